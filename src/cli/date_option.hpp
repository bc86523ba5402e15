// Dates on the command line.
#pragma once

#include <string>

#include "evidence/date.hpp"

namespace fitrank::cli {

/// "2026-05-13", "2026-05", "2026" or "today"; throws UsageError about the option called `name`.
Date date_from(const std::string& name, const std::string& text);

}  // namespace fitrank::cli
