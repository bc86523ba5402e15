// A comparison for machines, in full precision: CSV records; its JSON is in fitrank/present_compare.hpp.
#pragma once

#include "fitrank/present_compare.hpp"

namespace fitrank {

/// One row per criterion, signal and amount without signals, then the fit, then the overtakes, as `kind` tells.
Records comparison_records(const Subject& subject, const Comparison& comparison);

}  // namespace fitrank
