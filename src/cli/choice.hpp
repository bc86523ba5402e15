// A value out of a few named ones.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "fitrank/suggest.hpp"

namespace fitrank::cli {

template <typename T>
struct Choice {
  std::string_view name;
  T value;
};

/// The value that `given` names; throws UsageError that lists the names and suggests the nearest.
template <typename T, std::size_t N>
T choose(std::string_view given, std::span<const Choice<T>, N> choices, std::string_view option) {
  std::vector<std::string> names;
  for (const Choice<T>& choice : choices) {
    if (choice.name == given) return choice.value;
    names.emplace_back(choice.name);
  }
  throw UsageError(fmt::format("{}: \"{}\" is none of {}", option, given, fmt::join(names, ", ")),
                   suggest(given, names));
}

}  // namespace fitrank::cli
