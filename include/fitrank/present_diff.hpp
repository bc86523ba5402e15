// Two rankings compared, as an answer (ranking_diff.hpp).
#pragma once

#include <vector>

#include "fitrank/answer.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/ranking_diff.hpp"

namespace fitrank {

const AnswerSpec& diff_spec();

/// The envelope's profile is that of the newer ranking; both rankings' policies are facts.
Answer present_diff(const RankingDiff& diff);

/// Adds to a ranking in words, whose first table has one row per row of `report`, a column with the moves since the
/// ranking before, and under it what caused them. `diff` may cover more companies than the report shows.
void add_moves(std::vector<Block>& blocks, const RankReport& report, const RankingDiff& diff);

}  // namespace fitrank
