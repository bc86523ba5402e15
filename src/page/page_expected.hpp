// What a page needs to count the unknown as expected, as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "analysis/report_page.hpp"

namespace fitrank {

/// The shortest number whose nearest float is `score`; null where it is unknown.
nlohmann::ordered_json float_json(float score);

/// Scores of each company, what is expected of its unknown signals where that is not as usual, and the lower halves of
/// its kind's covariances.
nlohmann::ordered_json page_expected_json(const PageExpected& expected, const std::vector<Company>& companies);

/// By how much the deviations are to be multiplied for an interval that holds the score with probability `share`; 0
/// where nothing is expected.
double page_factor(const std::optional<PageExpected>& expected, double share);

}  // namespace fitrank
