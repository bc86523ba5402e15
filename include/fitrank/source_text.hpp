// A file's text with its name, so that readers work the same on disk files, standard input and
// tests' strings.
//
// Cost: one read; a file over the limit is refused before it is read whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "fitrank/problem.hpp"

namespace fitrank {

struct SourceText {
  std::string name;  ///< as shown in problems
  std::string text;
};

inline constexpr std::size_t kYamlSizeLimit = std::size_t{4} << 20;

/// Reads `path` ("-" is standard input) up to `limit` bytes; adds a problem and gives nothing where
/// it is missing, not a file, unreadable or too large.
std::optional<SourceText> read_source(const std::filesystem::path& path, std::size_t limit, Problems& problems);

}  // namespace fitrank
