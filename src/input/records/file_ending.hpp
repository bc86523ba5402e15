// Whether a file's name ends in ".csv", in whatever case.
#pragma once

#include <algorithm>
#include <string_view>

namespace fitrank {

/// `ending` is in lower case.
inline bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
  return std::ranges::equal(name.substr(name.size() - ending.size()), ending, same);
}

}  // namespace fitrank
