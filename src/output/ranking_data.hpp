// A ranking for machines, in full precision: CSV records; its JSON is in fitrank/present.hpp.
#pragma once

#include "fitrank/document.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

/// One row per shown company, then the unranked ones with neither rank nor score; unknown is empty.
Records ranking_records(const Subject& subject, const RankReport& report);

}  // namespace fitrank
