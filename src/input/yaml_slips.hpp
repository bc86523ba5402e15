// Slips of the keyboard that YAML takes for text, so that its parser complains on a later line or not at all:
// no space after a colon, a no-break space where a blank belongs, a full-width colon, typographic quotes
// around a value, a tab that indents.
//
// How: a scan line by line that knows just enough of YAML to leave out quoted text, block scalars, comments, flow
// collections and the further lines of a plain text. What it finds is a slip only if the text fails
// otherwise: the callers look where the parser or a reader has a problem. URLs and times are not slips.
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/report.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {

/// `text.substr(at, length)` should have been `right`.
struct Slip {
  /// A blank that is missing or of another kind, and a colon of another kind; how far a tab should indent is not known.
  enum class Kind { blank, quote, tab };
  std::size_t offset = 0;  ///< where to point at
  std::size_t at = 0;
  std::size_t length = 0;
  std::string right;
  std::string message;
  Kind kind = Kind::blank;
  bool has_siblings = false;  ///< it is of a key that follows others of its map, so that it cannot be meant as text
};

/// In the order of the text.
std::vector<Slip> find_slips(std::string_view text);

/// The slip of a key that took its value into itself: "growth:30" in {growth:30}. `offset`: of the key.
std::optional<Slip> slip_of_key(std::string_view key, std::size_t offset);

/// How much of such a key is its name.
std::size_t length_of_word(std::string_view key);

/// What is wrong with a key that begins with a blank of another kind, which was meant to indent it.
std::optional<std::string> slip_of_indentation(std::string_view key);

/// `text` with the slips mended that are to be mended.
std::string mend(std::string_view text, const std::vector<Slip>& slips);

/// Adds the slips that made the parser stop at `error`, or earlier than it would without them; false where there are
/// none.
bool report_slips_before(std::size_t error, Report& report);

/// Adds the slips that made a scalar of what should be a map; false where there are none.
bool report_slips_in(const YamlNode& scalar, Report& report);

}  // namespace fitrank
