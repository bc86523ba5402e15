// Which companies are not in a ranking, and why, below its table.
#pragma once

#include "analysis/rank_report.hpp"
#include "output/blocks.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// How many companies of each standing.
Counts counts_of(const RankReport& report);

/// Companies that fail a deal-breaker, each with where it would have ranked and why it does not.
void add_excluded(Writer& page, const Subject& subject, const RankReport& report);
/// That list alone; says nothing where there is none.
void add_excluded_table(Writer& page, const Subject& subject, const RankReport& report, std::string header);

/// Companies about which too little is known: how many, and the best of them.
void add_thin(Writer& page, const Subject& subject, const RankReport& report);

/// Companies with no data for any weighted criterion.
void add_unranked(Writer& page, const Subject& subject, const RankReport& report);

}  // namespace fitrank
