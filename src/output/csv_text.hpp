// CSV as text: RFC 4180 quoting, "\n" line ends.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/columns.hpp"

namespace fitrank {

/// The line of column names.
std::string csv_head(const std::vector<AnswerColumn>& columns);
std::string csv_line(const nlohmann::ordered_json& row, const std::vector<AnswerColumn>& columns);

}  // namespace fitrank
