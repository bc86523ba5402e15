// Two rankings compared, for machines: facts and rows.
#pragma once

#include "analysis/ranking_diff.hpp"
#include "output/answer.hpp"

namespace fitrank {

nlohmann::ordered_json diff_record(const RankingDiff& diff);
/// The companies ranked now.
Rows diff_rows(const RankingDiff& diff);
/// Those that went.
Rows diff_not_ranked(const RankingDiff& diff);

}  // namespace fitrank
