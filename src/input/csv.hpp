// Comma-separated values, record by record (RFC 4180), or with another separator between cells.
//
// How: cells are views into the text, copied only where they hold doubled quotes; records end in LF
// or CRLF, the last one may end with the text; empty lines are skipped. What RFC 4180 does not allow
// (a quote inside an unquoted cell, text behind a closing quote, a quote never closed, a carriage
// return alone) is a problem.
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "input/report.hpp"

namespace fitrank {

struct CsvCell {
  std::string_view text;
  std::size_t offset = 0;  ///< into Report::text(), of its first byte
};

/// The text between a cell's quotes, with its doubled quotes single.
std::string undoubled(std::string_view quoted);

class CsvReader {
 public:
  /// `report` must outlive the reader; its text is read. `separator`: what is between cells.
  explicit CsvReader(Report& report, char separator = ',')
      : report_(report), text_(report.text()), separator_(separator) {}

  /// Reads the next record; false at the end. The cells hold until the next call.
  bool next(std::vector<CsvCell>& cells);

  /// Where the record read last begins.
  std::size_t offset() const { return record_offset_; }
  std::size_t line() const { return record_line_; }
  /// How many lines it has.
  std::size_t lines() const { return line_ - record_line_ + (text_.substr(0, at_).ends_with('\n') ? 0 : 1); }
  /// Where the next record, or an empty line before it, begins.
  std::size_t next_offset() const { return at_; }
  std::size_t next_line() const { return line_; }
  /// Goes on at `offset`, where a record begins in line `line`.
  void jump(std::size_t offset, std::size_t line) {
    at_ = offset;
    line_ = line;
  }
  /// False where that record has a problem of its own.
  bool sound() const { return sound_; }
  /// False where a quote is never closed: the end of its record is unknown.
  bool closed() const { return closed_; }

 private:
  CsvCell read_cell();
  CsvCell read_quoted();
  CsvCell read_plain();
  void skip_cell();
  void refuse(std::size_t offset, std::string message);
  bool at_line_end() const;
  bool at_separator() const { return at_ < text_.size() && text_[at_] == separator_; }
  void skip_line_end();

  Report& report_;
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t record_offset_ = 0;
  std::size_t record_line_ = 1;
  bool sound_ = true;
  bool closed_ = true;
  std::deque<std::string> unquoted_;  ///< cells of this record that had doubled quotes
};

}  // namespace fitrank
