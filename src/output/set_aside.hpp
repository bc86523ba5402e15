// Why one of several observations of a signal gave way to the chosen one, in words.
#pragma once

#include <optional>
#include <string_view>

#include "evidence/company.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// "weaker tier", "undated", "older", "filed earlier" or "listed later"; follows the order of choice in
/// evidence/assess.hpp on the ranking's day.
std::string_view why_set_aside(const Model& model, const std::optional<Date>& day, const Observation& chosen,
                               const Observation& other);

}  // namespace fitrank
