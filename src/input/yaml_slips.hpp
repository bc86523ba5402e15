// Slips of the keyboard that YAML takes for text, so that its parser complains on a later line or not at all:
// no space after a colon, a no-break space where a blank belongs, a full-width colon, typographic quotes
// around a value, a tab that indents.
//
// How: a scan line by line that knows just enough of YAML to leave out quoted text, block scalars, comments, flow
// collections and the further lines of a plain text. What it finds is a slip only if the text is wrong without the
// correction (report_slips.hpp). URLs and times are not slips.
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

/// `text.substr(at, length)` should have been `right`.
struct Slip {
  /// blank: a blank or colon that is missing or is another character. tab: has no correction, because how far it
  /// should indent is not known.
  enum class Kind { blank, quote, tab };
  std::size_t offset = 0;  ///< where to point at
  std::size_t at = 0;
  std::size_t length = 0;
  std::string right;
  std::string message;
  Kind kind = Kind::blank;
  bool has_siblings = false;  ///< its key follows others of the same map, so it cannot be meant as text
};

/// In the order of the text.
std::vector<Slip> find_slips(std::string_view text);

/// The slip of a key that took its value into itself: "growth:30" in {growth:30}. `offset`: of the key.
std::optional<Slip> slip_of_key(std::string_view key, std::size_t offset);

/// How much of such a key is its name.
std::size_t length_of_word(std::string_view key);

/// What is wrong with a key that begins with a blank of another kind, which was meant to indent it.
std::optional<std::string> slip_of_indentation(std::string_view key);

}  // namespace fitrank
