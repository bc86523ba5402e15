// The names that a model gives to things, in its order, and what is said of a name that is not there.
//
// Cost: one copy of the names.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// The ids of criteria, tiers or signals.
template <typename Things>
std::vector<std::string> ids_of(const Things& things) {
  std::vector<std::string> ids;
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

/// The same with their labels, where they have any.
template <typename Things>
std::vector<KnownName> known_names(const Things& things) {
  std::vector<KnownName> names;
  for (const auto& thing : things) {
    if constexpr (requires { thing.label; }) {
      names.push_back({thing.id, thing.label});
    } else {
      names.push_back({thing.id});
    }
  }
  return names;
}

std::vector<KnownName> known_names(const std::vector<NamedLevel>& levels);
/// Names without labels.
std::vector<KnownName> known_names(const std::vector<std::string>& names);

/// The place of `name` among the ids.
std::optional<std::size_t> find_name(std::string_view name, std::span<const KnownName> names);

struct NoSuch {
  std::string message;
  std::string suggestion;
};

/// "no such tier", and what exists: the nearest of it, or where nothing like it exists, the first of all. A name that
/// is right but for a character that looks like another is said to be.
NoSuch no_such(std::string_view what, std::string_view name, std::span<const KnownName> names);

/// Whether `text` can name a thing: [a-z0-9][a-z0-9_-]*
bool is_id(std::string_view text);
/// What is said where it cannot.
std::string no_id(std::string_view text);

/// What is said of a text that is not a date.
std::string no_date(std::string_view text);

}  // namespace fitrank
