// The steps of a statement, put together for its dialect.
//
// How: DuckDB and PostgreSQL get WITH, a step each. ClickHouse gets one SELECT whose WITH names expressions, so that a
// Distributed table has every shard compute and send its first rows only; SELECTs before the steps are nested there.
// Cost: linear in the text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sql/sql_source.hpp"
#include "sql/sql_steps.hpp"

namespace fitrank {

/// A statement's parts, in any dialect's terms.
struct SqlQuery {
  std::vector<SqlSelect> selects = {};  ///< of a table of observations; empty: cells of a wide table
  std::vector<SqlCell> cells = {};      ///< of a wide table
  std::vector<SqlStep> steps = {};      ///< of each company
  std::vector<SqlStep> fit_steps = {};  ///< of each company, or in a batch of each persona and company
  std::vector<SqlCell> personas = {};   ///< in a batch
  std::vector<SqlColumn> results = {};  ///< what the statement gives, by its output name
  std::string where = {};               ///< which companies
  std::string order = {};               ///< of them
  std::optional<std::size_t> top = {};  ///< how many
  bool nested = false;  ///< in ClickHouse: `steps` as SELECTs, whose aliases would grow too large in one
  bool ranked = false;  ///< competition ranks by score come first
};

/// Cells with what they must not hold checked in place; ClickHouse evaluates every branch of a CASE and checks
/// in WHERE instead.
std::string sql_checked(const SqlContext& context, const SqlCell& cell, const std::string& id);

std::string sql_with_steps(const SqlContext& context, const SqlQuery& query);
std::string sql_with_aliases(const SqlContext& context, const SqlQuery& query);

/// SELECTs of observations one in the other, as ClickHouse takes them.
std::string sql_nested(const SqlContext& context, const std::vector<SqlSelect>& selects);
/// The same as parts of WITH, each ended by a comma.
std::string sql_named(const SqlContext& context, const std::vector<SqlSelect>& selects);

}  // namespace fitrank
