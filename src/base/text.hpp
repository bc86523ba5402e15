// Text from files, made fit to be shown.
//
// How: code point by code point over UTF-8 (libunistring).
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fitrank {

/// Whether `c` is one of 0 to 9, whatever the locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `text` with whatever could steer a terminal or hide what is there (C0 and C1 controls,
/// direction marks and isolates, line and paragraph separators, zero-width space, byte order mark,
/// tags) shown as \u{1b}, and bytes that are not UTF-8 as \xff; newline, carriage return and tab
/// become a space. The joiners U+200C and U+200D are part of real words and stay.
std::string harmless(std::string_view text);

/// Columns that `text` takes on a terminal: wide characters two, combining ones and controls none,
/// a byte that is not UTF-8 one.
std::size_t display_width(std::string_view text);

}  // namespace fitrank
