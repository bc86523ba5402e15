#include "score/fit_score.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "score/settled.hpp"

namespace fitrank {
namespace {

/// A range that is wider by no more than this was not widened.
constexpr double kRounding = 1e-9;

/// What is known of one company, summed in criterion order.
template <typename Number>
struct Known {
  Number points = 0;     ///< P, or the weighted sum of logarithms
  double weight = 0;     ///< K as the sum gives it
  bool complete = true;  ///< every criterion of positive weight is known

  void add(double share, Number score, bool is_known) {
    if (!is_known) {
      complete = complete && !(share > 0);
      return;
    }
    if (share > 0) points += share * score;
    weight += share;
  }
  /// K: exactly 1 where all is known, whose sum may round to less or more.
  double share() const { return complete ? 1 : std::min(weight, 1.0); }
};

/// What the score can become: the same sums over lows, highs and coverages.
template <typename Number>
struct Reach {
  Number low = 0;
  Number high = 0;
  double coverage = 0;
  bool complete = true;  ///< every signal of every criterion of positive weight is known

  void add(double share, Number least, Number most, double covered) {
    if (!(share > 0)) return;
    low += share * least;
    high += share * most;
    coverage += share * covered;
    complete = complete && !(covered < 1);
  }
  double share() const { return complete ? 1 : std::min(coverage, 1.0); }
};

void widen(FitScore& fit, double score) {
  fit.widened = fit.widened || score < fit.low - kRounding || score > fit.high + kRounding;
  fit.low = std::min(fit.low, score);
  fit.high = std::max(fit.high, score);
}

double apply(MissingPolicy missing, double points, double known) {
  switch (missing) {
    case MissingPolicy::zero:
    case MissingPolicy::expected:
      return points;
    case MissingPolicy::renormalize:
      return known > 0 ? points / known : 0;
    case MissingPolicy::neutral:
      return points + 50 * (1 - known);
  }
  throw std::logic_error("unknown missing policy");
}

/// Widens the range by what an observation of one unknown signal alone can make of the score.
void widen_by_next(const ScoreMatrix& scores, std::size_t company, const Weights& weights, MissingPolicy missing,
                   const Known<double>& known, FitScore& fit) {
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const double weight = weights[criterion];
    const Extent extent = scores.extent(company, criterion);
    if (!(weight > 0) || !(extent.coverage < 1)) continue;
    const double score = scores.at(company, criterion);
    const bool is_known = !std::isnan(score);
    const double others = is_known ? known.points - weight * score : known.points;
    const double share = is_known ? known.share() : std::min(known.weight + weight, 1.0);
    for (const double next : {extent.next_low, extent.next_high}) {
      widen(fit, settled_sum(apply(missing, others + weight * next, share)));
    }
  }
}

FitScore sum(const ScoreMatrix& scores, std::size_t company, const Weights& weights, MissingPolicy missing) {
  Known<double> known;
  Reach<double> reach;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const double score = scores.at(company, criterion);
    const Extent extent = scores.extent(company, criterion);
    known.add(weights[criterion], score, !std::isnan(score));
    reach.add(weights[criterion], extent.low, extent.high, extent.coverage);
  }
  FitScore fit;
  fit.known = known.share();
  fit.coverage = reach.share();
  fit.score = settled_sum(apply(missing, known.points, fit.known));
  fit.low = settled_sum(reach.low);
  fit.high = settled_sum(reach.high);
  // Of exact cells, from 0 to 100 where they are unknown, neither leads outside; what is expected stays between.
  if (reach.complete || company >= scores.rows_with_extents() || missing == MissingPolicy::expected) return fit;
  if (fit.ranked()) widen(fit, fit.score);
  widen_by_next(scores, company, weights, missing, known, fit);
  return fit;
}

/// From a weighted sum of logarithms (minus infinity where a weighted score is 0) to a score.
double from_logarithm(long double logarithm) { return settled(std::exp(logarithm), kScoreBits); }

long double logarithm_of(double score) { return std::log(static_cast<long double>(score)); }

double apply_product(MissingPolicy missing, const Known<long double>& known) {
  const long double share = known.share();
  const long double unknown = 1 - share;
  switch (missing) {
    case MissingPolicy::zero:
    case MissingPolicy::expected:
      return unknown > 0 ? 0 : from_logarithm(known.points);
    case MissingPolicy::renormalize:
      return share > 0 ? from_logarithm(known.points / share) : 0;
    case MissingPolicy::neutral:
      return from_logarithm(known.points + unknown * std::log(50.0L));
  }
  throw std::logic_error("unknown missing policy");
}

/// What is known of the company, with `score` for that of the criterion `replaced`.
Known<long double> product_known(const ScoreMatrix& scores, std::size_t company, const Weights& weights,
                                 std::size_t replaced, double score) {
  Known<long double> known;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const double used = criterion == replaced ? score : double{scores.at(company, criterion)};
    known.add(weights[criterion], logarithm_of(used), !std::isnan(used));
  }
  return known;
}

FitScore product(const ScoreMatrix& scores, std::size_t company, const Weights& weights, MissingPolicy missing) {
  Known<long double> known;
  Reach<long double> reach;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const double score = scores.at(company, criterion);
    const Extent extent = scores.extent(company, criterion);
    const long double logarithm = logarithm_of(score);
    const bool open = extent.coverage < 1;  // a logarithm takes longer than all else
    known.add(weights[criterion], logarithm, !std::isnan(score));
    reach.add(weights[criterion], open ? logarithm_of(extent.low) : logarithm,
              open ? logarithm_of(extent.high) : logarithm, extent.coverage);
  }
  FitScore fit;
  fit.known = known.share();
  fit.coverage = reach.share();
  fit.low = from_logarithm(reach.low);
  fit.high = from_logarithm(reach.high);
  fit.score = apply_product(missing, known);
  if (reach.complete || company >= scores.rows_with_extents() || missing == MissingPolicy::expected) return fit;
  if (fit.ranked()) widen(fit, fit.score);
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const Extent extent = scores.extent(company, criterion);
    if (!(weights[criterion] > 0) || !(extent.coverage < 1)) continue;
    for (const double next : {extent.next_low, extent.next_high}) {
      widen(fit, apply_product(missing, product_known(scores, company, weights, criterion, next)));
    }
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
