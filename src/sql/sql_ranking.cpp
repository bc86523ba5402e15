#include "sql/sql_ranking.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "sql/sql_comment.hpp"
#include "sql/sql_expected.hpp"
#include "sql/sql_extents.hpp"
#include "sql/sql_query.hpp"
#include "sql/sql_refused.hpp"
#include "sql/sql_rules.hpp"
#include "sql/sql_scores.hpp"

namespace fitrank {
namespace {

void add_if_any(SqlStep step, std::vector<SqlStep>& steps) {
  if (!step.columns.empty()) steps.push_back(std::move(step));
}

std::vector<std::string> weights(const SqlContext& context) {
  std::vector<std::string> weights;
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    weights.push_back(context.request.personas.empty() ? context.words.number(context.request.weights[c])
                                                       : context.names.weight(c));
  }
  return weights;
}

void add_companies(const SqlContext& context, SqlQuery& query) {
  if (context.request.shape == SqlShape::observations) {
    query.selects = sql_observation_selects(context);
  } else {
    query.cells = sql_cells(context);
  }
  query.steps = sql_signal_steps(context);
  add_if_any(sql_criteria_step(context), query.steps);
  for (SqlStep& step : sql_extent_steps(context)) query.steps.push_back(std::move(step));
  add_if_any(sql_expected_step(context), query.steps);
  add_if_any(sql_meanings_step(context), query.steps);
}

void add_fits(const SqlContext& context, SqlQuery& query) {
  if (!context.request.personas.empty()) query.personas = sql_persona_cells(context);
  query.fit_steps.push_back(sql_sums_step(context, weights(context)));
  query.fit_steps.push_back(sql_fits_step(context, weights(context)));
  add_if_any(sql_verdicts_step(context), query.fit_steps);
}

void add_ranking(const SqlContext& context, SqlQuery& query) {
  query.ranked = true;
  query.where = fmt::format("{} > 0", context.names.own("coverage"));
  if (const std::string passes = sql_passes_all(context); !passes.empty()) query.where += " AND " + passes;
  query.order = sql_best_first(context);
  for (const char* name : {"id", "name", "score", "low", "high", "coverage"}) {
    query.results.push_back({name, context.names.own(name)});
  }
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    query.results.push_back({context.names.output_criterion(c), sql_counted(context, c)});
  }
}

void add_list(const SqlContext& context, SqlQuery& query) {
  const bool excluded = context.request.list == SqlList::excluded;
  query.order = context.words.by_bytes(context.names.own("id"));
  query.results = {{"id", context.names.own("id")}, {"name", context.names.own("name")}};
  query.where = fmt::format("{} = 0", context.names.own("coverage"));
  if (!excluded) {
    if (const std::string passes = sql_passes_all(context); !passes.empty()) query.where += " AND " + passes;
    return;
  }
  const std::string fails = sql_fails_any(context);
  query.where = fails.empty() ? "1 = 0" : fails;
  query.fit_steps.push_back(
      {"reasons",
       "the deal-breakers that a company fails, and what they looked at",
       {{context.names.own("reasons"), fails.empty() ? context.words.text("") : sql_reasons(context)}}});
  query.results.push_back({"reasons", context.names.own("reasons")});
}

}  // namespace

std::vector<std::string> sql_table_name(std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  bool quoted = false;
  bool was_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      part += text[++i];
    } else if (c == '"' && (quoted || part.empty()) && !was_quoted) {
      was_quoted = quoted;
      quoted = !quoted;
    } else if (c == '.' && !quoted) {
      parts.push_back(std::exchange(part, {}));
      was_quoted = false;
    } else if (was_quoted) {
      throw std::invalid_argument(
          fmt::format("\"{}\": a part of a table's name goes on behind its quotes", harmless(text)));
    } else {
      part += c;
    }
  }
  parts.push_back(part);
  for (const std::string& one : parts) {
    if (one.empty())
      throw std::invalid_argument(fmt::format("\"{}\" names no table: a part of it is empty", harmless(text)));
  }
  if (quoted) throw std::invalid_argument(fmt::format("\"{}\": a quote is not closed", harmless(text)));
  return parts;
}

std::string sql_statement(const SqlRequest& request) {
  const SqlContext context(request);
  sql_check_expected(context);
  std::string text = sql_comment(request);
  if (request.list == SqlList::refused) return text + sql_refused(context);
  if (request.list != SqlList::ranking && !request.personas.empty()) {
    throw std::invalid_argument("a batch gives rankings; lists are of one persona");
  }
  SqlQuery query;
  add_companies(context, query);
  add_fits(context, query);
  if (request.list == SqlList::ranking) {
    add_ranking(context, query);
  } else {
    add_list(context, query);
  }
  query.top = request.profile.top;
  query.nested = request.shape == SqlShape::observations || !query.steps.empty();
  return text + (request.dialect == SqlDialect::clickhouse ? sql_with_aliases(context, query)
                                                           : sql_with_steps(context, query));
}

}  // namespace fitrank
