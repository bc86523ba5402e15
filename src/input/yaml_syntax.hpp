// yaml-cpp's syntax errors in words that help.
#pragma once

#include <yaml-cpp/exceptions.h>

#include <cstddef>
#include <optional>

#include "input/report.hpp"

namespace fitrank {

/// Adds the problem that `error`, thrown while the report's text was parsed, means; `bracket` is
/// where the innermost bracket then open is.
void report_syntax_error(const YAML::Exception& error, std::optional<std::size_t> bracket, Report& report);

}  // namespace fitrank
