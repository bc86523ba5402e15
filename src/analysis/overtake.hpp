// At which share of one criterion's weight two companies change places.
//
// How: with share t on the criterion and the others in their proportions, a fit score is a line in t
// (zero, neutral) or a quotient of two lines (renormalize). In x = t / (1 - t), the sign of the
// difference is that of a polynomial of degree 2 at most; where it changes, they change places.
// Cost: O(criteria) a criterion.
#pragma once

#include <vector>

#include "fitrank/compare.hpp"

namespace fitrank {

/// Of companies 0 and 1 of `scores`, which are ranked and do not score the same; in the order that
/// Comparison::overtakes asks for.
std::vector<Overtake> find_overtakes(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing);

}  // namespace fitrank
