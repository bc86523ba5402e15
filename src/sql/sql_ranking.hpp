// A ranking as one SQL statement, for companies that stay where they are.
//
// How: model, profile and policies are written out as a statement whose steps bear fitrank's own names
// (observed, signals, criteria, sums, fits, ranking) and do the arithmetic of value_function.hpp, assess.hpp
// and fit_score.hpp in the same order on the same doubles, with each criterion narrowed to float32 once; the
// order is that of ranking.hpp. So an engine gives the same ids in the same order, and for a weighted sum the
// same scores to the bit; a weighted product needs the engine's own logarithm, good to about 1e-11. What fitrank
// refuses in a file (a score outside 0 to 100, a level the model does not know) ends the statement with the
// engine's error; SqlList::refused gives a statement that lists all of it. Names and texts are quoted for
// the dialect, whatever they hold.
// Cost: linear in the model; nothing is computed here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/expected_scores.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

enum class SqlDialect { duckdb, postgres, clickhouse };

/// What a row of the table is: a company with its criterion scores, a company with raw signals, or one observation.
enum class SqlShape { criteria, signals, observations };

/// What the statement gives: the ranking; the companies that fail a deal-breaker; those with no data for
/// any weighted criterion; or the cells and rows that cannot be used.
enum class SqlList { ranking, excluded, unranked, refused };

/// By what fitrank calls it, the column that holds it; an empty text: the table has none.
using SqlColumns = std::map<std::string, std::string, std::less<>>;

/// Where model and profile come from, for the opening comment.
struct SqlOrigin {
  std::string version;
  std::string model_file;
  std::string profile_file;
  std::uint64_t model_hash = 0;  ///< hash_file (skyband_index.hpp)
  std::uint64_t profile_hash = 0;
};

struct SqlRequest {
  const Model& model;
  const Profile& profile;  ///< policies, date, deal-breakers; `top` companies (none: all) are given
  const Weights& weights;  ///< as used
  SqlDialect dialect = SqlDialect::duckdb;
  SqlShape shape = SqlShape::criteria;
  SqlList list = SqlList::ranking;
  std::vector<std::string> table;          ///< parts of its name, as sql_table_name gives them
  SqlColumns columns = {};                 ///< where the table calls something by another name, or has none of it
  std::vector<std::string> personas = {};  ///< table of weights to rank for; empty: for `weights`
  SqlOrigin origin = {};
  const ExpectedScores* expected = nullptr;  ///< of `missing: expected`, made from companies of the same kind
};

/// The parts of "schema.table"; a part that holds a dot is in double quotes. Throws std::invalid_argument
/// with a plain message.
std::vector<std::string> sql_table_name(std::string_view text);

/// What SqlRequest::columns may name, for tables of this shape.
std::vector<std::string> sql_column_names(const Model& model, SqlShape shape);

/// Throws std::invalid_argument with a plain message where the request cannot be written in the dialect.
std::string sql_statement(const SqlRequest& request);

}  // namespace fitrank
