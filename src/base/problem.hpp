// A problem in an input file, with its place.
//
// Rendered as
//   profiles/x.yaml:12:3: weights.grwoth: no such criterion (did you mean "growth"?)
//     grwoth: 35
//     ^
// Control characters, terminal escapes and direction marks of the input are shown as escapes.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

/// Where in which file; line and column count from 1, columns in code points; 0: not known.
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
};

struct Problem {
  Place place;
  std::string path;         ///< where in the document: "weights.grwoth", "observations[2].tier"; may be empty
  std::string message;      ///< "no such criterion"
  std::string suggestion;   ///< "growth"; empty: none
  std::string source_line;  ///< the line as in the file, without its end; empty: none to show
  std::size_t count = 1;    ///< how many problems it means: "and 40 more" for 40
};

using Problems = std::vector<Problem>;

/// One problem as text, each line ended by '\n'. Of a longer source line `columns` columns around the caret are shown.
std::string to_text(const Problem& problem, std::size_t columns = 100);

/// Input that cannot be used; carries every problem found, in file order.
class InputError : public std::runtime_error {
 public:
  explicit InputError(Problems problems);
  const Problems& problems() const { return problems_; }

 private:
  Problems problems_;
};

}  // namespace fitrank
