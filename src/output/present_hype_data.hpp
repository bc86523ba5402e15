// The hype watch for machines, in full precision: CSV records; its JSON is in fitrank/present_hype.hpp.
#pragma once

#include <span>
#include <vector>

#include "fitrank/present_hype.hpp"

namespace fitrank {

/// The entries that are shown.
std::span<const HypeEntry> shown_entries(const Subject& subject, const std::vector<HypeEntry>& entries);

/// One row per company, part of its gap, and claim, as `kind` tells.
Records hype_records(const Subject& subject, std::span<const HypeEntry> entries);

}  // namespace fitrank
