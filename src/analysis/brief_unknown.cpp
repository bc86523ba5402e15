#include "analysis/brief_unknown.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

bool is_stated(const Company& company, std::size_t criterion) {
  return !company.stated.empty() && !std::isnan(company.stated[criterion]);
}

bool is_known(const Assessment& assessment, std::size_t signal) {
  return std::ranges::count(assessment.signals, signal, &SignalScore::signal) > 0;
}

double known_importance(const Model& model, const Assessment& assessment, std::size_t criterion) {
  double importance = 0;
  for (const SignalScore& line : assessment.signals) {
    const Signal& signal = model.signals[line.signal];
    if (signal.criterion == criterion) importance += signal.importance;
  }
  return importance;
}

/// The weighted product of a shown company, over what is known, if a criterion had this score.
double product_with(const RankReport& report, std::size_t company, std::size_t criterion, double score) {
  ScoreMatrix row(1, report.weights.size());
  for (std::size_t c = 0; c < report.weights.size(); ++c) row.set(0, c, report.shown.scores.at(company, c));
  row.set(0, criterion, static_cast<float>(score));
  return fit_score(row, 0, Weights::from_scaled(report.weights),
                   {MissingPolicy::renormalize, Aggregation::weighted_product})
      .score;
}

/// How far the fit score moves with a signal that makes up `part` of a criterion, from worst to best: under a
/// sum the weight says it, under a product it depends on the other scores.
double swing(const RankReport& report, std::size_t company, const Signal& signal, double part, Aggregation method) {
  const double worst = signal.value_function.worst();
  const double best = signal.value_function.best();
  const std::size_t criterion = signal.criterion;
  if (method == Aggregation::weighted_sum) {
    return report.weights[criterion] * (best - worst) * part;
  }
  const float score = report.shown.scores.at(company, criterion);
  const double others = std::isnan(score) ? 0 : (1 - part) * score;
  return product_with(report, company, criterion, others + part * best) -
         product_with(report, company, criterion, others + part * worst);
}

BriefUnknown gaps_of(const Model& model, const RankReport& report, std::size_t index, Aggregation method) {
  const Signal& signal = model.signals[index];
  BriefUnknown unknown{.signal = index, .gaps = {}};
  for (const RankRow& row : report.rows) {
    const std::size_t company = row.place.company;
    const Assessment& assessment = report.shown.assessments[company];
    if (is_known(assessment, index) || is_stated(report.shown.companies[company], signal.criterion)) continue;
    const double known = known_importance(model, assessment, signal.criterion);
    const double part = signal.importance / (known + signal.importance);
    const double points = swing(report, company, signal, part, method);
    if (points > 0) unknown.gaps.push_back({company, points});
  }
  std::ranges::stable_sort(unknown.gaps, [](const BriefGap& a, const BriefGap& b) { return a.points > b.points; });
  return unknown;
}

double sum_of(const BriefUnknown& unknown) {
  double sum = 0;
  for (const BriefGap& gap : unknown.gaps) sum += gap.points;
  return sum;
}

}  // namespace

std::vector<BriefUnknown> find_unknown(const Model& model, const RankReport& report, Aggregation method) {
  std::vector<BriefUnknown> all;
  for (std::size_t i = 0; i < model.signals.size(); ++i) {
    BriefUnknown unknown = gaps_of(model, report, i, method);
    if (!unknown.gaps.empty()) all.push_back(std::move(unknown));
  }
  std::ranges::stable_sort(all, [](const BriefUnknown& a, const BriefUnknown& b) {
    if (a.gaps.front().points > b.gaps.front().points) return true;
    return !(b.gaps.front().points > a.gaps.front().points) && sum_of(a) > sum_of(b);
  });
  return all;
}

}  // namespace fitrank
