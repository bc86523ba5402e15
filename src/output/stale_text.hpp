// Observations that have grown too old to count, in words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/company.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// Of each signal that nothing else tells of, the latest observation that is too old, in the model's order: indices
/// into Company::observations. None of a criterion that a table states outright.
std::vector<std::size_t> last_known(const Model& model, const Company& company, const Assessment& assessment);

/// "Revenue growth 112 % (filed, 2010-03-31)"
std::string last_known_text(const Model& model, const Observation& observation);

}  // namespace fitrank
