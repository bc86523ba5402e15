// How far each criterion's weight can move before the ranking changes, and what happens there.
//
// How: one criterion's share moves, the others keep their proportions. Along that way every pair of
// companies changes places where a polynomial of degree 2 at most changes its sign (closed form, no grid).
// The first place falls at the nearest such turn between the first and anybody; the set of the first N at
// the nearest between one of them and one outside; the whole order at the nearest between two neighbours,
// for the first change of an order is always between neighbours. This is ranging as in linear
// programming: a limit and what happens at it (Triantaphyllou and Sanchez 1997, "A sensitivity analysis
// approach for some deterministic multi-criteria decision-making methods", Decision Sciences 28(1)).
// Just inside a stretch nothing has changed, just outside it has; at the limit itself the two are level.
// A company of which nothing else is known drops out at a share of exactly 0: that does not count. Where the
// criterion weighs nothing now, such a company is ranked as soon as it weighs anything, and may lead at once: the
// stretch then ends at 0, though the two are not level there.
// Weighted products compare by their logarithms, along the same paths. One that a score of 0 annuls is 0 at every share
// between 0 and 1, so that any other is ahead of it all the way; what it is at a share of exactly 0 or 1 does not count
// either. Where the criterion weighs nothing now, a company that scores 0 on it falls as soon as it weighs anything.
// Cost: O(criteria x top x companies). Over a skyband index of k >= top (its scores and ids instead of the
// whole set's) `first` and `top` are the whole set's, and so is an order of no more than k places.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "score/ranking.hpp"

namespace fitrank {

/// Which company passes which, and at which share of the criterion.
struct Turn {
  double share = 0;                    ///< 0..1
  std::size_t rising = 0;              ///< row of the company that overtakes ...
  std::optional<std::size_t> falling;  ///< ... this one; none: it was not ranked and now is
};

/// The shares of a criterion over which something holds.
struct Stretch {
  double low = 0;
  double high = 1;
  std::optional<Turn> at_low;   ///< none: it holds down to 0
  std::optional<Turn> at_high;  ///< none: it holds up to 1
};

struct CriterionStability {
  std::size_t criterion = 0;
  double share = 0;  ///< now
  Stretch first;     ///< over which the first company stays first
  Stretch top;       ///< over which the first N stay the first N, in whatever order
  Stretch order;     ///< over which the order of the first `order` places holds
};

struct StabilityOptions {
  std::size_t top = 5;
  std::size_t order = std::numeric_limits<std::size_t>::max();  ///< how many places; by default all
  std::size_t threads = 0;                                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};                  ///< as RankOptions has it
};

struct Stability {
  std::vector<RankedCompany> ranked;  ///< the first max(top, order), best first
  std::vector<CriterionStability>
      criteria;  ///< none for a criterion that has all the weight; none if no company is ranked
};

Stability find_stability(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                         const StabilityOptions& options = {});

}  // namespace fitrank
