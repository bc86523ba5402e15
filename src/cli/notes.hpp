// Notes on standard error: what a person may want to know beside the answer. Errors are none; --quiet keeps notes back.
#pragma once

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace fitrank::cli {

/// From now on, for the whole process.
void be_quiet(bool quiet);
bool is_quiet();

/// Writes `text` unchanged, unless --quiet was given.
void write_note(std::string_view text);

/// The same, of a format.
template <typename... Values>
void note(fmt::format_string<Values...> format, Values&&... values) {
  if (!is_quiet()) write_note(fmt::format(format, std::forward<Values>(values)...));
}

}  // namespace fitrank::cli
