// An explanation without the rank, for many companies of one ranking.
//
// Cost: O(criteria + signals), where explain also has to look at every other company.
#pragma once

#include <cstddef>

#include "analysis/explain.hpp"

namespace fitrank {

/// Explains company number `company` of `set`, leaving `rank` and `of` as they are by default.
Explanation attribute(const Model& model, const CompanySet& set, std::size_t company, const Weights& weights,
                      Scoring scoring);

}  // namespace fitrank
