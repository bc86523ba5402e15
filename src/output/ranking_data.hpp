// A ranking for machines, in full precision: CSV records; its JSON is in fitrank/present.hpp.
#pragma once

#include "fitrank/document.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

/// One row per shown company, then the unranked ones with neither rank nor score; unknown is empty. Companies
/// that a deal-breaker excludes are not in it: a table of scores has no place for reasons.
Records ranking_records(const Subject& subject, const RankReport& report);

}  // namespace fitrank
