#include "output/terminal_table.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include "fitrank/text.hpp"
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
  TerminalTable(const Table& table, const TerminalOptions& options) : table_(table), options_(options) {
    for (const Column& column : table.columns) {
      header_.push_back({harmless(column.header), Style::strong});
      widths_.push_back(display_width(header_.back().text));
    }
    bodies_.resize(widths_.size());
    for (const Table::Row& row : table.rows) rows_.push_back(measured(row));
    narrow();
  }

  std::string text() const {
    std::string text = line(header_);
    std::string rule;
    for (std::size_t i = 0; i < total(widths_); ++i) rule += "─";
    text += paint(rule, Style::dim, options_.color) + '\n';
    for (std::size_t i = 0; i < rows_.size(); ++i) text += line(rows_[i]) + notes(table_.rows[i].notes);
    return text;
  }

 private:
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
      for (const std::string& part : wrap(harmless(note), width)) {
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

}  // namespace

std::string terminal_table(const Table& table, const TerminalOptions& options) {
  return table.columns.empty() ? std::string() : TerminalTable(table, options).text();
}

}  // namespace fitrank
