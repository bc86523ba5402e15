// Weights from what a person says of the criteria themselves.
//
// How: equal: all alike. Rank order centroid: the mean of all weights that agree with an order of
// importance, (1/n) (1/k + ... + 1/n) for place k of n; tied criteria share theirs (Barron and Barrett
// 1996, "Decision quality using ranked attribute weights", Management Science 42(11)). Swing: points for
// how much a criterion's way from worst to best matters, scaled (von Winterfeldt and Edwards 1986). AHP:
// the principal eigenvector of a matrix of "so many times as important", by power iteration, with the
// consistency ratio (Saaty 1980, "The Analytic Hierarchy Process").
// Cost: O(criteria); AHP O(criteria^2) an iteration.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace fitrank {

/// All results are one weight per criterion, summing to 1. `criteria` >= 1 (std::invalid_argument otherwise).
std::vector<double> equal_weights(std::size_t criteria);

/// `order` holds every one of `criteria` once (std::invalid_argument otherwise), the most important first;
/// those of one entry are tied.
std::vector<double> rank_order_centroid(std::span<const std::vector<std::size_t>> order, std::size_t criteria);

/// Points >= 0, finite, not all 0 (std::invalid_argument otherwise).
std::vector<double> swing_weights(std::span<const double> points);

/// `times`: how many times as important criterion `more` is as `less`; above 0.
struct PairwiseRatio {
  std::size_t more = 0;
  std::size_t less = 0;
  double times = 1;
};

struct PairwiseWeights {
  std::vector<double> weights;
  double eigenvalue = 0;  ///< the greatest; the number of criteria where the ratios agree in full
  /// Consistency index by that of random ratios (Saaty's up to 15 criteria; above, the line of Alonso and Lamata
  /// 2006); up to 0.1 is commonly accepted. 0 up to two criteria.
  double consistency = 0;
  /// The ratio that the weights bear out least, as an index into what was given.
  std::optional<std::size_t> least_borne_out;
};

/// The consistency ratio up to which ratios are taken to agree well enough (Saaty 1980).
inline constexpr double kAcceptedInconsistency = 0.1;

/// `ratios` holds every pair of different criteria once, either way round (std::invalid_argument otherwise).
PairwiseWeights pairwise_weights(std::span<const PairwiseRatio> ratios, std::size_t criteria);

}  // namespace fitrank
