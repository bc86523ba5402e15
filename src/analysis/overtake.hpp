// At which share of one criterion's weight two companies change places.
//
// How: where the difference of the two scores changes its sign (share_path.hpp).
// Cost: O(criteria) a criterion.
#pragma once

#include <vector>

#include "analysis/compare.hpp"

namespace fitrank {

/// Of companies 0 and 1 of `scores`, which are ranked and do not score the same; in the order that
/// Comparison::overtakes asks for.
std::vector<Overtake> find_overtakes(const ScoreMatrix& scores, const Weights& weights, Scoring scoring);

}  // namespace fitrank
