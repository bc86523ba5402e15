// The problems found in one text, each with its line, column and source line.
//
// How: places are byte offsets; lines are looked up, and columns counted in code points, only when
// a problem is added. The first hundred are kept and the rest counted, so that a hostile or wholly
// mistaken file cannot drown its reader or exhaust memory.
// Cost: nothing while there is no problem; one pass over the text at the first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "input/source_text.hpp"

namespace fitrank {

/// A problem of a file as a whole.
Problem about_file(std::string file, std::string message);

class Report {
 public:
  /// `source` must outlive the report.
  explicit Report(const SourceText& source) : Report(source.name, source.text) {}
  /// As above, for a text that lies elsewhere (a mapped file).
  Report(const std::string& file, std::string_view text);

  /// The text without a byte order mark; offsets count from its start.
  std::string_view text() const { return text_; }
  const std::string& file() const { return file_; }

  void add(std::size_t offset, std::string path, std::string message, std::string suggestion = {});
  /// As above, kept however many there are: for the one that makes the text useless whatever the others are.
  void add_decisive(std::size_t offset, std::string message);
  /// A problem of the file as a whole.
  void add(std::string message);

  /// Line of `offset`, from 1.
  std::size_t line_of(std::size_t offset);

  bool clean() const { return count_ == 0; }
  /// How many problems were added.
  std::size_t count() const { return count_; }
  /// Moves what was found to the end of `problems`, in file order; true where nothing was.
  bool finish(Problems& problems);

 private:
  void list(std::size_t offset, std::string path, std::string message, std::string suggestion);
  Place place_of(std::size_t offset);
  std::string_view line_text(std::size_t line) const;

  const std::string& file_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;  ///< empty until the first look-up
  Problems found_;
  std::size_t count_ = 0;
};

}  // namespace fitrank
