#include "cli/version.hpp"

namespace fitrank::cli {

const std::string_view kVersion = FITRANK_VERSION;

}  // namespace fitrank::cli
