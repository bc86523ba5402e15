// What a command has to say, before it is put into a format: headings, paragraphs, tables.
//
// How: a result's writer fills a Document once; the terminal and Markdown renderers show it, and the
// CSV renderer writes its `records`. Text in a Document is raw (names may hold anything); each
// renderer makes it harmless in its own format.
// Cost: linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace fitrank {

enum class Style { plain, strong, dim, good, bad, caution };
enum class Align { left, right };

struct Column {
  std::string header;
  Align align = Align::left;
};

struct Cell {
  std::string text;
  Style style = Style::plain;
};

struct Table {
  std::vector<Column> columns;
  struct Row {
    std::vector<Cell> cells;         ///< one per column
    std::vector<std::string> notes;  ///< shown under the row, wrapped; in Markdown a last column
  };
  std::vector<Row> rows;
  std::string notes_header;  ///< Markdown's header for the notes column
};

struct Heading {
  std::string text;
  int level = 2;  ///< 1..6
};

struct Paragraph {
  std::string text;
  Style style = Style::plain;
};

struct List {
  std::vector<std::string> items;
};

/// Lines that stand as they are: source text with a caret under it.
struct Preformatted {
  std::string text;
};

using Block = std::variant<Heading, Paragraph, List, Table, Preformatted>;

/// Rows for CSV: full precision, one header line; `numeric` cells are written as they stand, text
/// cells are guarded against being taken for a formula.
struct Records {
  struct Field {
    std::string text;
    bool numeric = false;
  };
  std::vector<std::string> header;
  std::vector<std::vector<Field>> rows;
};

struct Document {
  std::vector<Block> blocks;
  Records records;
};

}  // namespace fitrank
