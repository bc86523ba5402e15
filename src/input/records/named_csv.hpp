// A delimited table from another source, read by its columns' names.
//
// How: the separator is the most frequent one in the first line (comma, semicolon, tab or bar). Names are
// compared without case, and blanks and hyphens are underscores. A record whose quotes or count of cells are wrong is
// told and passed over; where its quotes ran over several lines, reading goes on at its second line, so that one stray
// quote costs one line.
// Cost: linear in the text; the text is read where it lies.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/records/imported.hpp"

namespace fitrank {

class NamedCsv {
 public:
  /// Reads the header. Both must outlive this. Throws std::runtime_error where the bytes are no text or have no header.
  NamedCsv(const ImportItem& item, ImportedFile& file);

  /// The column that bears one of these names (capitals, underscores), the first of them that is there; none: no such.
  std::optional<std::size_t> column(std::span<const std::string_view> names) const;

  /// Goes to the next sound row; false at the end. Counts every row as a record. Throws std::runtime_error where
  /// broken quotes leave nothing to trust.
  bool next();

  /// The cell's text without blanks around it; empty for no column. It holds until next().
  std::string_view cell(std::optional<std::size_t> column) const;
  /// About how many rows there are, for reserving; counts the line ends.
  std::size_t likely_rows() const;
  std::size_t line() const { return records_.line(); }
  std::string place() const;
  /// Whether `text` is part of the file's bytes, and holds longer than the row.
  bool lasts(std::string_view text) const;

 private:
  void pass_over_broken();

  std::string name_;
  Report report_;
  ImportedFile& file_;
  CsvReader records_;
  std::vector<CsvCell> cells_;
  std::vector<std::string> names_;
  std::size_t broken_ = 0;  ///< records whose quotes ran over several lines
};

}  // namespace fitrank
