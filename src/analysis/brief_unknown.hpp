// What to find out next: the unknown signals, by how far knowing them could move a fit score.
#pragma once

#include <vector>

#include "fitrank/brief.hpp"

namespace fitrank {

/// Over the rows of `report`; signals of a criterion that a company states outright enter nothing.
std::vector<BriefUnknown> find_unknown(const Model& model, const RankReport& report, Aggregation method);

}  // namespace fitrank
