// A statement for DuckDB and PostgreSQL: WITH, a step each.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sql/sql_query.hpp"

namespace fitrank {
namespace {

std::string lines(const std::vector<SqlColumn>& columns) {
  std::vector<std::string> lines;
  for (const SqlColumn& column : columns) {
    lines.push_back(column.expression == column.name ? column.name
                                                     : fmt::format("{} AS {}", column.expression, column.name));
  }
  return fmt::format("    {}", fmt::join(lines, ",\n    "));
}

std::string commented(const std::string& name, const std::string& comment, const std::string& body,
                      const char* as = "AS") {
  return fmt::format("-- {}\n{} {} (\n  {}\n)", comment, name, as, body);
}

std::vector<SqlColumn> checked(const SqlContext& context, const std::vector<SqlCell>& cells, const std::string& id) {
  std::vector<SqlColumn> columns;
  for (const SqlCell& cell : cells) columns.push_back({cell.column.name, sql_checked(context, cell, id)});
  return columns;
}

std::string added(const SqlStep& step, const std::string& before) {
  return fmt::format("SELECT {}.*,\n{}\n  FROM {}", before, lines(step.columns), before);
}

/// PostgreSQL writes a step's expressions out wherever the next one uses them, which grows with every step.
std::string fence(const SqlContext& context) {
  const bool grows = context.words.is(SqlDialect::postgres) && context.request.shape != SqlShape::criteria;
  return grows ? "\n  OFFSET 0  -- computed once, not wherever the next step uses it" : "";
}

/// Each persona's weights, scaled to sum 1 as they are added up in criterion order.
void add_personas(const SqlContext& context, const SqlQuery& query, std::vector<std::string>& parts) {
  const std::string id = query.personas.front().column.expression;
  parts.push_back(commented("stated_weights", "the weights of each persona, as they are stated",
                            fmt::format("SELECT\n{}\n  FROM {}", lines(checked(context, query.personas, id)),
                                        context.words.table(context.request.personas))));
  std::vector<std::string> names;
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) names.push_back(context.names.weight(c));
  const std::string sum = fmt::format("{}", fmt::join(names, " + "));
  const SqlCell total{{"weight", sum},
                      SqlRefusal{"weights", sql_outside(context.words, sum, 0, 1e308) + fmt::format(" OR {} <= 0", sum),
                                 context.words.as_text(sum), "one at least is above 0, and their sum is finite"}};
  parts.push_back(commented("summed_weights", "and their sum",
                            fmt::format("SELECT stated_weights.*,\n    {} AS weight\n  FROM stated_weights",
                                        sql_checked(context, total, "persona"))));
  std::vector<SqlColumn> scaled{{"persona", "persona"}};
  for (const std::string& name : names) scaled.push_back({name, fmt::format("{} / weight", name)});
  parts.push_back(commented("personas", "scaled to sum 1",
                            fmt::format("SELECT\n{}\n  FROM summed_weights", lines(scaled)), "AS MATERIALIZED"));
}

std::string limited(const SqlQuery& query) {
  std::string text = query.where.empty() ? "" : fmt::format("\n  WHERE {}", query.where);
  text += fmt::format("\n  ORDER BY {}", query.order);
  if (query.top) text += fmt::format("\n  LIMIT {}", *query.top);
  return text;
}

/// For each persona, its first companies.
std::string best_of_each(const SqlContext& context, const SqlQuery& query, const std::string& last) {
  std::string from = last;
  for (const SqlStep& step : query.fit_steps) {
    const std::string before = from == last ? last : fmt::format("({}) AS {}", from, step.name + "_before");
    from = fmt::format("SELECT {}.*,\n{}\n  FROM {}", from == last ? last : step.name + "_before", lines(step.columns),
                       before);
  }
  return fmt::format(
      "SELECT personas.persona, best.*\n  FROM personas CROSS JOIN LATERAL (\n  SELECT * FROM ({}) AS {}{}\n  ) AS "
      "best",
      from, context.names.own("fits"), limited(query));
}

std::string results(const SqlQuery& query, bool batch) {
  std::vector<std::string> columns;
  if (batch) columns.push_back("persona");
  if (query.ranked) {
    columns.push_back(batch ? "rank() OVER (PARTITION BY persona ORDER BY score DESC) AS rank"
                            : "rank() OVER (ORDER BY score DESC) AS rank");
  }
  for (const SqlColumn& column : query.results) {
    columns.push_back(column.expression == column.name ? column.name
                                                       : fmt::format("{} AS {}", column.expression, column.name));
  }
  return fmt::format("{}", fmt::join(columns, ", "));
}

}  // namespace

