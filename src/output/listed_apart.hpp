// Who is not in a ranking, and why, below its table.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "fitrank/document.hpp"
#include "fitrank/present.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank {

/// Companies that fail a deal-breaker, each with where it would have ranked and why it does not.
void add_excluded(std::vector<Block>& blocks, const Subject& subject, const RankReport& report);

/// Companies of which too little is known: how many, and the best of them.
void add_thin(std::vector<Block>& blocks, const Subject& subject, const RankReport& report);

/// [{id, name, coverage, would_rank}]
nlohmann::ordered_json thin_json(const Subject& subject, const RankReport& report);

/// "Left out: 3 companies excluded by a deal-breaker."
std::string left_out_text(std::size_t excluded, double min_coverage);

}  // namespace fitrank
