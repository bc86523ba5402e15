// An answer in each format.
//
// How: the words for people come from its blocks, everything for machines from its declared fields. A number is written
// by one function, so that JSON and CSV agree to the last digit.
// Cost: linear in the text; rows are made and written one at a time.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/named.hpp"
#include "output/answer.hpp"
#include "output/document.hpp"

namespace fitrank {

enum class Format { table, markdown, csv, json, jsonl, html };

template <>
inline constexpr std::array<NamedValue<Format>, 6> kNamesOf<Format>{
    {{Format::table, "table"},
     {Format::markdown, "markdown"},
     {Format::csv, "csv", "the rows"},
     {Format::json, "json", "everything; `rerun` takes it"},
     {Format::jsonl, "jsonl", "a row a line"},
     {Format::html, "html"}}};

struct TerminalOptions {
  bool color = false;
  std::size_t width = 100;  ///< columns to wrap at
};

/// Takes a piece of text.
using Sink = std::function<void(std::string_view)>;

/// Wrapped to the width; a table too wide for it is narrowed by cutting its widest left-aligned cells.
/// Without colour the text holds no escape sequence at all.
std::string render_terminal(const std::vector<Block>& blocks, const TerminalOptions& options);

/// GitHub Flavored Markdown.
std::string render_markdown(const std::vector<Block>& blocks);

/// A page by itself, without scripts.
std::string render_html(const std::vector<Block>& blocks);

/// RFC 4180, with "\n" as line end, which every reader takes and line tools need. The rows, then those not ranked.
/// `columns`: which, by key or criterion; empty: all. Throws std::invalid_argument where there is no such column.
void render_csv(const Answer& answer, const std::vector<std::string>& columns, const Sink& sink);

/// The whole answer, indented.
void render_json(const Answer& answer, const Sink& sink);
/// The same as one object; what it says of how it was made is only as complete as the envelope.
nlohmann::ordered_json json_of_answer(const Answer& answer);
/// A row a line.
void render_jsonl(const Answer& answer, const Sink& sink);

/// The same as blocks: one table of the chosen columns.
std::vector<Block> chosen_columns(const Answer& answer, const std::vector<std::string>& columns);

/// JSON Schema (draft 2020-12) of what render_json writes for `command`.
std::string answer_schema(std::string_view command, const AnswerSpec& spec);

}  // namespace fitrank
