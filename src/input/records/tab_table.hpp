// Tab-separated tables as the SEC publishes them, row by row as their bytes come.
//
// How: a header names the columns, in any order and with more of them than are wanted; a row is a line.
// Pieces may end anywhere: what is left of a line waits for the next piece. There are no quotes.
// Cost: linear in the bytes; memory for one line.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fitrank {

class TabTable {
 public:
  /// The wanted columns' values of a row, in the order asked for; empty where the table has no such column.
  using TakeRow = std::function<void(std::span<const std::string_view> row, std::size_t line)>;

  /// `required` columns first, then `optional` ones.
  TabTable(std::string name, std::vector<std::string_view> required, std::vector<std::string_view> optional,
           TakeRow take);

  /// Throws std::runtime_error where the header lacks a required column, or a line is longer than a megabyte.
  void add(std::string_view piece);
  /// The last line may lack its end. Throws where there was no header.
  void finish();
  std::size_t rows() const { return line_ > 1 ? line_ - 1 : 0; }
  /// Rows with fewer columns than the header, which were not given on.
  std::size_t short_rows() const { return short_rows_; }

 private:
  void add_line(std::string_view line);
  void read_header(std::string_view line);

  std::string name_;
  std::vector<std::string_view> wanted_;
  std::size_t required_;
  TakeRow take_;
  std::vector<std::size_t> place_;  ///< of each column of the table, among the wanted ones
  std::vector<std::string_view> row_;
  std::string rest_;
  std::size_t line_ = 0;
  std::size_t short_rows_ = 0;
};

}  // namespace fitrank
