// PROMETHEE's net flows on one criterion, without comparing every pair.
//
// How: in ascending order those that a row beats in full are a count, and so are those that beat it in full; those
// between add their differences, a difference of running sums.
// Cost: O(rows log rows).
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/decision_matrix.hpp"
#include "analysis/methods.hpp"

namespace fitrank {

/// The mean, over the other rows known of `criterion`, of the preference for a row less that against it; 0
/// for rows unknown of it, or where no other is known.
std::vector<double> criterion_flows(const DecisionMatrix& matrix, std::size_t criterion, Preference preference);

}  // namespace fitrank
