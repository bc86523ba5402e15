// A file's text with its name, so that readers work the same on disk files, standard input and
// tests' strings.
//
// Cost: one read; a file over the limit is refused before it is read whole. Of a stream that was peeked at, what
// was read ahead is kept until it is read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "base/progress.hpp"

namespace fitrank {

struct SourceText {
  std::string name;  ///< as shown in problems
  std::string text;
};

inline constexpr std::size_t kYamlSizeLimit = std::size_t{4} << 20;

/// Reads `path` ("-" is standard input) up to `limit` bytes; adds a problem and gives nothing where
/// it is missing, not a file, unreadable or too large. `progress` is told bytes, and that their total is not known.
std::optional<SourceText> read_source(const std::filesystem::path& path, std::size_t limit, Problems& problems,
                                      const Progress& progress = nullptr);

/// Standard input ("-", /dev/stdin) or a named pipe: its text comes but once, and it tells no size beforehand.
bool is_stream(const std::filesystem::path& path);

/// The first `most` bytes of the stream at `path`, all where it has fewer; nothing where it cannot be opened.
/// read_source begins with them, and the view holds until then. Not for several threads.
std::optional<std::string_view> peek_stream(const std::filesystem::path& path, std::size_t most);

}  // namespace fitrank
