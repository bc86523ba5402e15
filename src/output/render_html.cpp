// An answer as a page by itself: plain HTML with a few lines of style, no scripts and nothing from a network.
#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "output/render.hpp"

namespace fitrank {

namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color-scheme: light dark }
table { border-collapse: collapse } th, td { padding: .2rem .7rem; text-align: left; vertical-align: top }
th { border-bottom: 1px solid } .right { text-align: right } .notes td { font-size: .9rem; padding-left: 2rem }
div { overflow-x: auto }
</style>
)";

std::string in_html(std::string_view raw) {
  std::string text;
  for (const char c : harmless(raw)) {
    switch (c) {
      case '<':
        text += "&lt;";
        break;
      case '&':
        text += "&amp;";
        break;
      case '"':
        text += "&quot;";
        break;
      default:
        text += c;
    }
  }
  return text;
}

std::string element(std::string_view tag, const std::string& inner, bool right = false) {
  return std::string("<").append(tag).append(right ? " class=\"right\">" : ">").append(inner).append("</").append(tag) +
         ">";
}

std::string styled(std::string_view raw, Style style) {
  const std::string text = in_html(raw);
  return style == Style::strong && !text.empty() ? element("strong", text) : text;
}

struct HtmlRenderer {
  std::string operator()(const Heading& heading) const {
    return element("h" + std::to_string(std::clamp(heading.level, 1, 6)), in_html(heading.text));
  }
  std::string operator()(const Paragraph& paragraph) const {
    return element("p", styled(paragraph.text, paragraph.style));
  }
  std::string operator()(const List& list) const {
    std::string items;
    for (const std::string& item : list.items) items += element("li", in_html(item));
    return element("ul", items);
  }
  std::string operator()(const Preformatted& block) const {
    std::string lines;
    for (std::string_view rest = block.text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      lines += in_html(rest.substr(0, end)) + '\n';
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return element("pre", lines);
  }
  std::string operator()(const Table& table) const {
    std::string head;
    for (const Column& column : table.columns) {
      head += element("th", in_html(column.header), column.align == Align::right);
    }
    std::string rows = element("tr", head) + '\n';
    for (const Table::Row& row : table.rows) rows += row_text(table, row);
    return element("div", element("table", rows));
  }

  static std::string row_text(const Table& table, const Table::Row& row) {
    std::string cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells += element("td", styled(row.cells[i].text, row.cells[i].style), table.columns[i].align == Align::right);
    }
    std::string text = element("tr", cells) + '\n';
    if (row.notes.empty()) return text;
    std::string notes;
    for (const std::string& note : row.notes) notes += (notes.empty() ? "" : "<br>") + in_html(note);
    return text + "<tr class=\"notes\"><td colspan=\"" + std::to_string(table.columns.size()) + "\">" + notes +
           "</td></tr>\n";
  }
};

}  // namespace

std::string render_html(const std::vector<Block>& blocks) {
  std::string title = "fitrank";
  if (!blocks.empty()) {
    if (const auto* heading = std::get_if<Heading>(&blocks.front())) title = heading->text;
  }
  std::string text(kHead);
  text += element("title", in_html(title)) + '\n';
  for (const Block& block : blocks) text += std::visit(HtmlRenderer(), block) + '\n';
  return text;
}

}  // namespace fitrank
