// The one error of this library: what went wrong, and for input each problem with its file, line and column.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace fitrank::v1 {

struct Problem {
  std::string file;
  std::size_t line = 0;    ///< from 1; 0: not known
  std::size_t column = 0;  ///< from 1, in code points; 0: not known
  std::string path;        ///< where in the document: "weights.grwoth"; may be empty
  std::string message;     ///< "no such criterion"
  std::string suggestion;  ///< the nearest that there is; may be empty
};

/// Every function of this library throws this and no other, but for std::bad_alloc.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& text, std::vector<Problem> problems = {})
      : std::runtime_error(text), problems_(std::move(problems)) {}

  /// All that is wrong with the input, in file order; empty where no file is to blame.
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace fitrank::v1
