#include "support/source_file.hpp"

namespace fitrank::test {

std::string source_file(std::string_view relative) { return std::string(FITRANK_SOURCE_DIR "/").append(relative); }

}  // namespace fitrank::test
