// Where a text stops being JSON: for a message, after a faster parser has given up on it.
//
// How: nlohmann-json reads the text again and keeps nothing of it.
// Cost: linear, about 100 MB a second; only for what is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fitrank {

/// "line 3, column 17: unexpected end of input; expected ']'"; nothing where the text is JSON after all.
std::optional<std::string> json_fault(std::string_view text);

}  // namespace fitrank
