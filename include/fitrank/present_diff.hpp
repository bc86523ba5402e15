// Two rankings compared, in words and tables.
//
// Renders, never computes.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/document.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/ranking_diff.hpp"

namespace fitrank {

Document present_diff(const RankingDiff& diff);
nlohmann::ordered_json diff_json(const RankingDiff& diff);

/// Adds to a ranking's document, whose first table has one row per row of `report`, a column with the
/// moves since the ranking before, and under it what caused them. `diff` may cover more companies than
/// the report shows.
void add_moves(Document& document, const RankReport& report, const RankingDiff& diff);

}  // namespace fitrank
