// Blocks of an answer in words, one after the other, and tables by their columns.
//
// How: Writer appends blocks and drops what says nothing; TableOf names each column with how its cell is made, so that
// a header and its cells always match.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/answer.hpp"
#include "output/document.hpp"
#include "output/subject.hpp"

namespace fitrank {

class Writer {
 public:
  void head(std::string text, int level = 2) { blocks_.emplace_back(Heading{std::move(text), level}); }
  void say(std::string text, Style style = Style::plain) {
    if (!text.empty()) blocks_.emplace_back(Paragraph{std::move(text), style});
  }
  /// A paragraph each.
  void say_all(std::vector<std::string> texts) {
    for (std::string& text : texts) say(std::move(text));
  }
  /// What explains a table.
  void explain(std::string text) { say(std::move(text), Style::dim); }
  void list(std::vector<std::string> items) {
    if (!items.empty()) blocks_.emplace_back(List{std::move(items)});
  }
  void table(Table table) {
    if (!table.rows.empty()) blocks_.emplace_back(std::move(table));
  }
  void verbatim(std::string text) { blocks_.emplace_back(Preformatted{std::move(text)}); }
  void append(std::vector<Block> blocks) {
    for (Block& block : blocks) blocks_.push_back(std::move(block));
  }

  /// How every answer about a profile begins: title, the sentence that says it all, the profile, its policies.
  void open(std::string title, std::string sentence, const Profile& profile);
  /// Which companies take no part, by why.
  void close(const Counts& counts);

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  std::vector<Block> blocks_;
};

/// "Left out: 3 companies excluded by a deal-breaker, 2 too little known."; empty where none is.
std::string left_out_text(const Counts& counts);

/// An answer of this spec, its envelope filled in; facts, rows and blocks are still to come.
Answer answer_about(const PoolSubject& subject, const AnswerSpec& spec, std::string sentence);
/// The same of companies that are read whole, under `weights`, which are scaled.
Answer answer_about(const Subject& subject, const AnswerSpec& spec, std::string sentence,
                    std::span<const double> weights, const Counts& counts = {});

template <typename Row>
class TableOf {
 public:
  /// `cell` gives a Cell or a text from a row.
  template <typename Make>
  TableOf& left(std::string header, Make cell) {
    return column(std::move(header), Align::left, std::move(cell));
  }
  template <typename Make>
  TableOf& right(std::string header, Make cell) {
    return column(std::move(header), Align::right, std::move(cell));
  }
  /// The last column may be left out where a terminal is too narrow; the greatest number goes first.
  TableOf& spare(int order) {
    table_.columns.back().spare = order;
    return *this;
  }
  /// Lines under the row.
  TableOf& notes(std::string header, std::function<std::vector<std::string>(const Row&)> lines) {
    table_.notes_header = std::move(header);
    notes_ = std::move(lines);
    return *this;
  }

  template <typename Range>
  Table of(const Range& rows) {
    for (const Row& row : rows) {
      Table::Row& line = table_.rows.emplace_back();
      for (const auto& make : cells_) line.cells.push_back(make(row));
      if (notes_) line.notes = notes_(row);
    }
    return std::move(table_);
  }

 private:
  template <typename Make>
  TableOf& column(std::string header, Align align, Make cell) {
    table_.columns.push_back({std::move(header), align});
    cells_.push_back([cell = std::move(cell)](const Row& row) { return Cell(as_cell(cell(row))); });
    return *this;
  }
  static Cell as_cell(Cell cell) { return cell; }
  static Cell as_cell(std::string text) { return {std::move(text)}; }

  Table table_;
  std::vector<std::function<Cell(const Row&)>> cells_;
  std::function<std::vector<std::string>(const Row&)> notes_;
};

inline Cell strong(std::string text) { return {std::move(text), Style::strong}; }
inline Cell dim(std::string text) { return {std::move(text), Style::dim}; }
/// What is unknown.
inline Cell unknown_cell() { return {"?", Style::caution}; }

}  // namespace fitrank
