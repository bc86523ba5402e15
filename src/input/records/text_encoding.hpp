// The text of a source, whichever way an editor or a spreadsheet marked its encoding.
//
// Cost: constant.
#pragma once

#include <stdexcept>
#include <string_view>

namespace fitrank {

/// The bytes without the mark of UTF-8 before them. Throws std::runtime_error where they are marked as UTF-16.
inline std::string_view utf8_text(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    throw std::runtime_error("is UTF-16; save it as UTF-8");
  }
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  return bytes;
}

}  // namespace fitrank
