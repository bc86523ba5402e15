// A value out of a few named ones: made for the record of an option or command, read from a command line.
//
// How: the record holds names and enumerators, so that parsing, help, man page and completion take one list. Arguments
// has checked the name; here it becomes the enumerator, of the type that the record was made with.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace fitrank::cli {

/// What `rank --by` shows.
enum class By { company, layer };
/// What `report` writes.
enum class PageFormat { html, json };
/// What `export` writes.
enum class ExportFormat { yaml, csv, observations };
/// What `help` writes.
enum class HelpFormat { text, markdown, man };

template <typename T>
ChoiceSpec choice(std::string_view name, T value, std::string_view note = {}) {
  return {name, note, static_cast<int>(value), &typeid(T)};
}

/// What a name out of `choices` means.
template <typename T>
T meaning(const std::string& name, const std::vector<ChoiceSpec>& choices) {
  const ChoiceSpec* found = find_choice(choices, name);
  if (found == nullptr || *found->type != typeid(T)) throw std::logic_error("no such choice: " + name);
  return static_cast<T>(found->value);
}

/// The value of an option, where it is given.
template <typename T>
std::optional<T> chosen(const Arguments& arguments, std::string_view option) {
  const auto given = arguments.value(option);
  if (!given) return std::nullopt;
  return meaning<T>(*given, option_of(arguments.command(), option)->choices);
}

/// What the first positional of a command with choices means.
template <typename T>
T chosen_first(const Arguments& arguments) {
  return meaning<T>(arguments.positionals().front(), arguments.command().choices);
}

}  // namespace fitrank::cli
