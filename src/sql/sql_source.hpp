// Where a statement begins: the companies of a wide table, or observations, of which the ones that count are chosen.
//
// How: a wide table's cells become `observed`: criteria narrowed, values of signals as they are; empty texts are
// unknown. Of observations the newest of each series (signal and tier of a company) that was known on the day is taken,
// of these the firmest, then the latest, then the one that the evidence database lists first. What the model does not
// know takes no part, but a vintage of a series that it hides stays hidden, as when the database is read.
// Cost: linear in the model.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/sql_steps.hpp"

namespace fitrank {

/// A text, NULL where it is empty.
std::string sql_filled(const SqlWords& words, const std::string& column);
/// The names of a signal's levels: "('a', 'b')".
std::string sql_levels(const SqlContext& context, const Signal& signal);

/// A column of `observed`, and what its cells must not hold.
struct SqlCell {
  SqlColumn column;
  std::optional<SqlRefusal> refusal = {};
  bool single = false;  ///< narrowed to single precision once it is checked
};

/// The cells of a wide table.
std::vector<SqlCell> sql_cells(const SqlContext& context);

/// The SELECTs that lead from a table of observations to one row a company.
std::vector<SqlSelect> sql_observation_selects(const SqlContext& context);

/// Why a row of the second of these takes no part; the first that holds counts.
std::vector<SqlRefusal> sql_unused_observations(const SqlContext& context);

/// The weights of each persona: id, a DOUBLE for each criterion, and what a row must not hold.
std::vector<SqlCell> sql_persona_cells(const SqlContext& context);

}  // namespace fitrank
