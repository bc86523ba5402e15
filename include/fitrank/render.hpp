// Documents as text: terminal, Markdown, CSV.
//
// Everything that came from a file is untrusted: every renderer passes it through harmless(); Markdown
// escapes its own syntax and HTML besides; a CSV text cell that a spreadsheet would take for a formula
// gets a leading apostrophe.
// Cost: linear in the text.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "fitrank/document.hpp"
#include "fitrank/named.hpp"

namespace fitrank {

enum class Format { table, markdown, csv, json };

template <>
inline constexpr std::array<NamedValue<Format>, 4> kNamesOf<Format>{
    {{Format::table, "table"}, {Format::markdown, "markdown"}, {Format::csv, "csv"}, {Format::json, "json"}}};

struct TerminalOptions {
  bool color = false;
  std::size_t width = 100;  ///< columns to wrap at
};

/// Wrapped to the width; a table too wide for it is narrowed by cutting its widest left-aligned cells.
/// Without colour the text holds no escape sequence at all.
std::string render_terminal(const Document& document, const TerminalOptions& options);

/// GitHub Flavored Markdown.
std::string render_markdown(const Document& document);

/// RFC 4180, with "\n" as line end, which every reader takes and line tools need.
std::string render_csv(const Records& records);

}  // namespace fitrank
