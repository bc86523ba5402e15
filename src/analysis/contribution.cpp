#include "analysis/contribution.hpp"

#include <cmath>

namespace fitrank {
namespace {

/// A criterion's part in the sum that makes the score: its weight, scaled where the unknown is left out, and
/// the score that it counts with.
Factor factor_of(const CriterionLine& line, const FitScore& fit, MissingPolicy missing) {
  if (missing == MissingPolicy::renormalize) {
    const bool counts = line.score && fit.ranked();
    return {counts ? line.weight / fit.known : 0, 100, line.score.value_or(100)};
  }
  return {line.weight, 100, line.score.value_or(missing == MissingPolicy::neutral ? 50 : 0)};
}

/// Of one of the signals, or of the criterion's whole importance where it scores nothing.
double share_of(double part, double whole, double importance, double all_importance) {
  return whole > 0 ? part / whole : importance / all_importance;
}

/// Calls part(signal, score) for all that makes up the criterion: what is known, and what is expected.
void for_each_part(CriterionLine& line, const auto& part) {
  for (SignalLine& signal : line.signals) part(signal, signal.score.used);
  for (ExpectedLine& signal : line.expected) part(signal, signal.score.mean);
}

/// `full`: the points of a criterion that scores 100. Under a sum that is lost in proportion to 100 - score,
/// which leaves each signal its importance x score.
void share_among_signals(CriterionLine& line, double full) {
  double importance = 0;
  double missed = 0;
  for_each_part(line, [&](auto& signal, double score) {
    importance += signal.importance;
    missed += signal.importance * (100 - score);
  });
  const double lost = full - line.contribution;
  for_each_part(line, [&](auto& signal, double score) {
    const double part = signal.importance * (100 - score);
    signal.contribution =
        full * (signal.importance / importance) - lost * share_of(part, missed, signal.importance, importance);
  });
}

void share_product(Explanation& explanation, MissingPolicy missing) {
  std::vector<Factor> factors;
  for (const CriterionLine& line : explanation.criteria) {
    factors.push_back(factor_of(line, explanation.fit, missing));
  }
  const std::vector<double> changes = share_change(factors, 100, explanation.fit.score);
  for (std::size_t c = 0; c < factors.size(); ++c) {
    const double full = 100 * factors[c].weight;
    explanation.criteria[c].contribution = full + changes[c];
    share_among_signals(explanation.criteria[c], full);
  }
}

/// All get 0 where all score 0.
void share_by_score(CriterionLine& line) {
  double total = 0;
  for_each_part(line, [&](auto& signal, double score) { total += signal.importance * score; });
  if (!(total > 0)) return;
  for_each_part(line, [&](auto& signal, double score) {
    signal.contribution = line.contribution * (signal.importance * score / total);
  });
}

double points_of(const CriterionLine& line, const FitScore& fit, MissingPolicy missing) {
  if (!line.score) return missing == MissingPolicy::neutral ? line.weight * 50 : 0;
  const double points = line.weight * *line.score;
  return missing == MissingPolicy::renormalize && fit.ranked() ? points / fit.known : points;
}

/// What a factor's change takes from the logarithm of the product; infinite where it falls to 0 or rises from it.
long double logarithm_of(const Factor& factor) {
  const bool changes = factor.weight > 0 && (factor.before < factor.now || factor.now < factor.before);
  if (!changes) return 0;
  return factor.weight * std::log(static_cast<long double>(factor.now) / static_cast<long double>(factor.before));
}

}  // namespace

std::vector<double> share_change(std::span<const Factor> factors, double before, double now) {
  std::vector<long double> parts;
  long double all = 0;
  for (const Factor& factor : factors) all += parts.emplace_back(logarithm_of(factor));
  if (!std::isfinite(all)) {
    // The factors at 0 decide alone, each by its weight.
    all = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      parts[i] = std::isinf(parts[i]) ? static_cast<long double>(factors[i].weight) : 0;
      all += parts[i];
    }
  }
  const bool moved = all < 0 || all > 0;
  const long double mean = moved ? (static_cast<long double>(now) - before) / all : now;
  std::vector<double> points;
  for (const long double part : parts) points.push_back(static_cast<double>(part * mean));
  return points;
}

void share_out(Explanation& explanation, Scoring scoring) {
  if (scoring.method == Aggregation::weighted_product) return share_product(explanation, scoring.missing);
  for (CriterionLine& line : explanation.criteria) {
    line.contribution = points_of(line, explanation.fit, scoring.missing);
    share_by_score(line);
  }
}

}  // namespace fitrank
