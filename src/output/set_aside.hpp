// Why one of several observations of a signal gave way to the chosen one, in words.
#pragma once

#include <string_view>

#include "fitrank/company.hpp"
#include "fitrank/model.hpp"

namespace fitrank {

/// "weaker tier", "undated", "older" or "listed later"; follows the order of choice in fitrank/assess.hpp.
std::string_view why_set_aside(const Model& model, const Observation& chosen, const Observation& other);

}  // namespace fitrank
