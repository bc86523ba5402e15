// Weights from how the companies differ, without preferences of a person.
//
// How: over what is known of each criterion. Entropy: a criterion whose scores are spread unevenly distinguishes
// companies; 1 - its Shannon entropy by the logarithm of the count (Zeleny 1982; Hwang and Yoon
// 1981). CRITIC: each criterion is scaled to 0 at its least and 1 at its greatest number, so that its unit does
// not matter; then its standard deviation times how little it goes along with the others, the sum of
// 1 - Pearson's correlation (Diakoulaki, Mavrotas and Papayannakis 1995). Both show what distinguishes these
// companies, not what matters to a person: they change with the companies given.
// Cost: O(cells); CRITIC O(companies x criteria^2).
#pragma once

#include <vector>

#include "analysis/decision_matrix.hpp"

namespace fitrank {

/// One weight per criterion, summing to 1; all equal where no criterion distinguishes any companies. Cells are >= 0
/// for the entropy (std::invalid_argument otherwise). A criterion known of fewer than two weighs nothing.
std::vector<double> entropy_weights(const DecisionMatrix& matrix);

/// Cells are numbers of which more is better, in any unit. The correlation of
/// two criteria is over the rows known of both, 0 where it is not defined.
std::vector<double> critic_weights(const DecisionMatrix& matrix);

}  // namespace fitrank
