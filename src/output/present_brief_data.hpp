// A persona's brief for machines, in full precision: CSV records; its JSON is in fitrank/present_brief.hpp.
#pragma once

#include "fitrank/present_brief.hpp"

namespace fitrank {

/// One row per fact, as `section` tells; what a section has nothing to say of stays empty.
Records brief_records(const Subject& subject, const Brief& brief);

}  // namespace fitrank
