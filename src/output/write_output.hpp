// A text as one output (whole_file.hpp).
#pragma once

#include <filesystem>
#include <string_view>

namespace fitrank {

/// Writes `text` to `path`, "-" being standard output. Throws std::runtime_error naming the path and
/// the reason where that fails; a closed pipe is no failure.
void write_output(const std::filesystem::path& path, std::string_view text);

}  // namespace fitrank
