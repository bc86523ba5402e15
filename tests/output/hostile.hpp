// Names that try to break out of the format they are shown in.
#pragma once

#include <string>
#include <vector>

namespace fitrank::test {

inline const std::string kEscape = "\x1b[31mred\x1b[0m";
inline const std::string kFormula = "=cmd|' /C calc'!A0";
inline const std::string kOverride = "\u202Egnp.exe";
inline const std::string kScript = "</script><script>alert(1)</script>";
inline const std::string kWide = "東京エレクトロン";  // 16 columns
inline const std::string kEmoji = "🚀 Launch";         // 9 columns
inline const std::string kCombining = "Cafe\u0301";   // 4 columns
inline const std::string kLong = std::string(10'000, 'x');

inline std::vector<std::string> hostile_names() {
  return {kEscape, kFormula, kOverride, kScript, kWide, kEmoji, kCombining, kLong, "a\nb\r\tc", "bad \xff byte", ""};
}

}  // namespace fitrank::test
