#include "cli/version.hpp"

#include <fmt/format.h>

#include "score/instruction_set.hpp"

namespace fitrank::cli {

const std::string_view kVersion = FITRANK_VERSION;

std::string version_text() { return fmt::format("fitrank {} ({})\n", kVersion, instruction_set()); }

}  // namespace fitrank::cli
