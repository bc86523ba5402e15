#include <algorithm>
#include <string>
#include <vector>

#include "output/markdown_text.hpp"
#include "output/render.hpp"

namespace fitrank {

namespace {

std::string marked(std::string text, Style style) {
  return style == Style::strong && !text.empty() ? "**" + text + "**" : text;
}

std::string joined_notes(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) text += (text.empty() ? "" : "<br>") + markdown_inline(note);
  return text;
}

class MarkdownTable {
 public:
  explicit MarkdownTable(const Table& table) : table_(table) {
    has_notes_ = std::ranges::any_of(table.rows, [](const Table::Row& row) { return !row.notes.empty(); });
  }

  std::string text() const {
    std::string names = "|";
    std::string rule = "|";
    for (const Column& column : table_.columns) {
      names += cell(markdown_inline(column.header));
      rule += column.align == Align::right ? " ---: |" : " --- |";
    }
    if (has_notes_) {
      names += cell(markdown_inline(table_.notes_header));
      rule += " --- |";
    }
    std::string text = names + '\n' + rule + '\n';
    for (const Table::Row& row : table_.rows) text += line(row);
    return text;
  }

 private:
  static std::string cell(const std::string& text) { return text.empty() ? " |" : ' ' + text + " |"; }

  std::string line(const Table::Row& row) const {
    std::string line = "|";
    for (const Cell& part : row.cells) line += cell(marked(markdown_inline(part.text), part.style));
    if (has_notes_) line += cell(joined_notes(row.notes));
    return line + '\n';
  }

  const Table& table_;
  bool has_notes_ = false;
};

struct MarkdownRenderer {
  std::string operator()(const Heading& heading) const {
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 6));
    return std::string(level, '#') + ' ' + markdown_inline(heading.text) + '\n';
  }
  std::string operator()(const Paragraph& paragraph) const {
    const std::string text =
        paragraph.style == Style::strong ? markdown_inline(paragraph.text) : markdown_block(paragraph.text);
    return text.empty() ? text : marked(text, paragraph.style) + '\n';
  }
  std::string operator()(const List& list) const {
    std::string text;
    for (const std::string& item : list.items) text += "- " + markdown_block(item) + '\n';
    return text;
  }
  std::string operator()(const Table& table) const {
    return table.columns.empty() ? std::string() : MarkdownTable(table).text();
  }
  std::string operator()(const Preformatted& block) const { return markdown_fenced(block.text); }
};

}  // namespace

std::string render_markdown(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    const std::string shown = std::visit(MarkdownRenderer(), block);
    if (!text.empty() && !shown.empty()) text += '\n';
    text += shown;
  }
  return text;
}

}  // namespace fitrank
