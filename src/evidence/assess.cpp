#include "evidence/assess.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fitrank {
namespace {

/// 0.5^exponent, by the same roundings on every processor: libm's exp2 may choose another code path
/// by what the processor offers. The series has converged to a double's precision by its 20th term. Taken from
/// its end it is a nest of products, which an SQL statement can write too (output/sql_scores.cpp).
double half_to_the(double exponent) {
  constexpr double kMostHalvings = 62;  // what is left is less than half the last bit of 50
  if (exponent >= kMostHalvings) return 0;
  const double whole = std::floor(exponent);
  const double x = -(exponent - whole) * std::numbers::ln2;
  double sum = 1;
  for (int n = 20; n >= 1; --n) sum = 1 + x / n * sum;
  return std::ldexp(sum, -static_cast<int>(whole));
}

/// What age leaves of the trust in an observation of `signal`.
double left_after(const Signal& signal, double age) {
  return signal.half_life_days ? half_to_the(age / *signal.half_life_days) : 1;
}

double tier_trust(const Model& model, const Observation& observation) {
  return observation.tier ? model.tiers[*observation.tier].trust : 1;
}

std::optional<double> age_of(const Observation& observation, const std::optional<Date>& day) {
  if (!observation.as_of || !day) return std::nullopt;
  return static_cast<double>(days_between(*observation.as_of, *day));
}

/// Whether `a` takes precedence over `b`, of the same signal and listed earlier.
bool firmer(const Model& model, const Observation& a, const Observation& b, const std::optional<Date>& day) {
  if (a.tier.has_value() != b.tier.has_value()) return a.tier.has_value();
  const double trust_a = firmness(model, a, day);
  const double trust_b = firmness(model, b, day);
  if (trust_a > trust_b) return true;
  if (trust_a < trust_b) return false;
  // An empty optional is less than any date. Of two vintages of one day, the one that became known later.
  return a.as_of != b.as_of ? a.as_of > b.as_of : a.filed > b.filed;
}

double trust_in(const Model& model, const Observation& observation, const EvidenceView& view) {
  if (view.policy == EvidencePolicy::face_value) return 1;
  return tier_trust(model, observation) * left_by_age(model, observation, view.as_of);
}

/// What a score without any trust counts.
constexpr double kUntrusted = 50;

bool counts(const Model& model, const Observation& observation, const std::optional<Date>& day) {
  return !is_after(observation, day) && !is_stale(model, observation, day);
}

/// The known signals with their chosen and conflicting observations, not yet scored.
std::vector<SignalScore> choose(const Model& model, const Company& company, const EvidenceView& view) {
  std::vector<std::optional<std::size_t>> chosen(model.signals.size());
  const auto& observations = company.observations;
  for (std::size_t i = 0; i < observations.size(); ++i) {
    if (!counts(model, observations[i], view.as_of)) continue;
    auto& best = chosen[observations[i].signal];
    if (!best || firmer(model, observations[i], observations[*best], view.as_of)) best = i;
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
    if (counts(model, observations[i], view.as_of) && chosen[signal] != i)
      signals[line_of[signal]].conflicting.push_back(i);
  }
  return signals;
}

/// The means over the signals of each criterion, known and unknown, in the model's order.
std::vector<CriterionMean> criterion_means(const Model& model, const std::vector<SignalScore>& signals,
                                           EvidencePolicy policy) {
  std::vector<CriterionMean> means(model.criteria.size());
  auto known = signals.begin();
  for (std::size_t i = 0; i < model.signals.size(); ++i) {
    const Signal& signal = model.signals[i];
    if (known != signals.end() && known->signal == i) {
      means[signal.criterion].add((known++)->used, signal.importance);
    } else {
      means[signal.criterion].add_unknown(unknown_scores(signal, policy), signal.importance);
    }
  }
  return means;
}

void score_criteria(const Model& model, const Company& company, EvidencePolicy policy, Assessment& assessment) {
  const auto means =
      criterion_means(model, assessment.signals, company.from_table ? EvidencePolicy::face_value : policy);
  for (std::size_t c = 0; c < means.size(); ++c) {
    const bool table = !company.stated.empty();
    const bool stated = table && !std::isnan(company.stated[c]);
    const float score = stated ? company.stated[c] : means[c].score();
    const bool outright = stated || (table && std::isnan(score));
    assessment.criteria.push_back(score);
    assessment.extents.push_back(outright ? Extent::exact(score) : means[c].extent());
  }
}

bool is_exact(const Assessment& assessment) {
  for (std::size_t c = 0; c < assessment.extents.size(); ++c) {
    if (assessment.extents[c] != Extent::exact(assessment.criteria[c])) return false;
  }
  return true;
}

}  // namespace