std::string sql_checked(const SqlContext& context, const SqlCell& cell, const std::string& id) {
  const SqlWords& words = context.words;
  const std::string& value = cell.column.expression;
  const auto narrowed = [&](const std::string& text) { return cell.single ? words.as_single(text) : text; };
  if (!cell.refusal || words.is(SqlDialect::clickhouse)) return narrowed(value);
  const SqlRefusal& refusal = *cell.refusal;
  const std::string says =
      words.joined({words.text(fmt::format("{} of ", refusal.what)), fmt::format("coalesce({}, 'NULL')", id),
                    words.text(fmt::format(": {}: ", refusal.why)), refusal.value});
  std::string refuse = words.refuse(says);
  // What is refused has the type of what is not.
  const bool is_text = value.starts_with("nullif(");
  if (is_text && words.is(SqlDialect::postgres)) refuse = words.as_text(refuse);
  return narrowed(fmt::format("CASE WHEN {}\n        THEN {}\n        ELSE {} END", refusal.condition, refuse, value));
}

std::string sql_named(const SqlContext& context, const std::vector<SqlSelect>& selects) {
  std::string before = context.words.table(context.request.table);
  std::string text;
  for (const SqlSelect& select : selects) {
    const std::string keys = fmt::format("{}", fmt::join(select.one_of_each, ", "));
    std::string body = "SELECT";
    if (!keys.empty()) body += fmt::format(" DISTINCT ON ({})", keys);
    if (select.with_all) body += fmt::format(" {}.*{}", before, select.columns.empty() ? "" : ",");
    if (!select.columns.empty()) body += "\n" + lines(select.columns);
    body += fmt::format("\n  FROM {}", before);
    if (!select.group_by.empty()) body += fmt::format("\n  GROUP BY {}", select.group_by);
    if (!select.having.empty()) body += fmt::format("\n  HAVING {}", select.having);
    if (!keys.empty()) body += fmt::format("\n  ORDER BY {}, {}", keys, fmt::join(select.order_by, ", "));
    text += commented(select.name, select.comment, body) + ",\n";
    before = select.name;
  }
  return text;
}

std::string sql_with_steps(const SqlContext& context, const SqlQuery& query) {
  const bool batch = !query.personas.empty();
  std::string text = "WITH\n" + sql_named(context, query.selects);
  std::vector<std::string> parts;
  std::string last = "observed";
  if (!query.cells.empty()) {
    parts.push_back(commented("observed", "the companies as the table has them; NULL is unknown",
                              fmt::format("SELECT\n{}\n  FROM {}",
                                          lines(checked(context, query.cells, query.cells.front().column.expression)),
                                          context.words.table(context.request.table)) +
                                  fence(context)));
  }
  const auto add = [&](const SqlStep& step, const std::string& end) {
    parts.push_back(commented(step.name, step.comment, added(step, last) + end));
    last = step.name;
  };
  for (const SqlStep& step : query.steps) add(step, fence(context));
  if (!batch) {
    for (const SqlStep& step : query.fit_steps) add(step, "");
  }
  if (batch) {
    // Computed once, not once a persona.
    parts.push_back(commented("scored", "every company, once for all personas", fmt::format("SELECT * FROM {}", last),
                              "AS MATERIALIZED"));
    add_personas(context, query, parts);
    parts.push_back(commented("ranking", "the first of each persona, in the one full order",
                              best_of_each(context, query, "scored")));
  } else {
    parts.push_back(commented("ranking", query.ranked ? "the first, in the one full order" : "the companies listed",
                              fmt::format("SELECT * FROM {}{}", last, limited(query))));
  }
  return fmt::format("{}{}\nSELECT {}\nFROM ranking\nORDER BY {}{};\n", text, fmt::join(parts, ",\n"),
                     results(query, batch), batch ? context.words.by_bytes("persona") + ", " : "", query.order);
}

}  // namespace fitrank
