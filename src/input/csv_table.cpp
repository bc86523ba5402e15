#include "input/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number.hpp"
#include "base/utf8.hpp"
#include "input/check_text.hpp"

namespace fitrank {
namespace {

std::string_view without_blanks(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t end = text.find_last_not_of(" \t");
  return text.substr(start, end == text.npos ? 0 : end + 1 - start);
}

}  // namespace

bool CsvTable::read_header() {
  if (!records_.next(cells_)) {
    report_.add("is empty; the first line names the columns");
    return false;
  }
  if (!records_.sound()) return false;
  if (cells_.front().text != "id") {
    report_.add(cells_.front().offset, "", first_column_message());
    return false;
  }
  columns_.emplace_back("id");
  for (std::size_t column = 1; column < cells_.size(); ++column) read_column(column);
  end_header();
  return true;
}

std::string CsvTable::first_column_message() const {
  const std::string_view header = cells_.front().text;
  const bool other_separator = cells_.size() == 1 && header.find_first_of(";\t|") != header.npos;
  return fmt::format("the first column must be id, found {}{}", in_quotes(header),
                     other_separator ? "; commas separate columns" : "");
}

void CsvTable::read_column(std::size_t column) {
  const CsvCell& cell = cells_[column];
  const bool twice = std::find(columns_.begin(), columns_.end(), cell.text) != columns_.end();
  columns_.emplace_back(cell.text);
  if (cell.text.empty()) {
    report_.add(cell.offset, "", fmt::format("column {} has no name", column + 1));
  } else if (twice) {
    report_.add(cell.offset, "", fmt::format("column {} is named twice", in_quotes(cell.text)));
  } else {
    name_column(column, cell);
  }
}

bool CsvTable::next() {
  if (!records_.next(cells_)) return false;
  const bool is_text = check_utf8(report_, records_.offset(), records_.next_offset());
  good_ = is_text && records_.sound() && has_right_count();
  if (!good_) return true;
  begin_record();
  read_id(cells_.front());
  for (std::size_t column = 1; column < cells_.size(); ++column) read_cell(column, cells_[column]);
  end_record();
  return true;
}

bool CsvTable::has_right_count() {
  if (cells_.size() == columns_.size()) return true;
  report_.add(
      records_.offset(), "",
      fmt::format("{} cell{}, but the header has {}", cells_.size(), cells_.size() == 1 ? "" : "s", columns_.size()));
  return false;
}

void CsvTable::read_id(const CsvCell& cell) {
  if (cell.text.empty()) {
    refuse(cell, "id", "must not be empty");
  } else if (const auto ink = without_blanks(cell.text); ink.size() < cell.text.size()) {
    refuse(cell, "id", ink.empty() ? "must not be blank" : fmt::format("spaces around an id; write {}", ink));
  } else if (!ids_.take(std::string(cell.text), cell.offset, records_.line(), report_)) {
    good_ = false;
  }
}

double CsvTable::read_number(std::size_t column, const CsvCell& cell) {
  const ParsedNumber number = parse_number(cell.text);
  if (number.error.empty()) return number.value;
  const std::string_view ink = without_blanks(cell.text);
  const bool only_blanks = ink.size() < cell.text.size() && parse_number(ink).error.empty();
  refuse(cell, columns_[column], only_blanks ? fmt::format("spaces around a number; write {}", ink) : number.error);
  return 0;
}

void CsvTable::refuse(const CsvCell& cell, std::string path, std::string message, std::string suggestion) {
  good_ = false;
  report_.add(cell.offset, std::move(path), std::move(message), std::move(suggestion));
}

}  // namespace fitrank
