// What is said of a file over the size limit.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "input/source_text.hpp"

namespace fitrank {

inline std::string size_text(std::size_t bytes) {
  constexpr std::size_t kMebi = std::size_t{1} << 20;
  constexpr std::size_t kGibi = kMebi << 10;
  if (bytes >= kGibi && bytes % kGibi == 0) return fmt::format("{} GiB", bytes / kGibi);
  if (bytes >= kMebi && bytes % kMebi == 0) return fmt::format("{} MiB", bytes / kMebi);
  return fmt::format("{} byte", bytes);
}

inline std::string too_large(std::size_t limit) {
  return fmt::format("larger than the {} limit{}", size_text(limit), limit == kYamlSizeLimit ? " for YAML files" : "");
}

}  // namespace fitrank
