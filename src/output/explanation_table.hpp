// The table that takes a fit score apart: criteria, their signals, what is unknown, and the total.
#pragma once

#include <string>

#include "fitrank/present.hpp"

namespace fitrank {

/// Points are rounded to hundredths so that they add up as shown: signals to their criterion, criteria to the total.
Table explanation_table(const Subject& subject, const Explanation& explanation);

/// "filed, 2026-04-01; source: the S-1; on page 12"
std::string evidence_text(const Model& model, const Observation& observation);

}  // namespace fitrank
