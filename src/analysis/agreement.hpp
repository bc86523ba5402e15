// How much two rankings agree.
//
// How: Kendall's tau-b (ties counted; Kendall 1945) by Knight's merge sort (1966); Spearman's rho as
// Pearson's correlation of ranks; weighted Spearman r_w (Pinto da Costa and Soares 2005), where the
// top counts more; WS (Salabun and Urbaniak 2020), where x is the reference; rank-biased overlap (Webber,
// Moffat and Zobel 2010, equation 32), extrapolated, for lists that need not hold the same things.
// Tied things take the mean of the ranks they share (1, 2.5, 2.5, 4), whichever ranks they were given;
// for r_w and WS, whose papers know no ties, that is a choice of ours.
// Cost: O(n log n) each; rank-biased overlap O(n + greatest thing).
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace fitrank {

/// All take ranks of things 0..n-1, the least the best; only their order counts. Both spans are of one
/// length (std::invalid_argument otherwise) and hold no NaN. Nothing where the measure is not defined:
/// fewer than two things, or all of one side tied.
std::optional<double> kendall_tau_b(std::span<const double> x, std::span<const double> y);
std::optional<double> spearman_rho(std::span<const double> x, std::span<const double> y);
std::optional<double> weighted_spearman(std::span<const double> x, std::span<const double> y);
std::optional<double> ws_similarity(std::span<const double> x, std::span<const double> y);

/// RBO_ext of two lists of distinct things, best first; 0 < persistence < 1 (std::invalid_argument
/// otherwise). Nothing where a list is empty.
std::optional<double> rank_biased_overlap(std::span<const std::size_t> x, std::span<const std::size_t> y,
                                          double persistence = 0.9);

}  // namespace fitrank
