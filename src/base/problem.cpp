// How: the source line becomes a row of glyphs (what is shown for one code point, and where), so
// that the caret stands under the right one whatever tabs, escapes and wide characters precede it.
#include "base/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kTabStop = 8;

struct Glyph {
  std::string text;
  std::size_t start = 0;  ///< display column, from 0
  std::size_t width = 0;
  std::size_t end() const { return start + width; }
};

Glyph to_glyph(std::string_view code_point, std::size_t start) {
  std::string text = code_point == "\t" ? std::string(kTabStop - start % kTabStop, ' ') : harmless(code_point);
  const std::size_t width = display_width(text);
  return {std::move(text), start, width};
}

std::vector<Glyph> to_glyphs(std::string_view line) {
  std::vector<Glyph> glyphs;
  std::size_t column = 0;
  while (!line.empty()) {
    const std::size_t length = first_code_point(line).length;
    glyphs.push_back(to_glyph(line.substr(0, length), column));
    column = glyphs.back().end();
    line.remove_prefix(length);
  }
  return glyphs;
}

/// Display columns [from, to) of a line that are shown.
struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Of so many columns, or of all where they fit.
Window window_around(std::size_t caret, std::size_t total, std::size_t columns) {
  if (total <= columns) return {0, total};
  const std::size_t from = std::min(caret - std::min(caret, columns / 2), total - columns);
  return {from, from + columns};
}

/// `columns` of the line around `caret` (display column), and the caret under it.
std::string excerpt(const std::vector<Glyph>& glyphs, std::size_t caret, bool with_caret, std::size_t columns) {
  const std::size_t total = glyphs.back().end();
  const Window window = window_around(caret, total, columns);
  std::string shown = window.from > 0 ? "…" : "";
  std::size_t before_caret = shown.empty() ? 0 : 1;
  for (const Glyph& glyph : glyphs) {
    if (glyph.start < window.from || glyph.end() > window.to) continue;
    shown += glyph.text;
    if (glyph.start < caret) before_caret += glyph.width;
  }
  if (window.to < total) shown += "…";
  shown += '\n';
  if (with_caret) shown += std::string(before_caret, ' ') + "^\n";
  return shown;
}

std::string excerpt(const Problem& problem, std::size_t columns) {
  const std::vector<Glyph> glyphs = to_glyphs(problem.source_line);
  if (glyphs.empty()) return {};
  const std::size_t column = problem.place.column;
  if (column == 0) return excerpt(glyphs, 0, false, columns);
  return excerpt(glyphs, column <= glyphs.size() ? glyphs[column - 1].start : glyphs.back().end(), true, columns);
}

std::string headline(const Problem& problem) {
  std::string text = problem.place.file;
  if (problem.place.line > 0) text += fmt::format(":{}", problem.place.line);
  if (problem.place.line > 0 && problem.place.column > 0) text += fmt::format(":{}", problem.place.column);
  for (const std::string& part : {problem.path, problem.message}) {
    if (!text.empty() && !part.empty()) text += ": ";
    text += part;
  }
  if (!problem.suggestion.empty()) text += fmt::format(" (did you mean \"{}\"?)", problem.suggestion);
  return harmless(text) + '\n';
}

std::string all_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem);
  return text;
}

}  // namespace

std::string to_text(const Problem& problem, std::size_t columns) {
  return headline(problem) + excerpt(problem, columns);
}

InputError::InputError(Problems problems) : std::runtime_error(all_of(problems)), problems_(std::move(problems)) {}

}  // namespace fitrank
