// Characters that look like a blank, a quote, a colon or a minus sign and are others: what editors, web pages
// and input methods put in their place.
//
// How: a table of code points, each with its name and with the character that was meant.
// Cost: linear in the text, times the length of the table.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fitrank {

struct Lookalike {
  char32_t point = 0;
  std::string_view name;  ///< "no-break space"
  char meant = ' ';
  bool is_blank() const { return meant == ' '; }
};

/// What the first character of `text` is; null: an ordinary character, or no text.
const Lookalike* lookalike_at(std::string_view text);
/// The first of them in `text`.
const Lookalike* first_lookalike(std::string_view text);
/// "a no-break space (U+00A0)"
std::string with_article(const Lookalike& lookalike);
/// `text` with the characters that were meant.
std::string with_ordinary_characters(std::string_view text);
/// The same, without blanks and quotes around it.
std::string ordinary_word(std::string_view text);

/// What to say of `text`, which holds a lookalike: "\"35 \" contains a no-break space (U+00A0); write 35".
std::string contains_lookalike(std::string_view text, const Lookalike& lookalike, std::string_view right);

}  // namespace fitrank
