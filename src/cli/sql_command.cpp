#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/version.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/read_columns.hpp"
#include "fitrank/skyband_index.hpp"
#include "fitrank/source_text.hpp"
#include "fitrank/sql_ranking.hpp"
#include "fitrank/suggest.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

/// A flag that asks for another list than the ranking.
struct ListFlag {
  std::string_view name;
  SqlList list;
};
constexpr std::array kLists = {ListFlag{"excluded", SqlList::excluded}, ListFlag{"unranked", SqlList::unranked},
                               ListFlag{"refused", SqlList::refused}};

template <typename T>
T needed(const std::optional<T>& given, std::string_view option, std::string_view what) {
  if (!given) throw UsageError(fmt::format("sql: --{} is needed: {}", option, what));
  return *given;
}

std::vector<std::string> table_option(std::string_view option, const std::string& text) {
  try {
    return sql_table_name(text);
  } catch (const std::invalid_argument& problem) {
    throw UsageError(fmt::format("--{}: {}", option, problem.what()));
  }
}

SqlList list_option(const Arguments& arguments) {
  SqlList list = SqlList::ranking;
  std::string_view first;
  for (const ListFlag& flag : kLists) {
    if (!arguments.has(flag.name)) continue;
    if (!first.empty())
      throw UsageError(fmt::format("sql: --{} and --{} are two lists; one at a time", first, flag.name));
    first = flag.name;
    list = flag.list;
  }
  if (!first.empty() && arguments.has("batch")) {
    throw UsageError(fmt::format("sql: --batch gives rankings; --{} is a list for one persona", first));
  }
  return list;
}

void add(SqlColumns& columns, const std::string& what, const std::string& column) {
  if (!columns.emplace(what, column).second) throw UsageError(fmt::format("--columns: {} is given twice", what));
}

/// Files of columns, and NAME=COLUMN.
SqlColumns column_option(const Arguments& arguments, const Model& model, SqlShape shape) {
  const std::vector<std::string> known = sql_column_names(model, shape);
  SqlColumns columns;
  Problems problems;
  for (const std::string& word : arguments.values("columns")) {
    if (const std::size_t equals = word.find('='); equals != word.npos) {
      const std::string what = word.substr(0, equals);
      if (std::ranges::find(known, what) == known.end()) {
        throw UsageError(fmt::format("--columns: a table of this shape has nothing called \"{}\"", what),
                         suggest(what, known));
      }
      add(columns, what, word.substr(equals + 1));
      continue;
    }
    const auto source = read_source(word, kYamlSizeLimit, problems);
    const auto read = source ? read_columns(*source, known, problems) : std::nullopt;
    if (!read) continue;
    for (const auto& [what, column] : *read) add(columns, what, column);
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return columns;
}

SqlOrigin origin(const Arguments& arguments, const std::optional<std::string>& profile) {
  const auto model_file = model_path(arguments);
  const auto profile_file = find_profile(profile);
  return {.version = std::string(kVersion),
          .model_file = model_file.string(),
          .profile_file = profile_file.string(),
          .model_hash = hash_file(model_file),
          .profile_hash = hash_file(profile_file)};
}

/// The companies from whom the statement's constants are; none where it expects nothing.
std::optional<CompanyPool> peers_of(const Arguments& arguments, const Model& model, Profile& profile) {
  if (profile.missing != MissingPolicy::expected) return std::nullopt;
  CompanyPool peers = load_pool(arguments, model, profile.companies, profile.view());
  settle_day(profile, peers.view().as_of);
  return peers;
}

int sql(const Arguments& arguments) {
  const auto table =
      table_option("from", needed(arguments.value("from"), "from", "the table that holds the companies"));
  const SqlDialect dialect =
      needed(chosen<SqlDialect>(arguments, "dialect"), "dialect", "duckdb, postgres or clickhouse");
  const SqlShape shape = chosen<SqlShape>(arguments, "shape").value_or(SqlShape::criteria);
  const SqlList list = list_option(arguments);
  const Model model = load_model(arguments);
  const auto name = profile_name(arguments, 0);
  Profile profile = load_profile(arguments, model, name);
  // A profile's `top` says how many to show of a ranking, not how many of a list.
  if (list != SqlList::ranking && !arguments.has("top")) profile.top.reset();
  const Weights weights = used_weights(profile, named_shares(arguments, model));
  const auto peers = peers_of(arguments, model, profile);
  SqlRequest request{.model = model,
                     .profile = profile,
                     .weights = weights,
                     .dialect = dialect,
                     .shape = shape,
                     .list = list,
                     .table = table,
                     .columns = column_option(arguments, model, shape),
                     .origin = origin(arguments, name),
                     .expected = peers ? peers->expectations() : nullptr};
  if (const auto batch = arguments.value("batch")) {
    if (arguments.has("weight"))
      throw UsageError("sql: --batch takes its weights from a table; --weight has no part in it");
    request.personas = table_option("batch", *batch);
  }
  std::string statement;
  try {
    statement = sql_statement(request);
  } catch (const std::invalid_argument& problem) {
    throw UsageError(fmt::format("sql: {}", problem.what()));
  }
  write_output(arguments.value("output").value_or("-"), statement);
  return kDone;
}

}  // namespace

CommandSpec sql_command() {
  return {
      .name = "sql",
      .positionals = "[PROFILE]",
      .summary =
          "Writes the ranking as one SQL statement, for companies that stay in DuckDB, PostgreSQL or ClickHouse: "
          "the same companies in the same order as `rank`.",
      .examples = {"sql --dialect duckdb --from companies", "sql --dialect postgres --from public.companies --top 100",
                   "sql --dialect clickhouse --from warehouse.companies --shape signals",
                   "sql --dialect duckdb --from companies --columns growth=growth_score culture=",
                   "sql --dialect duckdb --from evidence --shape long --evidence discounted --as-of 2026-05-13",
                   "sql --dialect postgres --from companies --excluded",
                   "sql --dialect duckdb --from companies --batch personas --top 10 -o batch.sql"},
      .options = {"dialect",  "from",         "sql:companies", "shape",   "columns",  "batch",    "excluded",
                  "unranked", "refused",      "model",         "missing", "estimate", "evidence", "method",
                  "as-of",    "min-coverage", "weight",        "top",     "output",   "help"},
      .at_most = 1,
      .run = sql};
}

}  // namespace fitrank::cli
