// Walking UTF-8 text code point by code point, and cutting it between them.
#pragma once

#include <unistr.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fitrank {

/// The code point at the start of a text; not `valid`: one byte that belongs to none.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;  ///< bytes
  bool valid = false;
};

inline const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// Decodes the first code point of `text`, which is not empty.
inline CodePoint first_code_point(std::string_view text) {
  ucs4_t value = 0;
  const int length = u8_mbtoucr(&value, bytes_of(text), text.size());
  if (length <= 0) return {};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(length), true};
}

/// How many code points `text` holds; a stray byte counts as one.
inline std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(first_code_point(text).length);
  return count;
}

/// The first `most` code points of `text`, with an ellipsis where that cuts it.
inline std::string shorten(std::string_view text, std::size_t most) {
  std::string_view rest = text;
  for (std::size_t i = 0; i < most && !rest.empty(); ++i) rest.remove_prefix(first_code_point(rest).length);
  std::string start(text.substr(0, text.size() - rest.size()));
  return rest.empty() ? start : start + "…";
}

/// `text` as messages quote it: in quotes, and not too long to read.
inline std::string in_quotes(std::string_view text) { return '"' + shorten(text, 40) + '"'; }

}  // namespace fitrank
