// A table of an answer's rows by columns that the user chooses.
#include "output/columns.hpp"
#include "output/numbers.hpp"
#include "output/render.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

Cell cell_of(const Json& value, const FieldSpec& spec) {
  if (value.is_null())
    return {spec.kind == FieldKind::number || spec.kind == FieldKind::by_criterion ? "?" : "", Style::dim};
  if (!value.is_number_float()) return {plain_text(value)};
  const double number = value.get<double>();
  switch (spec.unit) {
    case Unit::points:
      return {short_text(number)};
    case Unit::share:
      return {percent_text(number)};
    case Unit::percent:
    case Unit::none:
      break;
  }
  return {short_text(number)};
}

bool is_number(FieldKind kind) {
  return kind == FieldKind::count || kind == FieldKind::number || kind == FieldKind::by_criterion;
}

}  // namespace

std::vector<Block> chosen_columns(const Answer& answer, const std::vector<std::string>& names) {
  const std::vector<AnswerColumn> columns = choose_columns(answer, names);
  Table table;
  for (const AnswerColumn& column : columns) {
    table.columns.push_back({column.label, is_number(column.spec.kind) ? Align::right : Align::left});
  }
  for (const Rows* rows : {&answer.rows, &answer.not_ranked}) {
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const Json row = rows->at(i);
      Table::Row& line = table.rows.emplace_back();
      for (const AnswerColumn& column : columns) line.cells.push_back(cell_of(value_in(row, column), column.spec));
    }
  }
  return {std::move(table)};
}

}  // namespace fitrank
