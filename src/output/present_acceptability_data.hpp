// Rank acceptability for machines, in full precision: CSV records; its JSON is in
// fitrank/present_acceptability.hpp.
#pragma once

#include "fitrank/present_acceptability.hpp"

namespace fitrank {

/// One share a row, as `kind` tells; of the shown companies.
Records acceptability_records(const Subject& subject, const AcceptabilityView& view);

}  // namespace fitrank
