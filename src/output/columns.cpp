#include "output/columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>

#include "base/suggest.hpp"
#include "output/json_text.hpp"
#include "output/keys.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

/// The criteria's scores are what a reader of a table looks for, so they go by the criterion alone.
std::string criterion_column(const FieldSpec& spec, const std::string& criterion) {
  return spec.id == key::criteria.id ? criterion : fmt::format("{}_{}", spec.id, criterion);
}

void append_columns(const Answer& answer, const FieldTree& tree, AnswerColumn column,
                    std::vector<AnswerColumn>& columns) {
  const FieldSpec& spec = tree.spec;
  column.path.emplace_back(spec.id);
  column.id += spec.id;
  column.label = spec.label;
  column.spec = spec;
  if (spec.kind == FieldKind::by_criterion) {
    for (const Criterion& criterion : answer.criteria) {
      AnswerColumn one = column;
      one.id = criterion_column(spec, criterion.id);
      one.label = spec.id == key::criteria.id ? criterion.label : fmt::format("{} {}", spec.label, criterion.label);
      one.path.push_back(criterion.id);
      columns.push_back(std::move(one));
    }
  } else if (spec.kind == FieldKind::record) {
    column.id += '_';
    for (const FieldTree& inner : tree.fields) append_columns(answer, inner, column, columns);
  } else {
    columns.push_back(std::move(column));
  }
}

bool same_name(const AnswerColumn& column, const std::string& name) {
  const auto lower = [](std::string_view text) {
    std::string result(text);
    for (char& c : result) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
  };
  return column.id == name || lower(column.label) == lower(name);
}

}  // namespace

std::vector<AnswerColumn> all_columns(const Answer& answer) {
  std::vector<AnswerColumn> columns;
  for (const FieldTree& tree : answer.spec->rows) append_columns(answer, tree, {}, columns);
  return columns;
}

std::vector<AnswerColumn> choose_columns(const Answer& answer, const std::vector<std::string>& names) {
  const std::vector<AnswerColumn> all = all_columns(answer);
  if (names.empty()) return all;
  std::vector<std::string> ids;
  for (const AnswerColumn& column : all) ids.push_back(column.id);
  std::vector<AnswerColumn> chosen;
  for (const std::string& name : names) {
    const auto exact = std::ranges::find(all, name, &AnswerColumn::id);
    const auto found = exact != all.end()
                           ? exact
                           : std::ranges::find_if(all, [&](const AnswerColumn& one) { return same_name(one, name); });
    if (found == all.end()) {
      const std::string nearest = suggest(name, ids);
      throw std::invalid_argument(fmt::format("--columns: no such column: {}{}; there are {}", name,
                                              nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest),
                                              fmt::join(ids, ", ")));
    }
    chosen.push_back(*found);
  }
  return chosen;
}

Json value_in(const Json& row, const AnswerColumn& column) {
  const Json* value = &row;
  for (const std::string& key : column.path) {
    if (!value->is_object() || !value->contains(key)) return nullptr;
    value = &(*value)[key];
  }
  return *value;
}

std::string plain_text(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return json_number(value);
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  const auto is_plain = [](const Json& one) { return one.is_string() || one.is_number(); };
  if (value.is_array() && std::ranges::all_of(value, is_plain)) {
    std::vector<std::string> parts;
    for (const Json& one : value) parts.push_back(plain_text(one));
    return fmt::format("{}", fmt::join(parts, "; "));
  }
  return json_line(value);
}

}  // namespace fitrank
