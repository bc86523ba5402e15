// Colour on a terminal: SGR sequences (ECMA-48), or none at all.
#pragma once

#include <string>
#include <string_view>

#include "output/document.hpp"

namespace fitrank {

inline std::string paint(std::string_view text, Style style, bool color) {
  std::string_view code;
  switch (style) {
    case Style::plain:
      break;
    case Style::strong:
      code = "1";
      break;
    case Style::dim:
      code = "2";
      break;
    case Style::bad:
      code = "31";
      break;
    case Style::good:
      code = "32";
      break;
    case Style::caution:
      code = "33";
      break;
  }
  if (!color || code.empty() || text.empty()) return std::string(text);
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

}  // namespace fitrank
