// The names that a model gives to things, in its order, and what is said of a name that is not there.
//
// Cost: one copy of the names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fitrank/model.hpp"

namespace fitrank {

/// The ids of criteria, tiers or signals.
template <typename Things>
std::vector<std::string> ids_of(const Things& things) {
  std::vector<std::string> ids;
  for (const auto& thing : things) ids.push_back(thing.id);
  return ids;
}

inline std::vector<std::string> names_of(const std::vector<NamedLevel>& levels) {
  std::vector<std::string> names;
  for (const NamedLevel& level : levels) names.push_back(level.name);
  return names;
}

/// "no such tier", and where nothing like it exists, what does.
std::string no_such(std::string_view what, std::string_view name, std::span<const std::string> names);

/// Whether `text` can name a thing: [a-z0-9][a-z0-9_-]*
bool is_id(std::string_view text);
/// What is said where it cannot.
std::string no_id(std::string_view text);

}  // namespace fitrank