bool is_after(const Observation& observation, const std::optional<Date>& day) {
  if (!day) return false;
  const auto later = [&](const std::optional<Date>& date) { return date && !is_known_on(*date, *day); };
  return later(observation.as_of) || later(observation.filed);
}

bool is_stale(const Model& model, const Observation& observation, const std::optional<Date>& day) {
  const auto& limit = model.signals[observation.signal].stale_after_days;
  const auto age = age_of(observation, day);
  return limit && age && *age > *limit;
}

double firmness(const Model& model, const Observation& observation, const std::optional<Date>& day) {
  const Signal& signal = model.signals[observation.signal];
  const double trust = tier_trust(model, observation);
  if (!day) return trust;
  const auto age = observation.as_of ? age_of(observation, day) : signal.stale_after_days;
  return age ? trust * left_after(signal, *age) : trust;
}

double left_by_age(const Model& model, const Observation& observation, const std::optional<Date>& day) {
  const auto age = age_of(observation, day);
  return age ? left_after(model.signals[observation.signal], *age) : 1;
}

std::optional<Date> newest_day(std::span<const Company> companies) {
  std::optional<Date> newest;
  const auto see = [&](const std::optional<Date>& date) {
    if (date && (!newest || !is_known_on(*date, *newest))) newest = Date(date->last_day());
  };
  for (const Company& company : companies) {
    for (const Observation& one : company.observations) {
      see(one.as_of);
      see(one.filed);
    }
    for (const Claim& claim : company.claims) see(claim.as_of);
  }
  return newest;
}

UnknownScores unknown_scores(const Signal& signal, EvidencePolicy policy) {
  const UnknownScores scores{signal.value_function.worst(), signal.value_function.best()};
  if (policy == EvidencePolicy::face_value) return scores;
  return {std::min(scores.worst, kUntrusted), std::max(scores.best, kUntrusted)};
}

Extent CriterionMean::extent() const {
  if (!(all_ > 0)) return Extent::exact(score());
  if (unknown_.empty()) return Extent::exact(score());
  Extent extent{.low = static_cast<float>(low_ / all_), .high = static_cast<float>(high_ / all_)};
  extent.coverage = importance_ / all_;
  double next_low = 100;
  double next_high = 0;
  for (const auto& [scores, importance] : unknown_) {
    const double known = importance_ + importance;
    next_low = std::min(next_low, (total_ + importance * scores.worst) / known);
    next_high = std::max(next_high, (total_ + importance * scores.best) / known);
  }
  extent.next_low = static_cast<float>(next_low);
  extent.next_high = static_cast<float>(next_high);
  return extent;
}

void CriterionMean::clear() {
  total_ = importance_ = low_ = high_ = all_ = 0;
  unknown_.clear();
}

Assessment assess(const Model& model, const Company& company, const EvidenceView& view) {
  Assessment assessment;
  for (std::size_t i = 0; i < company.observations.size(); ++i) {
    const Observation& observation = company.observations[i];
    if (is_after(observation, view.as_of)) {
      assessment.after_as_of.push_back(i);
    } else if (is_stale(model, observation, view.as_of)) {
      assessment.stale.push_back(i);
    }
  }
  assessment.signals = choose(model, company, view);
  for (SignalScore& line : assessment.signals) {
    const Observation& observation = company.observations[line.chosen];
    line.face = model.signals[line.signal].value_function.score(observation.value);
    line.trust = trust_in(model, observation, view);
    line.used = discount(line.face, line.trust);
  }
  score_criteria(model, company, view.policy, assessment);
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
  if (std::ranges::all_of(assessments, is_exact)) return scores;
  scores.keep_extents(assessments.size());
  for (std::size_t company = 0; company < assessments.size(); ++company) {
    const auto& extents = assessments[company].extents;
    for (std::size_t criterion = 0; criterion < extents.size(); ++criterion) {
      scores.set_extent(company, criterion, extents[criterion]);
    }
  }
  return scores;
}

}  // namespace fitrank
