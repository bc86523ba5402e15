// The table that sets two companies side by side: criteria, their signals, and the gap they add up to.
#pragma once

#include "fitrank/present_compare.hpp"

namespace fitrank {

Table comparison_table(const Subject& subject, const Comparison& comparison);

/// A company's name as it fits into a sentence or a column's header.
std::string short_name(const Subject& subject, std::size_t company);

}  // namespace fitrank
