// Numbers on the command line, read whole and without a locale.
#pragma once

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace fitrank::cli {

/// `text`, if all of it is one number.
template <typename T>
std::optional<T> whole_text_as(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The value of `option`, a number from `least` to `most`, or `otherwise`; throws UsageError.
template <typename T>
T number_option(const Arguments& arguments, std::string_view option, T least, T most, T otherwise) {
  const auto given = arguments.value(option);
  if (!given) return otherwise;
  const auto number = whole_text_as<T>(*given);
  if (!number || !(*number >= least && *number <= most)) {
    throw UsageError(fmt::format("--{}: \"{}\" is not a {} from {} to {}", option, *given,
                                 std::is_integral_v<T> ? "whole number" : "number", least, most));
  }
  return *number;
}

}  // namespace fitrank::cli
