// Numbers on the command line, read whole and without a locale.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace fitrank::cli {

/// `text`, if all of it is one number.
template <typename T>
std::optional<T> whole_text_as(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace fitrank::cli
