// Several tables in one fuzzed text, and the archive that they make.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/zip_of.hpp"

namespace fitrank::fuzz {

/// The text's parts between lines of a tilde are the members; what lacks a part gets an empty one.
inline std::string archive_of(std::string_view text, const std::vector<std::string>& names) {
  constexpr std::string_view kCut = "~\n";
  std::vector<std::pair<std::string, std::string>> members;
  for (const std::string& name : names) {
    const std::size_t end = text.find(kCut);
    members.emplace_back(name, text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + kCut.size());
  }
  return test::zip_of(members);
}

}  // namespace fitrank::fuzz
