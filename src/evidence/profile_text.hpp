// A profile's text, and the places of the values that a page may change and save.
//
// How: a list of splices in the text's order. To save other values, everything else (comments, order,
// background) is kept as it is and only the splices whose value differs are made.
// Cost: the text, and one entry per criterion and policy.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace fitrank {

/// Where one value goes: `before`, the value and `after` take the place of `length` code points of the text.
struct ProfileSpot {
  enum class What { weight, missing, evidence, as_of };

  What what = What::weight;
  std::size_t criterion = 0;  ///< of a weight
  std::size_t line = 0;       ///< from 1
  std::size_t column = 0;     ///< from 1, in code points
  std::size_t length = 0;     ///< code points from there on, ends of lines included; 0: the file does not name it
  /// What the file says, or goes without saying: a weight, the name of a policy, a date; nothing: no date.
  std::variant<std::monostate, double, std::string> value = {};
  std::string before = {};  ///< key and end of line, where there is no such value yet
  std::string after = {};
};

/// Lines from 1, both included.
struct LineSpan {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Line and column from 1, columns in code points.
struct TextPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct ProfileText {
  std::string text;                ///< the whole file, UTF-8, without a byte order mark
  std::vector<ProfileSpot> spots;  ///< in the text's order; those of one place in the order they are to be made
  /// One per deal-breaker: the lines that hold it and nothing else, to be made comments; none where there are none.
  std::vector<std::optional<LineSpan>> deal_breakers = {};
  /// Behind the colon of the key of their list, for an empty list where all are comments.
  std::optional<TextPlace> deal_breakers_end = {};
};

}  // namespace fitrank
