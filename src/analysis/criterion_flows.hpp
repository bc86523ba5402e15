// PROMETHEE's net flows on one criterion, without comparing every pair.
//
// How: in ascending order, whoever is `full` or more below is beaten in full and whoever is as far above
// wins in full, both a count; those between add their differences, a difference of running sums.
// Cost: O(rows log rows).
#pragma once

#include <cstddef>
#include <vector>

#include "fitrank/decision_matrix.hpp"

namespace fitrank {

/// The mean, over the other rows known of `criterion`, of the preference for a row less that against it; 0
/// for rows unknown of it, or where no other is known. `full` as promethee() takes it.
std::vector<double> criterion_flows(const DecisionMatrix& matrix, std::size_t criterion, double full);

}  // namespace fitrank
