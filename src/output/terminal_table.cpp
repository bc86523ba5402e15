#include "output/terminal_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "output/paint.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kGap = 2;         // blanks between columns
constexpr std::size_t kNoteIndent = 4;  // blanks before a note, two more before its further lines
constexpr std::size_t kLeastNote = 16;  // nor are notes wrapped narrower than this

std::size_t total(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + kGap * (widths.size() - 1);
}

class TerminalTable {
 public:
  TerminalTable(const Table& table, const TerminalOptions& options) : table_(table), options_(options) { measure(); }

  /// Whether it is too wide still.
  bool overflows() const { return total(widths_) > options_.width; }

  std::string text() const {
    std::string text = line(header_);
    std::string rule;
    for (std::size_t i = 0; i < total(widths_); ++i) rule += "─";
    text += paint(rule, Style::dim, options_.color) + '\n';
    for (std::size_t i = 0; i < rows_.size(); ++i) text += line(rows_[i]) + notes(table_.rows[i].notes);
    return text;
  }

 private:
  void measure() {
    for (const Column& column : table_.columns) {
      header_.push_back({harmless(column.header), Style::strong});
      widths_.push_back(display_width(header_.back().text));
    }
    bodies_.resize(widths_.size());
    for (const Table::Row& row : table_.rows) rows_.push_back(measured(row));
    narrow();
  }

  std::vector<Cell> measured(const Table::Row& row) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < std::min(row.cells.size(), widths_.size()); ++i) {
      cells.push_back({std::string(trim_end(harmless(row.cells[i].text))), row.cells[i].style});
      bodies_[i] = std::max(bodies_[i], display_width(cells.back().text));
      widths_[i] = std::max(widths_[i], bodies_[i]);
    }
    return cells;
  }

  /// Narrows the table to the width, as far as it goes: text is cut first, then headers over numbers, then text again.
  void narrow() {
    shrink(Align::left, 16);
    shrink(Align::right, 5);
    shrink(Align::left, 8);
  }

  /// Takes column by column from the widest that is aligned so, down to `least`; numbers are never cut.
  void shrink(Align align, std::size_t least) {
    for (std::size_t all = total(widths_); all > options_.width; --all) {
      std::size_t* widest = nullptr;
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        const std::size_t floor = align == Align::right ? std::max(least, bodies_[i]) : least;
        const bool may_shrink = table_.columns[i].align == align && widths_[i] > floor;
        if (may_shrink && (widest == nullptr || widths_[i] > *widest)) widest = &widths_[i];
      }
      if (widest == nullptr) return;
      --*widest;
    }
  }

  std::string line(const std::vector<Cell>& cells) const {
    std::string line;
    std::size_t blanks = 0;  // owed; paid before the next text, so that no line ends in blanks
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text = cut(cells[i].text, std::max<std::size_t>(widths_[i], 1));
      const std::size_t spare = widths_[i] - std::min(widths_[i], display_width(text));
      const bool right = table_.columns[i].align == Align::right;
      if (right) blanks += spare;
      if (!text.empty()) {
        line += std::string(blanks, ' ') + paint(text, cells[i].style, options_.color);
        blanks = 0;
      }
      blanks += (right ? 0 : spare) + kGap;
    }
    return line + '\n';
  }

  std::string notes(const std::vector<std::string>& notes) const {
    std::string text;
    const std::size_t indent = kNoteIndent + 2;
    const std::size_t width = std::max(options_.width, indent + kLeastNote) - indent;
    for (const std::string& note : notes) {
      std::size_t blanks = kNoteIndent;
      const std::string whole = harmless(note);
      for (const std::string& part : table_.short_notes ? std::vector{cut(whole, width)} : wrap(whole, width)) {
        if (!part.empty()) text += std::string(blanks, ' ') + paint(part, Style::dim, options_.color) + '\n';
        blanks = indent;
      }
    }
    return text;
  }

  const Table& table_;
  const TerminalOptions& options_;
  std::vector<Cell> header_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> bodies_;  // widths without the headers
};

/// Takes the column out that can be spared most, the last of equals; false where none can.
bool leave_one_out(Table& table, std::vector<std::string>& left_out) {
  const auto most = std::ranges::max_element(table.columns.rbegin(), table.columns.rend(), {}, &Column::spare);
  if (most->spare == 0) return false;
  const auto place = table.columns.rend() - most - 1;
  left_out.insert(left_out.begin(), harmless(most->header));
  table.columns.erase(table.columns.begin() + place);
  for (Table::Row& row : table.rows) {
    if (std::cmp_less(place, row.cells.size())) row.cells.erase(row.cells.begin() + place);
  }
  return true;
}

}  // namespace

std::string terminal_table(const Table& table, const TerminalOptions& options) {
  if (table.columns.empty()) return {};
  const TerminalTable whole(table, options);
  if (!whole.overflows()) return whole.text();
  Table fewer = table;
  std::vector<std::string> left_out;
  while (leave_one_out(fewer, left_out) && TerminalTable(fewer, options).overflows()) {
  }
  std::string text = TerminalTable(fewer, options).text();
  if (left_out.empty()) return text;
  for (const std::string& part : wrap(fmt::format("Too narrow for: {}.", fmt::join(left_out, ", ")), options.width)) {
    text += paint(part, Style::dim, options.color) + '\n';
  }
  return text;
}

}  // namespace fitrank
