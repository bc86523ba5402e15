// The parts that a statement is put together from.
#pragma once

#include <string>
#include <vector>

#include "sql/sql_names.hpp"
#include "sql/sql_words.hpp"

namespace fitrank {

struct SqlColumn {
  std::string name;  ///< quoted
  std::string expression;
};

/// Columns that one step adds to those of the step before.
struct SqlStep {
  std::string name;
  std::string comment;
  std::vector<SqlColumn> columns;
};

/// A SELECT of its own, before the steps.
struct SqlSelect {
  std::string name;
  std::string comment;
  std::vector<SqlColumn> columns;
  std::vector<std::string> one_of_each = {};  ///< keep the first row of each, in the order of order_by
  std::vector<std::string> order_by = {};     ///< behind one_of_each
  std::string group_by = {};
  std::string having = {};  ///< which groups
  bool with_all = false;    ///< all columns of the SELECT before, too
};

/// What a table must not hold: where the condition is true, the statement fails.
struct SqlRefusal {
  std::string what;       ///< the column, in fitrank's words
  std::string condition;  ///< over the source's columns; NULL counts as false
  std::string value;      ///< the offending value, as a text expression
  std::string why;        ///< "a score is from 0 to 100"
};

/// What every part is written with.
struct SqlContext {
  explicit SqlContext(const SqlRequest& asked) : request(asked), words(asked.dialect), names(asked) {}

  const SqlRequest& request;
  SqlWords words;
  SqlNames names;

  const Model& model() const { return request.model; }
};

/// CASE, one WHEN a line.
class SqlCase {
 public:
  SqlCase& when(std::string_view condition, std::string_view then);
  /// `otherwise` empty: NULL.
  std::string end(std::string_view otherwise = {}) const;

 private:
  std::string whens_;
};

/// The parts joined, each in brackets where there are several.
std::string sql_all_of(const std::vector<std::string>& conditions);
std::string sql_any_of(const std::vector<std::string>& conditions);
/// (a, b, c) as texts.
std::string sql_texts(const SqlWords& words, const std::vector<std::string>& texts);

}  // namespace fitrank
