// The version of this program.
#pragma once

#include <string_view>

namespace fitrank::cli {

/// "MAJOR.MINOR.PATCH"
extern const std::string_view kVersion;

}  // namespace fitrank::cli
