#include "input/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/lookalikes.hpp"
#include "base/utf8.hpp"
#include "evidence/date.hpp"

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
  const Lookalike* odd = first_lookalike(text);
  const std::string ordinary = odd ? ordinary_word(text) : std::string();
  if (odd && is_id(ordinary)) return contains_lookalike(text, *odd, ordinary);
  return fmt::format("{} is not an id; an id has a-z, 0-9, _ and -, and starts with a letter or digit",
                     in_quotes(text));
}

std::vector<KnownName> known_names(const std::vector<NamedLevel>& levels) {
  std::vector<KnownName> names;
  for (const NamedLevel& level : levels) names.push_back({level.name, level.label});
  return names;
}

std::vector<KnownName> known_names(const std::vector<std::string>& names) {
  std::vector<KnownName> known;
  for (const std::string& name : names) known.push_back({name});
  return known;
}

std::optional<std::size_t> find_name(std::string_view name, std::span<const KnownName> names) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& one) { return one.id == name; });
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

NoSuch no_such(std::string_view what, std::string_view name, std::span<const KnownName> names) {
  const Lookalike* odd = first_lookalike(name);
  const std::string ordinary = odd ? ordinary_word(name) : std::string();
  if (odd && find_name(ordinary, names)) return {contains_lookalike(name, *odd, ordinary), ""};
  std::string message = fmt::format("no such {}", what);
  std::string suggestion = suggest(name, names);
  if (names.empty() || !suggestion.empty()) return {std::move(message), std::move(suggestion)};
  std::vector<std::string> shown;
  for (const KnownName& known : names.first(std::min(names.size(), kMostNamed))) shown.push_back(known.id);
  message += fmt::format("; known: {}{}", fmt::join(shown, ", "), shown.size() < names.size() ? ", …" : "");
  return {std::move(message), ""};
}

std::string no_date(std::string_view text) {
  const Lookalike* odd = first_lookalike(text);
  const std::string ordinary = odd ? ordinary_word(text) : std::string();
  if (odd && Date::parse(ordinary)) return contains_lookalike(text, *odd, ordinary);
  const std::string impossible = impossible_date(text);
  if (!impossible.empty()) return impossible;
  return fmt::format("expected a date such as 2025-09-02, 2025-09 or 2025, found {}", in_quotes(text));
}

}  // namespace fitrank
