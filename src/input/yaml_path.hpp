// Where in a document: "weights.growth", "observations[2].tier"; items count from 0.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.hpp"

namespace fitrank {

inline std::string child_path(std::string_view parent, std::string_view key) {
  return fmt::format("{}{}{}", parent, parent.empty() ? "" : ".", key.empty() ? "\"\"" : shorten(key, 60));
}

inline std::string child_path(std::string_view parent, std::size_t item) { return fmt::format("{}[{}]", parent, item); }

}  // namespace fitrank
