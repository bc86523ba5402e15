// The one definition of a fit score, its range and its coverage.
//
// How: weights w >= 0 scaled to sum 1. K is the sum of w over the known criteria and P the sum of
// w times score over them, both in double, in criterion order, without contraction. The policy for
// the unknown then gives the score: zero -> P; renormalize -> P / K; neutral -> P + 50 (1 - K). Under `expected` the
// matrix holds what is expected of whatever is unknown (expected_scores.hpp), and the score is P.
// Coverage and range go down to the signal, by the matrix's extents: the coverage is the sum of w times the
// share of importance that is known of each criterion, and the range is the sum of w times low to the sum of
// w times high. It is what the score can be once all is known. Where a policy takes the score itself
// outside (zero counts unknown pay as nothing, less than its worst; a few known signals can outweigh what
// the others can reach), or one more observation would, the range is widened to hold both: nothing that
// is learnt of one signal takes a score out of the range that was shown before.
// Scores and both ends of the range are settled to a multiple of 2^-36, which rubs out the last bits of a sum,
// so that equal scores tie: without it 35 x 20 + 30 x 80 differs from 35 x 80 + 30 x 10 in the last bit.
// Under `weighted_product` scores multiply instead of adding up: the score is the product of s^w over the
// known criteria (to the power 1 / K under renormalize), an unknown one counting as 0 (zero) or 50 (neutral);
// the range is made of lows and highs in the same way. Logarithms are taken in long double, so
// that equal companies tie on any processor (Bridgman 1922, "Dimensional Analysis"; OECD and JRC
// 2008, "Handbook on Constructing Composite Indicators", geometric aggregation).
// Where every criterion of positive weight is known, K is exactly 1 (its sum may round to
// 0.9999999999999999), and where every signal is, so is the coverage, so that score, low and high are one
// number under every policy; otherwise both are at most 1.
// Every other path (vectorised, indexed, batched) is checked against this one, to the bit.
// Cost: O(criteria), squared for the range of a product where signals are unknown.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "score/score_matrix.hpp"

namespace fitrank {

/// What the unknown counts as: a criterion of which nothing is known, or under `expected` each signal.
enum class MissingPolicy { zero, renormalize, neutral, expected };

/// How criterion scores become one: a strength makes up for a weakness point for point, or the less the
/// deeper the weakness is, and never for a 0.
enum class Aggregation { weighted_sum, weighted_product };

/// What defines a fit score beside scores and weights.
struct Scoring {
  /// By default the sum; not explicit, since it is what most callers mean.
  Scoring(MissingPolicy missing_policy, Aggregation method_used = Aggregation::weighted_sum)
      : missing(missing_policy), method(method_used) {}

  MissingPolicy missing;
  Aggregation method;
};

/// A persona's weights, scaled to sum 1, in criterion order.
class Weights {
 public:
  Weights() = default;
  /// `raw`: finite, >= 0, not all zero, with a finite sum; throws std::invalid_argument otherwise.
  explicit Weights(std::span<const double> raw);
  /// What another object's scaled() gave, to the bit: scaling once more could part equal scores.
  static Weights from_scaled(std::span<const double> scaled);

  std::size_t size() const { return scaled_.size(); }
  double operator[](std::size_t criterion) const { return scaled_[criterion]; }
  std::span<const double> scaled() const { return scaled_; }

 private:
  std::vector<double> scaled_;
};

struct FitScore {
  double score = 0;      ///< 0..100; meaningless where coverage is 0, but never NaN
  double low = 0;        ///< least score possible over what is unknown
  double high = 0;       ///< greatest score possible over what is unknown
  double coverage = 0;   ///< share of the weight, down to signals by importance, about which something is known, 0..1
  double known = 0;      ///< K: share of the weight on criteria of which some signal is known, 0..1
  bool widened = false;  ///< the range includes scores that are possible only while data is missing

  /// A company with no data for any weighted criterion has no score.
  bool ranked() const { return coverage > 0; }
};

/// The fit score of row `company` of `scores`; `weights` has one weight per criterion.
FitScore fit_score(const ScoreMatrix& scores, std::size_t company, const Weights& weights, Scoring scoring);

}  // namespace fitrank
