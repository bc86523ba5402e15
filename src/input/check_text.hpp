// Whether a text is text at all, before it is parsed.
//
// Cost: linear in the text.
#pragma once

#include "input/report.hpp"

namespace fitrank {

/// True where the text is UTF-8 without zero bytes; adds a problem at the first bad byte otherwise.
bool check_utf8(Report& report);

/// As check_utf8, and refuses control characters that YAML forbids and texts over the size limit.
bool check_yaml_text(Report& report);

}  // namespace fitrank
