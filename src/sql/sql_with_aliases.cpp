// A statement for ClickHouse: one SELECT over the table, whose WITH names every step's expressions.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sql/sql_query.hpp"

namespace fitrank {
namespace {

/// Rows of personas, as an array in each row of companies.
constexpr const char* kPersonas = "`all personas`";
constexpr const char* kPersona = "`one persona`";

std::string alias_lines(const SqlStep& step) {
  std::string text = fmt::format("\n    -- {}: {}", step.name, step.comment);
  for (const SqlColumn& column : step.columns) {
    if (column.name != column.expression) text += fmt::format("\n    {} AS {},", column.expression, column.name);
  }
  return text;
}

/// 0, or an error: 'growth: a score is ...', where some cell is refused, is no number.
std::string refusals(const SqlContext& context, const std::vector<SqlCell>& cells) {
  std::string text;
  for (const SqlCell& cell : cells) {
    if (!cell.refusal) continue;
    text += fmt::format("\n      WHEN {} THEN {}", cell.refusal->condition,
                        context.words.text(fmt::format("{}: {}", cell.refusal->what, cell.refusal->why)));
  }
  return text.empty() ? "" : fmt::format("toUInt8(CASE{}\n      ELSE '0' END)", text);
}

/// The table of weights as one array of tuples (id, weights scaled to sum 1), computed once.
std::string personas_array(const SqlContext& context, const SqlQuery& query) {
  std::vector<std::string> aliases;
  std::vector<std::string> names;
  std::vector<SqlCell> refused = query.personas;
  for (std::size_t i = 0; i < query.personas.size(); ++i) {
    const SqlColumn& column = query.personas[i].column;
    aliases.push_back(fmt::format("assumeNotNull({}) AS {}", column.expression, column.name));
    if (i > 0) names.push_back(column.name);
  }
  const std::string sum = fmt::format("{}", fmt::join(names, " + "));
  refused.push_back({{"`sum of weights`", sum},
                     SqlRefusal{"weights", fmt::format("NOT ({0} > 0 AND {0} <= 1e308)", sum), sum,
                                "one at least is above 0, and their sum is finite"}});
  std::vector<std::string> scaled;
  for (const std::string& name : names) scaled.push_back(fmt::format("{} / `sum of weights`", name));
  return fmt::format(
      "    -- personas: the weights of each, scaled to sum 1\n    (\n      WITH {},\n      {} AS `sum of weights`\n"
      "      SELECT groupArray(tuple({}, {}))\n      FROM {}\n      WHERE {} = 0\n    ) AS {},\n    arrayJoin({}) AS "
      "{},",
      fmt::join(aliases, ",\n      "), sum, query.personas.front().column.name, fmt::join(scaled, ", "),
      context.words.table(context.request.personas), refusals(context, refused), kPersonas, kPersonas, kPersona);
}

std::string persona_aliases(const SqlQuery& query) {
  std::string text;
  for (std::size_t i = 0; i < query.personas.size(); ++i) {
    text += fmt::format("\n    tupleElement({}, {}) AS {},", kPersona, i + 1, query.personas[i].column.name);
  }
  return text;
}

SqlStep observed(const SqlContext& context, const SqlQuery& query) {
  SqlStep step{"observed", "the companies as the table has them; NULL is unknown", {}};
  for (const SqlCell& cell : query.cells) step.columns.push_back({cell.column.name, sql_checked(context, cell, "")});
  return step;
}

std::string aliases(const SqlContext& context, const SqlQuery& query) {
  std::string text;
  if (!query.personas.empty()) text += "\n" + personas_array(context, query) + persona_aliases(query);
  if (!query.nested) {
    if (!query.cells.empty()) text += alias_lines(observed(context, query));
    for (const SqlStep& step : query.steps) text += alias_lines(step);
  }
  for (const SqlStep& step : query.fit_steps) text += alias_lines(step);
  if (!text.empty()) text.pop_back();  // the last comma
  return text;
}

/// The company steps as SELECTs one in the other: an alias of one would be written out wherever the next use it.
std::string nested_steps(const SqlContext& context, const SqlQuery& query) {
  std::string text = sql_nested(context, query.selects);
  std::vector<SqlStep> steps = query.steps;
  if (!query.cells.empty()) steps.insert(steps.begin(), observed(context, query));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool is_first = i == 0 && !query.cells.empty();
    std::vector<std::string> columns;
    if (!is_first) columns.push_back("*");
    for (const SqlColumn& column : steps[i].columns) {
      columns.push_back(fmt::format("{} AS {}", column.expression, column.name));
    }
    const std::string refused = is_first ? refusals(context, query.cells) : "";
    text = fmt::format("(\n  -- {}: {}\n  SELECT {}\n  FROM {}{}\n  )", steps[i].name, steps[i].comment,
                       fmt::join(columns, ",\n    "), text,
                       refused.empty() ? "" : fmt::format("\n  WHERE {} = 0", refused));
  }
  return text;
}

/// The first rows, from wherever they are.
std::string first_rows(const SqlContext& context, const SqlQuery& query, const std::vector<std::string>& columns) {
  std::string text = fmt::format("  WITH{}\n", aliases(context, query));
  text += fmt::format("  SELECT {}\n  FROM {}", fmt::join(columns, ", "),
                      query.nested ? nested_steps(context, query) : context.words.table(context.request.table));
  const std::string refused = query.nested ? "" : refusals(context, query.cells);
  // One comparison, which cannot be taken apart: every row is checked, also those that have no rank.
  text += refused.empty() ? fmt::format("\n  WHERE {}", query.where)
                          : fmt::format("\n  WHERE ({}) > {}", query.where, refused);
  const std::string persona = query.personas.empty() ? "" : query.personas.front().column.name;
  text += fmt::format("\n  ORDER BY {}{}{}", persona, persona.empty() ? "" : ", ", query.order);
  if (query.top) text += fmt::format("\n  LIMIT {}{}", *query.top, persona.empty() ? "" : " BY " + persona);
  return text;
}

std::string plain_list(const SqlContext& context, const SqlQuery& query) {
  std::vector<std::string> columns;
  std::vector<std::string> outputs;
  for (const SqlColumn& column : query.results) {
    columns.push_back(column.expression);
    outputs.push_back(fmt::format("{} AS {}", column.expression, column.name));
  }
  return fmt::format("SELECT {}\nFROM (\n{}\n)\nORDER BY id;\n", fmt::join(outputs, ", "),
                     first_rows(context, query, columns));
}

/// Ranks without window functions: of rows in order, the place less the equals that came before.
std::string ranked_list(const SqlContext& context, const SqlQuery& query) {
  const bool batch = !query.personas.empty();
  std::vector<std::string> columns;
  std::vector<std::string> outputs;
  if (batch) {
    columns.push_back(query.personas.front().column.name);
    outputs.push_back("persona");
  }
  outputs.push_back("place - equals + 1 AS rank");
  for (std::size_t i = 0; i < query.results.size(); ++i) {
    columns.push_back(query.results[i].expression);
    outputs.push_back(fmt::format("tupleElement(company, {}) AS {}", i + 1, query.results[i].name));
  }
  std::vector<std::string> elements(columns.begin() + (batch ? 1 : 0), columns.end());
  const std::string persona = batch ? columns.front() + " AS persona, " : "";
  const std::string group = batch ? fmt::format("\n  GROUP BY {}", columns.front()) : "";
  return fmt::format(
      "SELECT {}\nFROM (\n  -- ranking: rows in order; equal scores share the best rank\n"
      "  SELECT {}groupArray(tuple({})) AS companies, arrayEnumerate(companies) AS places,\n"
      "    arrayEnumerateUniq(groupArray({})) AS all_equals\n  FROM (\n{}\n  ){}\n)\n"
      "ARRAY JOIN companies AS company, places AS place, all_equals AS equals\nORDER BY {}place;\n",
      fmt::join(outputs, ", "), persona, fmt::join(elements, ", "), context.names.own("score"),
      first_rows(context, query, columns), group, batch ? "persona, " : "");
}

}  // namespace

