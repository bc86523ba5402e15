#include "fitrank/assess.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fitrank {
namespace {

/// 0.5^exponent, by the same roundings on every processor: libm's exp2 may choose another code path
/// by what the processor offers. The series has converged to a double's precision by its 20th term. Taken from
/// its end it is a nest of products, which an SQL statement can write too (output/sql_scores.cpp).
double half_to_the(double exponent) {
  if (exponent > 1100) return 0;
  const double whole = std::floor(exponent);
  const double x = -(exponent - whole) * std::numbers::ln2;
  double sum = 1;
  for (int n = 20; n >= 1; --n) sum = 1 + x / n * sum;
  return std::ldexp(sum, -static_cast<int>(whole));
}

/// Whether `a` takes precedence over `b`, of the same signal and listed earlier.
bool firmer(const Model& model, const Observation& a, const Observation& b) {
  if (a.tier.has_value() != b.tier.has_value()) return a.tier.has_value();
  if (a.tier) {
    const double trust_a = model.tiers[*a.tier].trust;
    const double trust_b = model.tiers[*b.tier].trust;
    if (trust_a > trust_b) return true;
    if (trust_a < trust_b) return false;
  }
  // An empty optional is less than any date. Of two vintages of one day, the one that became known later.
  return a.as_of != b.as_of ? a.as_of > b.as_of : a.filed > b.filed;
}

double trust_in(const Model& model, const Observation& observation, const EvidenceView& view) {
  if (view.policy == EvidencePolicy::face_value) return 1;
  const double trust = observation.tier ? model.tiers[*observation.tier].trust : 1;
  const auto& half_life = model.signals[observation.signal].half_life_days;
  if (!half_life || !observation.as_of || !view.as_of) return trust;
  return trust * half_to_the(static_cast<double>(days_between(*observation.as_of, *view.as_of)) / *half_life);
}

/// Full trust gives `face` itself, without a rounding.
double discount(double face, double trust) { return trust < 1 ? 50 + trust * (face - 50) : face; }

/// The known signals with their chosen and conflicting observations, not yet scored.
std::vector<SignalScore> choose(const Model& model, const Company& company, const EvidenceView& view) {
  std::vector<std::optional<std::size_t>> chosen(model.signals.size());
  const auto& observations = company.observations;
  for (std::size_t i = 0; i < observations.size(); ++i) {
    if (is_after(observations[i], view.as_of)) continue;
    auto& best = chosen[observations[i].signal];
    if (!best || firmer(model, observations[i], observations[*best])) best = i;
  }
  std::vector<SignalScore> signals;
  std::vector<std::size_t> line_of(model.signals.size());
  for (std::size_t signal = 0; signal < chosen.size(); ++signal) {
    if (!chosen[signal]) continue;
    line_of[signal] = signals.size();
    signals.push_back({.signal = signal, .chosen = *chosen[signal], .conflicting = {}});
  }
  for (std::size_t i = 0; i < observations.size(); ++i) {
    const std::size_t signal = observations[i].signal;
    if (!is_after(observations[i], view.as_of) && chosen[signal] != i)
      signals[line_of[signal]].conflicting.push_back(i);
  }
  return signals;
}

std::vector<float> score_criteria(const Model& model, const Company& company, const std::vector<SignalScore>& signals) {
  std::vector<CriterionMean> means(model.criteria.size());
  for (const SignalScore& line : signals) {
    const Signal& signal = model.signals[line.signal];
    means[signal.criterion].add(line.used, signal.importance);
  }
  std::vector<float> criteria;
  for (std::size_t c = 0; c < means.size(); ++c) {
    const bool stated = !company.stated.empty() && !std::isnan(company.stated[c]);
    criteria.push_back(stated ? company.stated[c] : means[c].score());
  }
  return criteria;
}

}  // namespace

bool is_after(const Observation& observation, const std::optional<Date>& day) {
  return day && std::max(observation.as_of, observation.filed) > day;
}

Assessment assess(const Model& model, const Company& company, const EvidenceView& view) {
  Assessment assessment;
  for (std::size_t i = 0; i < company.observations.size(); ++i) {
    if (is_after(company.observations[i], view.as_of)) assessment.after_as_of.push_back(i);
  }
  assessment.signals = choose(model, company, view);
  for (SignalScore& line : assessment.signals) {
    const Observation& observation = company.observations[line.chosen];
    line.face = model.signals[line.signal].value_function.score(observation.value);
    line.trust = trust_in(model, observation, view);
    line.used = discount(line.face, line.trust);
  }
  assessment.criteria = score_criteria(model, company, assessment.signals);
  return assessment;
}

ScoreMatrix to_score_matrix(const Model& model, std::span<const Assessment> assessments) {
  ScoreMatrix scores(assessments.size(), model.criteria.size());
  for (std::size_t criterion = 0; criterion < model.criteria.size(); ++criterion) {
    const auto column = scores.column(criterion);
    for (std::size_t company = 0; company < column.size(); ++company) {
      column[company] = assessments[company].criteria[criterion];
    }
  }
  return scores;
}

}  // namespace fitrank
