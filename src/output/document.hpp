// What a command has to say, before it is put into a format: headings, paragraphs, tables.
//
// How: each answer (answer.hpp) makes its blocks once; the terminal, Markdown and HTML renderers show them. Text in a
// block is raw (names may hold anything); each renderer makes it harmless in its own format.
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
  int spare = 0;  ///< a terminal too narrow for the table leaves out the columns with the greatest number; 0: never
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
  std::string notes_header = {};  ///< Markdown's header for the notes column
  bool short_notes = false;       ///< on a terminal a note is cut to one line
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

/// Lines that are kept unchanged: source text with a caret under it.
struct Preformatted {
  std::string text;
  Style style = Style::plain;
};

using Block = std::variant<Heading, Paragraph, List, Table, Preformatted>;

}  // namespace fitrank
