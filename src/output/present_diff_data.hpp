// Two rankings compared, for machines: CSV records; the JSON is in fitrank/present_diff.hpp.
#pragma once

#include "fitrank/document.hpp"
#include "fitrank/ranking_diff.hpp"

namespace fitrank {

/// One row per company: those ranked now, then those that went, without a rank now.
Records diff_records(const RankingDiff& diff);

}  // namespace fitrank
