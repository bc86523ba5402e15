// Rounding parts so that what is shown adds up to the shown total.
//
// How: the largest-remainder method (Hamilton; Balinski and Young 1982, "Fair Representation"): every
// part is rounded down, and the units still missing go to the largest remainders, the first listed of
// equals. Each part so stays within 1 of its exact value.
// Cost: O(n log n).
#pragma once

#include <span>
#include <vector>

namespace fitrank {

/// Whole numbers near `parts`, finite and adding up to about `total`, that add up to exactly `total`.
std::vector<long> apportion(std::span<const double> parts, long total);

}  // namespace fitrank
