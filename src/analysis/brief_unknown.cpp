#include "analysis/brief_unknown.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

/// From the worst score a signal can give to the best.
double span_of(const ValueFunction& function) {
  double least = 100;
  double most = 0;
  const auto widen = [&](double score) {
    least = std::min(least, score);
    most = std::max(most, score);
  };
  for (const Point& point : function.points()) widen(point.score);
  for (const NamedLevel& level : function.levels()) widen(level.score);
  return std::max(0.0, most - least);
}

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

BriefUnknown gaps_of(const Model& model, const RankReport& report, std::size_t index) {
  const Signal& signal = model.signals[index];
  const double most = report.weights[signal.criterion] * span_of(signal.value_function);
  BriefUnknown unknown{.signal = index, .gaps = {}};
  for (const RankRow& row : report.rows) {
    const std::size_t company = row.place.company;
    const Assessment& assessment = report.shown.assessments[company];
    if (is_known(assessment, index) || is_stated(report.shown.companies[company], signal.criterion)) continue;
    const double known = known_importance(model, assessment, signal.criterion);
    const double points = most * (signal.importance / (known + signal.importance));
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

std::vector<BriefUnknown> find_unknown(const Model& model, const RankReport& report) {
  std::vector<BriefUnknown> all;
  for (std::size_t i = 0; i < model.signals.size(); ++i) {
    BriefUnknown unknown = gaps_of(model, report, i);
    if (!unknown.gaps.empty()) all.push_back(std::move(unknown));
  }
  std::ranges::stable_sort(all, [](const BriefUnknown& a, const BriefUnknown& b) {
    if (a.gaps.front().points > b.gaps.front().points) return true;
    return !(b.gaps.front().points > a.gaps.front().points) && sum_of(a) > sum_of(b);
  });
  return all;
}

}  // namespace fitrank
