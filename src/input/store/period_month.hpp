// The month that tells the period of a measured number from its other periods.
//
// How: sources date the end of a period differently, on the last day of the fiscal year (2024-01-28) or of the month
// next to it (2024-01-31). The month whose end is nearest is the same for both, so that the vintages of a
// period are found together whatever source they come from.
#pragma once

#include <string>

#include "evidence/date.hpp"

namespace fitrank {

/// "2024-01" for 2024-01-16 to 2024-02-15.
std::string period_month(const Date& end);

}  // namespace fitrank
