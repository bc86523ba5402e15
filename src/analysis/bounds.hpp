// How far a score and a rank can be off: over everything that is unknown, and over weights near the profile's.
//
// How, over the unknown: every unknown signal may turn out anything from its worst to its best score (a
// criterion that a table leaves open: 0 to 100), independently, and once all is known the policy does not
// matter. So the best rank of a company is its place with all its own unknowns at their best and all others'
// at their worst, the worst the reverse; counted by sorting. Exact, to the bit.
// How, over weights: all weights whose shares are within so many points of the profile's, none negative,
// adding up to 1. Scores: a greedy step (zero, neutral), or a quotient by Dinkelbach's iteration over it
// (renormalize); exact. Ranks: companies that are always ahead, or never, are found by the same greedy step;
// how many of the contested ones can be passed, or can pass, at once is a maximum feasible subsystem, found
// by branch and bound over linear programs (Amaldi and Kann 1995, "The complexity and approximability of
// finding maximum feasible subsystems of linear relations", Theoretical Computer Science 147). Under
// renormalize companies that know different criteria compare by a product of sums, so the company's own score
// is cut into slices until the linear bounds meet what was found. Each bound comes twice: what is proven
// and what some weights attain; where they are the same it is exact, and where the effort ran out they differ.
// Scores closer than a hundred-millionth of a point count as level, and a company as ranked where at least
// a ten-thousandth of the weight is on what is known of it. A company with no data for any weighted criterion
// there still competes by the policy's score under zero and neutral, as it does right beside such weights.
// Weighted products are compared by their logarithms, in which all of this is the same, but for scores of 0, which have
// none: weights that give something to one, and weights that do not, are treated separately
// (analysis/bounds_product.cpp). Products are level where they differ by less than a ten-billionth of themselves.
// Cost: O(companies log companies) over the unknown; over weights one pass over the companies per row asked for, and up
// to `effort` linear programs for each end of its rank.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "score/ranking.hpp"

namespace fitrank {

struct BoundsOptions {
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< a bit per row; empty: all rows
  std::size_t effort = 2000;                    ///< linear programs for one end of one rank
};

/// Over everything unknown.
struct UnknownBounds {
  double low = 0;  ///< fit score with all unknowns at their worst
  double high = 0;
  std::size_t best = 0;  ///< rank; 0 for a row that is not allowed, or not ranked
  std::size_t worst = 0;
};

/// One per row. Companies with no data for any weighted criterion are not ranked and do not change the rank of others.
std::vector<UnknownBounds> bounds_over_unknown(const ScoreMatrix& scores, const Weights& weights,
                                               const BoundsOptions& options = {},
                                               Aggregation method = Aggregation::weighted_sum);

/// One end of a rank.
struct RankBound {
  std::size_t proven = 0;            ///< no weights of the set lead outside
  std::size_t found = 0;             ///< `weights` lead here
  std::vector<double> weights = {};  ///< shares, in criterion order
  bool exact() const { return proven == found; }
};

/// Over weights near the profile's.
struct WeightBounds {
  std::size_t company = 0;
  bool ranked = false;  ///< false: no weights of the set rank it, and the rest is meaningless
  double low = 0;       ///< least fit score
  double high = 0;
  RankBound best;
  RankBound worst;
};

/// One for each of `rows`, which are allowed ones. `points`: 0 to 100.
std::vector<WeightBounds> bounds_over_weights(const ScoreMatrix& scores, const Weights& weights, Scoring scoring,
                                              double points, std::span<const std::size_t> rows,
                                              const BoundsOptions& options = {});

/// A ranked company with both.
struct BoundedCompany {
  RankedCompany place;
  UnknownBounds unknown;
  WeightBounds weights;
};

struct BoundsReport {
  double within = 0;                 ///< points by which each share may move
  std::vector<BoundedCompany> rows;  ///< the first `top`, best first
};

BoundsReport report_bounds(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                           double within, std::size_t top, const BoundsOptions& options = {});

}  // namespace fitrank
