// What a statement calls things: the columns of its source, and those of its own steps.
//
// How: a step's columns that belong to a signal hold a blank ("rd_share score"), which no id does. ClickHouse is
// written with aliases in one SELECT, where an alias must not be called like a column that it is made from; there it
// gets an underscore more. PostgreSQL cuts names at 63 bytes; longer ones are cut here, and numbered. Cost: logarithmic
// in the number of columns.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sql/sql_words.hpp"

namespace fitrank {

class SqlNames {
 public:
  /// `request` must outlive the names. Throws std::invalid_argument where its columns do not fit the model.
  explicit SqlNames(const SqlRequest& request);

  /// The source's column for `what`, quoted; nothing where there is none.
  std::optional<std::string> source(std::string_view what) const;
  bool has(std::string_view what) const { return source(what).has_value(); }

  /// The column that says whether a company is ranked; in a wide table only where nothing of the model has that name.
  std::optional<std::string> layer() const;

  /// A column of the statement's own: "id", "score".
  std::string own(std::string_view plain) const;
  std::string criterion(std::size_t criterion) const;
  std::string of_signal(std::size_t signal, std::string_view what) const;
  std::string of_criterion(std::size_t criterion, std::string_view what) const;
  /// A persona's weight of it, in a batch.
  std::string weight(std::size_t criterion) const;
  /// As the statement's last line gives them.
  std::string output_criterion(std::size_t criterion) const;
  /// Whether the table states this criterion outright.
  bool states(std::size_t criterion) const;
  /// Whether the table can hold values of this signal.
  bool observes(std::size_t signal) const;

 private:
  void add_usual_columns();
  void check_given() const;
  void check_scored_once() const;
  std::string fitted(std::string name) const;

  const SqlRequest& request_;
  SqlWords words_;
  std::map<std::string, std::string, std::less<>> columns_;  ///< by what they hold
  std::set<std::string, std::less<>> taken_;                 ///< names of the source's columns
  mutable std::map<std::string, std::size_t> cut_;           ///< long names and their numbers
};

/// Whether trust in evidence enters the scores: only observations have any.
bool sql_discounts(const SqlRequest& request);

}  // namespace fitrank
