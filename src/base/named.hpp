// The names of enumerators, one list for each enumeration.
//
// How: kNamesOf<T> is specialised beside T or in names.hpp, in the order of the help. Readers, writers, options,
// completion and the profile template look the names up here; the tests hold the JSON Schema and the page to the same
// list. Cost: a look-up among a handful.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

/// An enumerator by its id in files and options, what people read in a list of choices, and what it means.
template <typename T>
struct NamedValue {
  T value{};
  std::string_view id;
  std::string_view note = {};   ///< a few words behind the id in the help; empty: the id says it
  std::string_view label = {};  ///< as a choice on the page; empty: not a choice there
};

/// The names of T; specialised as a std::array of NamedValue<T>.
template <typename T>
inline constexpr auto kNamesOf = nullptr;

/// The id of `value`; empty where it has none.
template <typename T>
constexpr std::string_view named_id(T value) {
  for (const NamedValue<T>& one : kNamesOf<T>) {
    if (one.value == value) return one.id;
  }
  return {};
}

template <typename T>
constexpr std::optional<T> find_named(std::string_view id) {
  for (const NamedValue<T>& one : kNamesOf<T>) {
    if (one.id == id) return one.value;
  }
  return std::nullopt;
}

/// All ids, in the order of the list.
template <typename T>
std::vector<std::string> named_ids() {
  std::vector<std::string> ids;
  for (const NamedValue<T>& one : kNamesOf<T>) ids.emplace_back(one.id);
  return ids;
}

}  // namespace fitrank
