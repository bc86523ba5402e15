// An explanation for machines, in full precision: CSV records; its JSON is in fitrank/present.hpp.
#pragma once

#include "fitrank/document.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

/// One row per criterion, signal, conflicting or left-out observation and unknown signal, as `kind` tells; last the
/// fit.
Records explanation_records(const Subject& subject, const Explanation& explanation);

}  // namespace fitrank
