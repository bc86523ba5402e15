// The version of this program.
#pragma once

#include <string>
#include <string_view>

namespace fitrank::cli {

/// "MAJOR.MINOR.PATCH"
extern const std::string_view kVersion;

/// "fitrank 0.1.0 (x86-64-v3)\n", as --version prints it.
std::string version_text();

}  // namespace fitrank::cli
