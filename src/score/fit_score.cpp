#include "fitrank/fit_score.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace fitrank {
namespace {

/// What is known of one company, summed in criterion order.
struct Known {
  double points = 0;     ///< P
  double weight = 0;     ///< K as the sum gives it
  bool complete = true;  ///< every criterion of positive weight is known
};

Known sum_known(const ScoreMatrix& scores, std::size_t company, const Weights& weights) {
  Known known;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const double weight = weights[criterion];
    const double score = scores.at(company, criterion);
    if (std::isnan(score)) {
      known.complete = known.complete && !(weight > 0);
    } else {
      known.points += weight * score;
      known.weight += weight;
    }
  }
  return known;
}

double apply(MissingPolicy missing, double points, double coverage) {
  switch (missing) {
    case MissingPolicy::zero:
      return points;
    case MissingPolicy::renormalize:
      return coverage > 0 ? points / coverage : 0;
    case MissingPolicy::neutral:
      return points + 50 * (1 - coverage);
  }
  throw std::logic_error("unknown missing policy");
}

}  // namespace

Weights::Weights(std::span<const double> raw) {
  double sum = 0;
  for (const double weight : raw) {
    if (!std::isfinite(weight) || weight < 0)
      throw std::invalid_argument("a weight must be a finite number, 0 or more");
    sum += weight;
  }
  if (!(sum > 0)) throw std::invalid_argument("at least one weight must be more than 0");
  if (!std::isfinite(sum)) throw std::invalid_argument("the weights are too large to add up");
  scaled_.reserve(raw.size());
  for (const double weight : raw) scaled_.push_back(weight / sum);
}

Weights Weights::from_scaled(std::span<const double> scaled) {
  Weights weights;
  weights.scaled_.assign(scaled.begin(), scaled.end());
  return weights;
}

FitScore fit_score(const ScoreMatrix& scores, std::size_t company, const Weights& weights, MissingPolicy missing) {
  const Known known = sum_known(scores, company, weights);
  FitScore fit;
  fit.coverage = known.complete ? 1 : std::min(known.weight, 1.0);
  fit.low = known.points;
  fit.high = known.points + 100 * (1 - fit.coverage);
  fit.score = apply(missing, known.points, fit.coverage);
  return fit;
}

}  // namespace fitrank
