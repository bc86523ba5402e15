// The careful reader of a table whose first column is `id`: every problem of every record, with its place.
//
// How: the parts that all such tables share (header, count of cells, ids, numbers); a kind of table
// adds what its columns mean.
// Cost: linear in the text, and the ids taken so far.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/company_files.hpp"
#include "input/csv.hpp"
#include "input/report.hpp"

namespace fitrank {

class CsvTable {
 public:
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;
  virtual ~CsvTable() = default;

  /// Reads the header; false where records make no sense under it.
  bool read_header();
  /// The columns' names, `id` first.
  const std::vector<std::string>& columns() const { return columns_; }

  /// Reads the next record; false at the end.
  bool next();
  /// False where that record has a problem.
  bool good() const { return good_; }

  const CsvReader& records() const { return records_; }
  /// Goes on at `offset`, where a record begins in line `line`.
  void jump(std::size_t offset, std::size_t line) { records_.jump(offset, line); }

 protected:
  /// Both must outlive the table.
  CsvTable(Report& report, TakenIds& ids) : report_(report), ids_(ids), records_(report) {}

  /// A column behind the first: `cell` names it, not as another column and not emptily.
  virtual void name_column(std::size_t column, const CsvCell& cell) = 0;
  /// Called when all columns are named.
  virtual void end_header() {}
  virtual void begin_record() = 0;
  /// A cell behind the first.
  virtual void read_cell(std::size_t column, const CsvCell& cell) = 0;
  /// Called when all cells of a record are read.
  virtual void end_record() {}

  /// The cells of the current record (or header).
  const std::vector<CsvCell>& cells() const { return cells_; }
  Report& report() { return report_; }
  /// A problem of the current record.
  void refuse(const CsvCell& cell, std::string path, std::string message, std::string suggestion = {});
  /// 0 where the cell holds no number, which is then a problem.
  double read_number(std::size_t column, const CsvCell& cell);

 private:
  std::string first_column_message() const;
  void read_column(std::size_t column);
  bool has_right_count();
  void read_id(const CsvCell& cell);

  Report& report_;
  TakenIds& ids_;
  CsvReader records_;
  std::vector<CsvCell> cells_;
  std::vector<std::string> columns_;
  bool good_ = true;
};

}  // namespace fitrank
