#include "fitrank/present_unknowns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/pool_names.hpp"
#include "output/unknown_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kShown = 20;

/// "the first 5", or who is first.
std::string top_text(std::size_t top) { return top == 1 ? "who is first" : fmt::format("the first {}", top); }

std::span<const UnknownValue> shown_values(const std::vector<UnknownValue>& values) {
  return std::span(values).first(std::min(values.size(), kShown));
}

struct NumberColumn {
  std::string header;
  double UnknownValue::*number;
  std::string (*text)(double);
};

/// Those that tell the unknowns apart: one that is 0 throughout does not, and of the first one place both chances are
/// the same.
std::vector<NumberColumn> number_columns(std::size_t top, std::span<const UnknownValue> values) {
  std::vector<NumberColumn> columns{{std::string(kWorthHeader), &UnknownValue::value, worth_text},
                                    {"Changes " + top_text(top), &UnknownValue::changes_top, percent_text},
                                    {"Changes who is first", &UnknownValue::changes_first, percent_text},
                                    {"Points, up to", &UnknownValue::points, short_text}};
  if (top == 1) columns.erase(columns.begin() + 1);
  std::erase_if(columns, [&](const NumberColumn& column) {
    return std::ranges::none_of(values, [&](const UnknownValue& value) { return value.*column.number > 0; });
  });
  return columns;
}

Table table(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  const std::vector<NumberColumn> numbers = number_columns(subject.top, values);
  Table table{.columns = {{"Company"}, {"Unknown"}}, .rows = {}, .notes_header = "Ask"};
  for (const NumberColumn& column : numbers) table.columns.push_back({column.header, Align::right});
  for (const UnknownValue& value : shown_values(values)) {
    Table::Row row{{{name_of(subject.pool, value.company), Style::strong},
                    {unknown_text(subject.model, value.criterion, value.signal)}},
                   {ask_text(subject.model, value.criterion, value.signal)}};
    for (const NumberColumn& column : numbers) row.cells.push_back({column.text(value.*column.number)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Records records(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  Records records{{"id", "criterion", "signal", "value", "changes_top", "changes_first", "points", "ask"}, {}};
  for (const UnknownValue& value : values) {
    records.rows.push_back(
        {text_field(subject.pool.at(value.company)), text_field(subject.model.criteria[value.criterion].id),
         text_field(value.signal ? subject.model.signals[*value.signal].id : ""), number_field(value.value),
         number_field(value.changes_top), number_field(value.changes_first), number_field(value.points),
         text_field(ask_text(subject.model, value.criterion, value.signal))});
  }
  return records;
}

}  // namespace

std::string unknowns_sentence(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  if (values.empty()) return "Nothing that is unknown could move a fit score.";
  const UnknownValue& value = values.front();
  const std::string what = fmt::format("{} of {}", unknown_text(subject.model, value.criterion, value.signal),
                                       name_of(subject.pool, value.company));
  if (value.value > 0) {
    return fmt::format(
        "Find out first: {}. It would change who is first with a chance of {}, and asking before you choose is worth "
        "{} "
        "on average.",
        what, percent_text(value.changes_first), worth_points_text(value.value));
  }
  if (value.changes_top > 0) {
    return fmt::format("Find out first: {}. It would change {} with a chance of {}.", what, top_text(subject.top),
                       percent_text(value.changes_top));
  }
  if (value.changes_first > 0) {
    return fmt::format("Find out first: {}. It would change who is first with a chance of {}.", what,
                       percent_text(value.changes_first));
  }
  return subject.top == 1 ? std::string("No single unknown could change who is first.")
                          : fmt::format("No single unknown could change the first {} or who is first.", subject.top);
}

Document present_unknowns(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  Document document;
  const auto say = [&](std::string text, Style style = Style::plain) {
    document.blocks.emplace_back(Paragraph{std::move(text), style});
  };
  document.blocks.emplace_back(Heading{"What to find out next", 1});
  say(unknowns_sentence(subject, values), Style::strong);
  say(fmt::format("Profile: {}", titled(subject.profile.title, subject.profile.id)));
  say(policies_text(subject.profile));
  if (!values.empty()) {
    document.blocks.emplace_back(table(subject, values));
    say(std::string(kWorthWords), Style::dim);
  }
  if (values.size() > kShown) say(fmt::format("And {} more.", values.size() - kShown));
  if (subject.excluded > 0) say(left_out_text(subject.excluded, subject.profile.min_coverage));
  document.records = records(subject, values);
  return document;
}

nlohmann::ordered_json unknowns_json(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const UnknownValue& value : values) {
    list.push_back({{"id", subject.pool.at(value.company)},
                    {"criterion", subject.model.criteria[value.criterion].id},
                    {"signal", value.signal ? Json(subject.model.signals[*value.signal].id) : Json(nullptr)},
                    {"value", value.value},
                    {"changes_top", value.changes_top},
                    {"changes_first", value.changes_first},
                    {"points", value.points},
                    {"ask", ask_text(subject.model, value.criterion, value.signal)}});
  }
  return {{"profile", subject.profile.id},
          {"sentence", unknowns_sentence(subject, values)},
          {"top", subject.top},
          {"excluded", subject.excluded},
          {"unknowns", std::move(list)}};
}

}  // namespace fitrank
