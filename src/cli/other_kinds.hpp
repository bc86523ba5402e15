// Files that are given as companies and are something else: said by name, with the command that takes them.
#pragma once

#include <filesystem>

namespace fitrank::cli {

/// Throws UsageError for an index, a file of observations, and a table of weights. Reads the start of the file.
void refuse_other_kinds(const std::filesystem::path& path);

}  // namespace fitrank::cli
