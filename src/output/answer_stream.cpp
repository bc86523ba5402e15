#include "output/answer_stream.hpp"

#include <fmt/format.h>

#include <utility>

#include "output/csv_text.hpp"
#include "output/envelope.hpp"
#include "output/json_text.hpp"
#include "output/keys.hpp"

namespace fitrank {

AnswerStream::AnswerStream(Format format, const Answer& answer, const std::vector<std::string>& columns, Sink sink)
    : format_(format), has_not_ranked_(answer.spec->not_ranked), sink_(std::move(sink)) {
  if (format_ == Format::csv) {
    columns_ = choose_columns(answer, columns);
    sink_(csv_head(columns_));
  }
  if (format_ != Format::json) return;
  Json head = envelope_fields().record(answer.envelope);
  for (const auto& [key, value] : answer.facts.items()) head[key] = value;
  std::string text = json_lines(head, 0);
  text.resize(text.size() - 2);  // its last brace comes after the rows
  sink_(text);
  open_list(key::rows.id);
}

void AnswerStream::not_ranked(const Json& row) {
  if (!std::exchange(in_not_ranked_, true)) {
    close_list();
    open_list(key::not_ranked.id);
  }
  add(row);
}

void AnswerStream::finish() {
  close_list();
  if (has_not_ranked_ && !in_not_ranked_) {
    open_list(key::not_ranked.id);
    close_list();
  }
  if (format_ == Format::json) sink_("\n}\n");
}

/// "key": [; the comma before it is written too.
void AnswerStream::open_list(std::string_view key) {
  empty_ = true;
  if (format_ == Format::json) sink_(fmt::format(",\n  \"{}\": [", key));
}

void AnswerStream::close_list() {
  if (format_ == Format::json) sink_(empty_ ? "]" : "\n  ]");
}

void AnswerStream::add(const Json& row) {
  const bool first = std::exchange(empty_, false);
  if (format_ == Format::json) sink_((first ? "\n    " : ",\n    ") + json_lines(row, 4));
  if (format_ == Format::jsonl) sink_(json_line(row) + '\n');
  if (format_ == Format::csv) sink_(csv_line(row, columns_));
}

namespace {

void stream_all(Format format, const Answer& answer, const std::vector<std::string>& columns, const Sink& sink) {
  AnswerStream stream(format, answer, columns, sink);
  for (std::size_t i = 0; i < answer.rows.size(); ++i) stream.row(answer.rows.at(i));
  for (std::size_t i = 0; i < answer.not_ranked.size(); ++i) stream.not_ranked(answer.not_ranked.at(i));
  stream.finish();
}

}  // namespace

void render_json(const Answer& answer, const Sink& sink) { stream_all(Format::json, answer, {}, sink); }
void render_jsonl(const Answer& answer, const Sink& sink) { stream_all(Format::jsonl, answer, {}, sink); }
void render_csv(const Answer& answer, const std::vector<std::string>& columns, const Sink& sink) {
  stream_all(Format::csv, answer, columns, sink);
}

nlohmann::ordered_json json_of_answer(const Answer& answer) {
  nlohmann::ordered_json json = envelope_fields().record(answer.envelope);
  for (const auto& [key, value] : answer.facts.items()) json[key] = value;
  const auto add = [&](std::string_view key, const Rows& rows) {
    nlohmann::ordered_json& list = json[std::string(key)] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) list.push_back(rows.at(i));
  };
  add(key::rows.id, answer.rows);
  if (answer.spec->not_ranked) add(key::not_ranked.id, answer.not_ranked);
  return json;
}

}  // namespace fitrank
