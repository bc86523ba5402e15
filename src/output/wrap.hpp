// Text fitted to terminal columns, never splitting a grapheme (libunistring).
//
// The texts given have been through harmless(). Cost: linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

/// The lines of `text` broken at blanks, each at most `width` >= 2 columns; a longer word is broken anywhere.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// `text` without the blanks at its end.
std::string_view trim_end(std::string_view text);

/// `text`, or its beginning and "…", in at most `width` >= 1 columns.
std::string cut(std::string_view text, std::size_t width);

}  // namespace fitrank
