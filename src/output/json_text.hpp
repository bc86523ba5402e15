// JSON as text, with numbers as every machine format writes them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace fitrank {

/// The shortest text that reads back as the same double, always with a decimal point or an exponent, so that a count
/// and a double are distinguished; a whole number as it is.
std::string json_number(const nlohmann::ordered_json& number);

/// `json` on one line, or from the second level on in lines of their own, indented by `indent` blanks; ASCII alone.
std::string json_line(const nlohmann::ordered_json& json);
std::string json_lines(const nlohmann::ordered_json& json, std::size_t indent);

}  // namespace fitrank
