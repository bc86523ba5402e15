#include "score/likely_range.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "score/settled.hpp"

namespace fitrank {
namespace {

/// What a point more of the criterion adds to the fit score.
double slope_of(const ScoreMatrix& scores, std::size_t company, std::size_t criterion, const Weights& weights,
                Scoring scoring, const FitScore& fit) {
  if (scoring.method == Aggregation::weighted_sum) return weights[criterion];
  const double score = scores.at(company, criterion);
  return score > 0 ? weights[criterion] * fit.score / score : 0;
}

/// The variance of slopes x errors.
double spread_along(const std::vector<double>& slopes, const std::vector<double>& covariance) {
  double variance = 0;
  for (std::size_t a = 0; a < slopes.size(); ++a) {
    for (std::size_t b = 0; b < slopes.size(); ++b) {
      variance += slopes[a] * slopes[b] * covariance[a * slopes.size() + b];
    }
  }
  return variance;
}

}  // namespace

double normal_reach(double share) {
  double low = 0;
  double high = 40;
  for (int step = 0; step < 64; ++step) {
    const double middle = (low + high) / 2;
    (std::erf(middle / std::numbers::sqrt2) < share ? low : high) = middle;
  }
  return settled(low, kScoreBits);
}

double error_reach(std::span<const double> errors, double share) {
  constexpr double kNormalCounts = 20;  // as so many errors
  const double normal = normal_reach(share);
  if (errors.empty()) return normal;
  const auto count = static_cast<double>(errors.size());
  const double place = std::min(count, std::ceil((count + 1) * share));
  const double seen = errors[static_cast<std::size_t>(place) - 1];
  return (count * seen + kNormalCounts * normal) / (count + kNormalCounts);
}

double error_factor(std::span<const double> errors, double share) {
  return error_reach(errors, share) / normal_reach(share);
}

LikelyRange likely_range(const ScoreMatrix& scores, std::size_t company, const Weights& weights, Scoring scoring,
                         const FitScore& fit, double share) {
  if (scores.expectations() == nullptr) return {fit.score, fit.score};
  const std::size_t criteria = weights.size();
  const Expectation& expectation = scores.expectation(company);
  std::vector<double> slopes;
  for (std::size_t c = 0; c < criteria; ++c) slopes.push_back(slope_of(scores, company, c, weights, scoring, fit));
  const double factor = error_factor(scores.expectations()->errors, share);
  const double variance =
      factor * factor * spread_along(slopes, expectation.covariance) + spread_along(slopes, expectation.supposed);
  const double reach = normal_reach(share) * std::sqrt(std::max(0.0, variance));
  return {std::clamp(settled_sum(fit.score - reach), fit.low, fit.high),
          std::clamp(settled_sum(fit.score + reach), fit.low, fit.high)};
}

}  // namespace fitrank
