#include "fitrank/fit_score.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "score/settled.hpp"

namespace fitrank {
namespace {

/// What is known of one company, summed in criterion order.
template <typename Number>
struct Known {
  Number points = 0;     ///< P, or the weighted sum of logarithms
  double weight = 0;     ///< K as the sum gives it
  bool complete = true;  ///< every criterion of positive weight is known
};

/// The sum of weight x of(score), and of weights.
template <typename Number, typename Of>
Known<Number> sum_known(const ScoreMatrix& scores, std::size_t company, const Weights& weights, Of&& of) {
  Known<Number> known;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const double weight = weights[criterion];
    const double score = scores.at(company, criterion);
    if (std::isnan(score)) {
      known.complete = known.complete && !(weight > 0);
    } else {
      if (weight > 0) known.points += weight * of(score);
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

template <typename Number>
double coverage_of(const Known<Number>& known) {
  return known.complete ? 1 : std::min(known.weight, 1.0);
}

FitScore sum(const ScoreMatrix& scores, std::size_t company, const Weights& weights, MissingPolicy missing) {
  const auto known = sum_known<double>(scores, company, weights, [](double score) { return score; });
  FitScore fit;
  fit.coverage = coverage_of(known);
  fit.low = settled_sum(known.points);
  fit.high = settled_sum(known.points + 100 * (1 - fit.coverage));
  fit.score = settled_sum(apply(missing, known.points, fit.coverage));
  return fit;
}

/// From a weighted sum of logarithms (minus infinity where a weighed score is 0) to a score.
double from_logarithm(long double logarithm) { return settled(std::exp(logarithm), kScoreBits); }

FitScore product(const ScoreMatrix& scores, std::size_t company, const Weights& weights, MissingPolicy missing) {
  const auto known = sum_known<long double>(scores, company, weights,
                                            [](double score) { return std::log(static_cast<long double>(score)); });
  FitScore fit;
  fit.coverage = coverage_of(known);
  const long double unknown = 1 - static_cast<long double>(fit.coverage);
  fit.low = unknown > 0 ? 0 : from_logarithm(known.points);
  fit.high = from_logarithm(known.points + unknown * std::log(100.0L));
  if (missing == MissingPolicy::zero) fit.score = fit.low;
  if (missing == MissingPolicy::neutral) fit.score = from_logarithm(known.points + unknown * std::log(50.0L));
  if (missing == MissingPolicy::renormalize) {
    fit.score = fit.ranked() ? from_logarithm(known.points / static_cast<long double>(fit.coverage)) : 0;
  }
  return fit;
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

FitScore fit_score(const ScoreMatrix& scores, std::size_t company, const Weights& weights, Scoring scoring) {
  return scoring.method == Aggregation::weighted_product ? product(scores, company, weights, scoring.missing)
                                                         : sum(scores, company, weights, scoring.missing);
}

}  // namespace fitrank
