// The columns of an answer's rows: what CSV has, and what --columns chooses from.
//
// How: a field is a column; an object by criteria is one for each criterion, a record one for each of its fields; lists
// are one cell.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/answer.hpp"

namespace fitrank {

struct AnswerColumn {
  std::string id;
  std::string label;
  FieldSpec spec;
  std::vector<std::string> path;  ///< of keys, from the row
};

/// All columns of the rows.
std::vector<AnswerColumn> all_columns(const Answer& answer);

/// Those named, in that order; all where none is. A criterion's label names it too. Throws std::invalid_argument with
/// the nearest name.
std::vector<AnswerColumn> choose_columns(const Answer& answer, const std::vector<std::string>& names);

/// The value of a row; null where it has none.
nlohmann::ordered_json value_in(const nlohmann::ordered_json& row, const AnswerColumn& column);

/// A value as text: numbers as JSON writes them, lists of texts with "; " between, objects as JSON.
std::string plain_text(const nlohmann::ordered_json& value);

}  // namespace fitrank