std::string sql_nested(const SqlContext& context, const std::vector<SqlSelect>& selects) {
  std::string text = context.words.table(context.request.table);
  for (const SqlSelect& select : selects) {
    std::vector<std::string> columns;
    if (select.with_all) columns.push_back("*");
    for (const SqlColumn& column : select.columns) {
      columns.push_back(column.name == column.expression ? column.name
                                                         : fmt::format("{} AS {}", column.expression, column.name));
    }
    text = fmt::format("(\n  -- {}: {}\n  SELECT {}\n  FROM {}", select.name, select.comment,
                       fmt::join(columns, ",\n    "), text);
    if (!select.group_by.empty()) text += fmt::format("\n  GROUP BY {}", select.group_by);
    if (!select.having.empty()) text += fmt::format("\n  HAVING {}", select.having);
    if (!select.one_of_each.empty()) {
      const std::string keys = fmt::format("{}", fmt::join(select.one_of_each, ", "));
      text += fmt::format("\n  ORDER BY {}, {}\n  LIMIT 1 BY {}", keys, fmt::join(select.order_by, ", "), keys);
    }
    text += "\n  )";
  }
  return text;
}

std::string sql_with_aliases(const SqlContext& context, const SqlQuery& query) {
  return query.ranked ? ranked_list(context, query) : plain_list(context, query);
}

}  // namespace fitrank
