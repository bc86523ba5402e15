// Numbers as files write them.
//
// How: the grammar of JSON numbers, read by std::from_chars, so that no locale and no YAML schema
// (octal, hexadecimal, underscores, infinities) has a say.
// Cost: linear in the text.
#pragma once

#include <string>
#include <string_view>

namespace fitrank {

struct ParsedNumber {
  double value = 0;
  std::string error;  ///< empty: `value` holds; else what is wrong with the spelling
};

/// `is_share`: 30 % of it are written 0.3; else 30.
ParsedNumber parse_number(std::string_view text, bool is_share = false);

}  // namespace fitrank
