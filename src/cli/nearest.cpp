#include "cli/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/suggest.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostNearest = 3;

}  // namespace

std::string did_you_mean(std::string_view word, std::vector<std::string> known) {
  std::vector<std::string> nearest;
  for (std::string found = suggest(word, known); !found.empty() && nearest.size() < kMostNearest;
       found = suggest(word, known)) {
    std::erase(known, found);
    nearest.push_back(fmt::format("\"{}\"", found));
  }
  if (nearest.empty()) return {};
  const std::string last = nearest.back();
  nearest.pop_back();
  if (nearest.empty()) return fmt::format(" (did you mean {}?)", last);
  return fmt::format(" (did you mean {} or {}?)", fmt::join(nearest, ", "), last);
}

}  // namespace fitrank::cli
