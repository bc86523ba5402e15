// What an answer's fields are: the id, label, kind, unit and meaning of each, declared once (output/keys.hpp).
//
// How: JSON, JSON Lines, CSV, the JSON Schema and docs/formats.md all read these records, so a key means the same
// thing, with the same kind, in every command.
#pragma once

#include <string_view>
#include <vector>

namespace fitrank {

enum class FieldKind {
  text,
  count,         ///< a whole number
  number,        ///< a double, with a decimal point or exponent
  flag,          ///< true or false
  date,          ///< YYYY-MM-DD, YYYY-MM or YYYY
  texts,         ///< a list of texts, never null
  numbers,       ///< a list of doubles
  by_criterion,  ///< an object from criterion ids to doubles; in CSV a column for each
  by_company,    ///< an object from company ids to doubles
  record,        ///< an object of fields, or null
  records,       ///< a list of such objects, never null
  answers        ///< a list of whole answers
};

enum class Unit {
  none,
  points,  ///< of a score, 0..100
  share,   ///< 0..1, shown in percent
  percent  ///< 0..100
};

struct FieldSpec {
  std::string_view id;     ///< the key in JSON, the column in CSV
  std::string_view label;  ///< over a table's column
  FieldKind kind = FieldKind::text;
  std::string_view about;  ///< one sentence: what it says
  Unit unit = Unit::none;
};

/// A field, with the fields of its record or records.
struct FieldTree {
  FieldSpec spec;
  std::vector<FieldTree> fields = {};
};

/// What one command's answer holds beside the envelope.
struct AnswerSpec {
  std::vector<FieldTree> facts;  ///< said once
  std::vector<FieldTree> rows;   ///< of each row
  std::string_view about_rows;   ///< "a ranked company"
  bool not_ranked = false;       ///< a second list of rows: companies without a rank
};

}  // namespace fitrank
