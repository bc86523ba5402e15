#include "sql/sql_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <limits>
#include <utility>

#include "sql/sql_rules.hpp"

namespace fitrank {
namespace {

SqlCell score_cell(const SqlContext& context, std::size_t criterion) {
  const std::string& id = context.model().criteria[criterion].id;
  const std::string column = *context.names.source(id);
  const std::string score = context.words.as_double(column);
  return {{context.names.criterion(criterion), score},
          SqlRefusal{id, sql_outside(context.words, score, 0, 100), context.words.as_text(column),
                     "a score is from 0 to 100, and NULL where it is unknown"},
          true};
}

SqlCell value_cell(const SqlContext& context, std::size_t signal) {
  const Signal& about = context.model().signals[signal];
  const std::string column = *context.names.source(about.id);
  const std::string name = context.names.of_signal(signal, "value");
  const std::string shown = context.words.as_text(column);
  if (!about.value_function.takes_levels()) {
    const std::string number = context.words.as_double(column);
    return {{name, number},
            SqlRefusal{about.id, sql_not_finite(context.words, number), shown,
                       "a value is a finite number, and NULL where it is unknown"}};
  }
  const std::string level = sql_filled(context.words, column);
  return {{name, level},
          SqlRefusal{about.id, fmt::format("{0} IS NOT NULL AND {0} NOT IN {1}", level, sql_levels(context, about)),
                     shown, "the model has no such level"}};
}

}  // namespace

std::string sql_filled(const SqlWords& words, const std::string& column) {
  return fmt::format("nullif({}, '')", words.as_text(column));
}

std::string sql_levels(const SqlContext& context, const Signal& signal) {
  std::vector<std::string> names;
  for (const NamedLevel& level : signal.value_function.levels()) names.push_back(level.name);
  return sql_texts(context.words, names);
}

std::vector<SqlCell> sql_cells(const SqlContext& context) {
  const SqlNames& names = context.names;
  const std::string id = context.words.as_text(*names.source("id"));
  std::vector<SqlCell> cells{{{names.own("id"), id}}};
  const auto name = names.source("name");
  cells.push_back(
      {{names.own("name"), name ? fmt::format("coalesce({}, {})", sql_filled(context.words, *name), id) : id}});
  if (const auto layer = names.layer()) {
    cells.push_back({{names.own("layer"), sql_filled(context.words, *layer)}});
  }
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    if (names.states(c)) cells.push_back(score_cell(context, c));
  }
  for (std::size_t s = 0; s < context.model().signals.size(); ++s) {
    if (names.observes(s)) cells.push_back(value_cell(context, s));
  }
  return cells;
}

std::vector<SqlCell> sql_persona_cells(const SqlContext& context) {
  const std::string id = context.words.as_text(*context.names.source("weights.id"));
  std::vector<SqlCell> cells{{{context.names.own("persona"), id}}};
  for (std::size_t c = 0; c < context.model().criteria.size(); ++c) {
    const std::string& criterion = context.model().criteria[c].id;
    const auto column = context.names.source(fmt::format("weights.{}", criterion));
    const std::string weight = column ? context.words.as_double(*column) : context.words.number(0);
    cells.push_back({{context.names.weight(c), weight}});
    if (!column) continue;
    cells.back().refusal = SqlRefusal{
        criterion,
        fmt::format("{} IS NULL OR {}", *column,
                    sql_outside(context.words, weight, 0, std::numeric_limits<double>::max())),
        fmt::format("coalesce({}, 'NULL')", context.words.as_text(*column)), "a weight is a finite number from 0 on"};
  }
  return cells;
}

}  // namespace fitrank
