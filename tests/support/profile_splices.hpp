// A profile's text with other values, as a page saves it.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "evidence/profile_text.hpp"

namespace fitrank::test {

/// Where each code point of `text` begins, and its end.
inline std::vector<std::size_t> code_point_offsets(const std::string& text) {
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) offsets.push_back(i);
  }
  offsets.push_back(text.size());
  return offsets;
}

/// Byte offset of a place.
inline std::size_t offset_of(const std::string& text, std::size_t line, std::size_t column) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i < line; ++i) begin = text.find('\n', begin) + 1;
  return begin + code_point_offsets(text.substr(begin)).at(column - 1);
}

/// `value` gives what is to stand in a spot; nothing: the text stays.
inline std::string spliced(const ProfileText& file, const std::function<std::string(const ProfileSpot&)>& value) {
  std::string text;
  std::size_t done = 0;
  for (const ProfileSpot& spot : file.spots) {
    const std::string wanted = value(spot);
    if (wanted.empty()) continue;
    const std::size_t at = offset_of(file.text, spot.line, spot.column);
    text += file.text.substr(done, at - done) + spot.before + wanted + spot.after;
    done = at + code_point_offsets(file.text.substr(at)).at(spot.length);
  }
  return text + file.text.substr(done);
}

}  // namespace fitrank::test
