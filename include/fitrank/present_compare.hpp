// A comparison of two companies as a document and JSON.
//
// Renders, never computes. In tables, points are rounded to hundredths so that every column adds up as
// shown, and the gap is the difference of the shown points.
// Cost: linear in the signals.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/compare.hpp"
#include "fitrank/document.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

/// Companies 0 and 1 of subject.set are A and B.
Document present_comparison(const Subject& subject, const Comparison& comparison);
nlohmann::ordered_json comparison_json(const Subject& subject, const Comparison& comparison);

}  // namespace fitrank
