// The words of one SQL dialect: names, texts, numbers, and the few functions that are called differently.
//
// How: names and texts are quoted by the dialect's own rules (doubled quotes; in ClickHouse backslashes too), so that
// nothing they hold can end them. A number is the shortest text that reads back as the same double, in
// a form the dialect takes as DOUBLE: DuckDB and PostgreSQL would read 0.35 as a decimal.
// ClickHouse is written as its release 18.16 understands it: no window functions, and no WITH but for expressions.
// Cost: linear in the texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/sql_ranking.hpp"

namespace fitrank {

class SqlWords {
 public:
  explicit SqlWords(SqlDialect dialect) : dialect_(dialect) {}

  SqlDialect dialect() const { return dialect_; }
  bool is(SqlDialect dialect) const { return dialect_ == dialect; }

  /// An identifier. Throws std::invalid_argument where the dialect cannot have it.
  std::string name(std::string_view plain) const;
  std::string table(const std::vector<std::string>& parts) const;
  std::string text(std::string_view plain) const;
  /// A DOUBLE, finite.
  std::string number(double number) const;
  /// Where a DOUBLE is beside it: a whole number may then be written as such.
  std::string bare(double number) const;

  std::string as_double(std::string_view expression) const;
  std::string as_single(std::string_view expression) const;
  std::string as_text(std::string_view expression) const;
  std::string as_whole(std::string_view expression) const;
  /// A number out of a text; NULL where it is none.
  std::string read_number(std::string_view text_expression) const;
  std::string no_single() const;
  std::string no_double() const;
  std::string no_text() const;
  /// Ordered by bytes, whatever the database's own order is.
  std::string by_bytes(std::string_view text_expression) const;
  std::string logarithm(std::string_view expression) const;
  std::string two_to_the(std::string_view whole) const;
  /// Texts put together.
  std::string joined(const std::vector<std::string>& texts) const;
  /// Ends the statement with an error that says `text_expression`, where it is evaluated.
  std::string refuse(std::string_view text_expression) const;
  /// Days since 1970 of a text "YYYY-MM-DD".
  std::string day_number(std::string_view text_expression) const;
  /// The greatest of a group's values for which `condition` holds; NULL where there is none.
  std::string of_group(std::string_view expression, std::string_view condition) const;

 private:
  SqlDialect dialect_;
};

/// NOT (expression BETWEEN ...) that is true of NaN and never of NULL.
std::string sql_outside(const SqlWords& words, std::string_view expression, double low, double high);
/// The same for what is not finite.
std::string sql_not_finite(const SqlWords& words, std::string_view expression);

}  // namespace fitrank
