// Why one of several observations of a signal gave way to the chosen one, in words.
#pragma once

#include <optional>
#include <string_view>

#include "fitrank/company.hpp"
#include "fitrank/date.hpp"
#include "fitrank/model.hpp"

namespace fitrank {

/// "weaker tier", "undated", "older", "filed earlier" or "listed later"; follows the order of choice in
/// fitrank/assess.hpp on the ranking's day.
std::string_view why_set_aside(const Model& model, const std::optional<Date>& day, const Observation& chosen,
                               const Observation& other);

}  // namespace fitrank
