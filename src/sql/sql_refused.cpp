#include "sql/sql_refused.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sql/sql_query.hpp"
#include "sql/sql_source.hpp"

namespace fitrank {
namespace {

std::string line(const SqlContext& context, const std::string& id, const SqlRefusal& refusal, const std::string& from,
                 const std::string& condition) {
  const std::string value = fmt::format("coalesce({}, '')", refusal.value);
  return fmt::format("SELECT coalesce({}, '') AS company, {} AS what, {} AS value, {} AS why\nFROM {}\nWHERE {}", id,
                     context.words.text(refusal.what), value, context.words.text(refusal.why), from, condition);
}

std::vector<std::string> of_cells(const SqlContext& context) {
  const std::vector<SqlCell> cells = sql_cells(context);
  const std::string id = cells.front().column.expression;
  const std::string from = context.words.table(context.request.table);
  const SqlRefusal unnamed{"id", "", "''", "a company needs an id"};
  std::vector<std::string> lines = {line(context, id, unnamed, from, fmt::format("coalesce({}, '') = ''", id))};
  for (const SqlCell& cell : cells) {
    if (cell.refusal) lines.push_back(line(context, id, *cell.refusal, from, cell.refusal->condition));
  }
  const SqlRefusal twice{"id", "", context.words.as_text("count(*)"), "a company is there once"};
  std::string doubled = line(context, id, twice, from, fmt::format("coalesce({}, '') <> ''", id));
  lines.push_back(doubled + fmt::format("\nGROUP BY {}\nHAVING count(*) > 1", id));
  return lines;
}

std::vector<std::string> of_observations(const SqlContext& context, const std::string& from) {
  std::vector<std::string> lines;
  // A row without a signal says only that the company is there.
  std::string before = fmt::format("coalesce({}, '') <> '' AND ", context.names.own("signal"));
  for (const SqlRefusal& refusal : sql_unused_observations(context)) {
    lines.push_back(
        line(context, context.names.own("id"), refusal, from, fmt::format("{}({})", before, refusal.condition)));
    before += fmt::format("NOT ({}) AND ", refusal.condition);
  }
  return lines;
}

}  // namespace

std::string sql_refused(const SqlContext& context) {
  std::string with;
  std::vector<std::string> lines;
  if (context.request.shape != SqlShape::observations) {
    lines = of_cells(context);
  } else {
    std::vector<SqlSelect> selects = sql_observation_selects(context);
    selects.resize(2);  // stated and judged, nothing chosen
    const bool clickhouse = context.words.is(SqlDialect::clickhouse);
    if (!clickhouse) {
      with = "WITH\n" + sql_named(context, selects);
      with.replace(with.rfind(",\n"), 2, "\n");
    }
    lines = of_observations(context, clickhouse ? sql_nested(context, selects) : selects.back().name);
  }
  return fmt::format("{}SELECT company, what, value, why\nFROM (\n{}\n) AS refused\nORDER BY {}, what, value;\n", with,
                     fmt::join(lines, "\nUNION ALL\n"), context.words.by_bytes("company"));
}

}  // namespace fitrank
