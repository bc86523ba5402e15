// An answer for machines, written as its rows come: the head, then a row at a time, then the foot.
//
// How: JSON, JSON Lines and CSV are written here alone, whether the rows exist already or are still to be made.
// Cost: linear in the text; no row is kept.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "output/columns.hpp"
#include "output/render.hpp"

namespace fitrank {

class AnswerStream {
 public:
  using Json = nlohmann::ordered_json;

  /// Writes the head: what `answer` holds beside its rows. `format` is json, jsonl or csv; `columns`: as of render_csv.
  AnswerStream(Format format, const Answer& answer, const std::vector<std::string>& columns, Sink sink);

  void row(const Json& row) { add(row); }
  /// After all rows; only where the answer's spec has such.
  void not_ranked(const Json& row);
  /// Must be called once, after the last row.
  void finish();

 private:
  void open_list(std::string_view key);
  void close_list();
  void add(const Json& row);

  Format format_;
  bool has_not_ranked_;
  bool in_not_ranked_ = false;
  bool empty_ = true;  ///< the list that is open
  std::vector<AnswerColumn> columns_;
  Sink sink_;
};

}  // namespace fitrank
