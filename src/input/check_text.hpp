// Whether a text is text at all, before it is parsed.
//
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <string_view>

#include "input/report.hpp"

namespace fitrank {

/// True where the text, or its part [begin, end), is UTF-8 without zero bytes; adds a problem at the first
/// bad byte otherwise.
bool check_utf8(Report& report, std::size_t begin = 0, std::size_t end = std::string_view::npos);

/// As check_utf8, and refuses control characters that YAML forbids and texts over the size limit.
bool check_yaml_text(Report& report);

}  // namespace fitrank
