#include "input/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "fitrank/suggest.hpp"
#include "input/utf8.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kMostNamed = 8;

}  // namespace

bool is_id(std::string_view text) {
  const auto alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const auto allowed = [&](char c) { return alphanumeric(c) || c == '_' || c == '-'; };
  return !text.empty() && alphanumeric(text.front()) && std::all_of(text.begin(), text.end(), allowed);
}

std::string no_id(std::string_view text) {
  return fmt::format("{} is no id; it takes a-z, 0-9, _ and -, a letter or digit first", in_quotes(text));
}

std::string no_such(std::string_view what, std::string_view name, std::span<const std::string> names) {
  std::string message = fmt::format("no such {}", what);
  if (names.empty() || !suggest(name, names).empty()) return message;
  const auto shown = names.first(std::min(names.size(), kMostNamed));
  return message + fmt::format("; known: {}{}", fmt::join(shown, ", "), shown.size() < names.size() ? ", …" : "");
}

}  // namespace fitrank
