#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "analysis/rank_report.hpp"
#include "base/problem.hpp"
#include "base/suggest.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/version.hpp"
#include "input/read_columns.hpp"
#include "input/source_text.hpp"
#include "output/write_output.hpp"
#include "score/skyband_index.hpp"
#include "sql/sql_ranking.hpp"

namespace fitrank::cli {

namespace {

struct SqlOptions {
  RankingOptions ranking;
  std::optional<SqlDialect> dialect;
  std::optional<std::string> from;
  SqlShape shape = SqlShape::criteria;
  std::vector<std::string> columns;
  std::optional<std::string> batch;
  bool excluded = false;
  bool unranked = false;
  bool refused = false;
  std::optional<std::filesystem::path> output;

  void declare(Options& options);
  SqlList list() const;
};

void SqlOptions::declare(Options& options) {
  options.choice(dialect, {.name = "dialect", .argument = "NAME", .help = "whose SQL is written"});
  options.text(from, {.name = "from",
                      .argument = "TABLE",
                      .help = "the table, as TABLE or SCHEMA.TABLE; a part that holds a dot has double quotes of "
                              "its own"});
  options.choice(shape, {.name = "shape", .argument = "SHAPE", .help = "what a row of the table is"});
  options.paths(columns, {.name = "columns",
                          .argument = "NAME=COLUMN...",
                          .help = "what the table calls a criterion or signal, id or name; \"NAME=\" where it has "
                                  "none; or YAML files of such pairs",
                          .completes = Completes::columns});
  options.text(batch, {.name = "batch",
                       .argument = "TABLE",
                       .help = "rank for every persona of this table of weights: a column id, then one for each "
                               "criterion"});
  options.flag(excluded,
               {.name = "excluded", .help = "list the companies that fail a deal-breaker instead, and which one"});
  options.flag(unranked,
               {.name = "unranked", .help = "list companies with no data for any weighted criterion instead"});
  options.flag(refused, {.name = "refused", .help = "list the values that a ranking cannot use instead, and why"});
  ranking.declare(options);
  options.cannot({"interval"}, "no interval is shown");
  options.cannot({"layer"}, "a table states no layers");
  options.explain("companies",
                  "with --missing expected: the companies that its constants are estimated from, as `rank` takes them");
  OutputOptions::declare_path(options, output);
}

/// One list at a time, and only for one persona.
SqlList SqlOptions::list() const {
  std::vector<std::string_view> given;
  if (excluded) given.push_back("--excluded");
  if (unranked) given.push_back("--unranked");
  if (refused) given.push_back("--refused");
  if (given.size() > 1) {
    throw UsageError(fmt::format("sql: {} and {} are two lists; one at a time", given[0], given[1]));
  }
  if (!given.empty() && batch) {
    throw UsageError(fmt::format("sql: --batch gives rankings; {} is a list for one persona", given[0]));
  }
  return excluded ? SqlList::excluded : unranked ? SqlList::unranked : refused ? SqlList::refused : SqlList::ranking;
}

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

void add(SqlColumns& columns, const std::string& what, const std::string& column) {
  if (!columns.emplace(what, column).second) throw UsageError(fmt::format("--columns: {} is given twice", what));
}

/// Files of columns, and NAME=COLUMN.
SqlColumns column_option(const SqlOptions& options, const Model& model) {
  const std::vector<std::string> known = sql_column_names(model, options.shape);
  SqlColumns columns;
  Problems problems;
  for (const std::string& word : options.columns) {
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

SqlOrigin origin(const CompanyOptions& options, const std::optional<std::string>& profile) {
  const auto model_file = model_path(options);
  const auto profile_file = find_profile(profile);
  return {.version = std::string(kVersion),
          .model_file = model_file.string(),
          .profile_file = profile_file.string(),
          .model_hash = hash_file(model_file),
          .profile_hash = hash_file(profile_file)};
}

/// The companies from whom the statement's constants are; none where it expects nothing.
std::optional<CompanyPool> peers_of(const CompanyOptions& options, const Model& model, Profile& profile) {
  if (profile.missing != MissingPolicy::expected) return std::nullopt;
  CompanyPool peers = load_pool(options, model, profile.companies, profile.view());
  settle_day(profile, peers.view().as_of);
  return peers;
}

int sql(const SqlOptions& options) {
  const auto table = table_option("from", needed(options.from, "from", "the table that holds the companies"));
  const SqlDialect dialect = needed(options.dialect, "dialect", "duckdb, postgres or clickhouse");
  const SqlList list = options.list();
  const CompanyOptions& companies = options.ranking.companies;
  const PolicyOptions& policies = options.ranking.policies;
  const Model model = load_model(companies);
  const auto name = profile_name(companies, options.ranking.profile);
  Profile profile = load_profile(companies, policies, model, name);
  // A profile's `top` says how many to show of a ranking, not how many of a list.
  if (list != SqlList::ranking && !policies.top) profile.top.reset();
  const Weights weights = used_weights(profile, named_shares(policies.weights, model));
  const auto peers = peers_of(companies, model, profile);
  SqlRequest request{.model = model,
                     .profile = profile,
                     .weights = weights,
                     .dialect = dialect,
                     .shape = options.shape,
                     .list = list,
                     .table = table,
                     .columns = column_option(options, model),
                     .origin = origin(companies, name),
                     .expected = peers ? peers->expectations() : nullptr};
  if (options.batch) {
    if (!policies.weights.empty())
      throw UsageError("sql: --batch takes its weights from a table; --weight has no part in it");
    request.personas = table_option("batch", *options.batch);
  }
  std::string statement;
  try {
    statement = sql_statement(request);
  } catch (const std::invalid_argument& problem) {
    throw UsageError(fmt::format("sql: {}", problem.what()));
  }
  write_output(options.output.value_or("-"), statement);
  return kDone;
}

}  // namespace

CommandSpec sql_command() {
  return command<SqlOptions, sql>(
      {.name = "sql",
       .summary = "writes the ranking as one SQL statement",
       .text =
           "Writes the ranking as one SQL statement, for companies that stay in DuckDB, PostgreSQL or ClickHouse: the "
           "same companies in the same order as `rank`.",
       .examples = {"sql --dialect duckdb --from companies", "sql --dialect postgres --from public.companies --top 100",
                    "sql --dialect clickhouse --from warehouse.companies --shape signals",
                    "sql --dialect duckdb --from companies --columns growth=growth_score culture=",
                    "sql --dialect duckdb --from evidence --shape long --evidence discounted --as-of 2026-05-13",
                    "sql --dialect postgres --from companies --excluded",
                    "sql --dialect duckdb --from companies --batch personas --top 10 -o batch.sql"}});
}

}  // namespace fitrank::cli
