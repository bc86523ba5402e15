#include "fitrank/present_unknowns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "fitrank/evaluate_rule.hpp"
#include "output/listed_apart.hpp"
#include "output/numbers.hpp"
#include "output/pool_names.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kShown = 20;

std::string what_text(const Model& model, const UnknownValue& value) {
  const std::string& criterion = model.criteria[value.criterion].label;
  return value.signal ? fmt::format("{}: {}", criterion, model.signals[*value.signal].label) : criterion;
}

std::string ask_text(const Model& model, const UnknownValue& value) {
  Rule rule;
  rule.subject = value.signal ? Rule::Subject::signal : Rule::Subject::criterion;
  rule.index = value.signal.value_or(value.criterion);
  return question_text(model, rule);
}

/// "the first 5", or who is first.
std::string top_text(std::size_t top) { return top == 1 ? "who is first" : fmt::format("the first {}", top); }

std::span<const UnknownValue> shown_values(const std::vector<UnknownValue>& values) {
  return std::span(values).first(std::min(values.size(), kShown));
}

Table table(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  Table table{.columns = {{"Company"},
                          {"Unknown"},
                          {"Changes " + top_text(subject.top), Align::right},
                          {"Changes who is first", Align::right},
                          {"Points, up to", Align::right}},
              .rows = {},
              .notes_header = "Ask"};
  for (const UnknownValue& value : shown_values(values)) {
    table.rows.push_back({{{name_of(subject.pool, value.company), Style::strong},
                           {what_text(subject.model, value)},
                           {percent_text(value.changes_top)},
                           {percent_text(value.changes_first)},
                           {short_text(value.points)}},
                          {ask_text(subject.model, value)}});
  }
  if (subject.top == 1) {  // both say the same
    table.columns.erase(table.columns.begin() + 2);
    for (Table::Row& row : table.rows) row.cells.erase(row.cells.begin() + 2);
  }
  return table;
}

Records records(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  Records records{{"id", "criterion", "signal", "changes_top", "changes_first", "points", "ask"}, {}};
  for (const UnknownValue& value : values) {
    records.rows.push_back(
        {text_field(subject.pool.at(value.company)), text_field(subject.model.criteria[value.criterion].id),
         text_field(value.signal ? subject.model.signals[*value.signal].id : ""), number_field(value.changes_top),
         number_field(value.changes_first), number_field(value.points), text_field(ask_text(subject.model, value))});
  }
  return records;
}

}  // namespace

std::string unknowns_sentence(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  if (values.empty()) return "Nothing that is unknown could move a fit score.";
  const UnknownValue& value = values.front();
  const std::string what =
      fmt::format("{} of {}", what_text(subject.model, value), name_of(subject.pool, value.company));
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
    say("Each unknown by itself, every score it could have being equally likely; what it is worth is the chance that "
        "the ranking changes.",
        Style::dim);
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
                    {"changes_top", value.changes_top},
                    {"changes_first", value.changes_first},
                    {"points", value.points},
                    {"ask", ask_text(subject.model, value)}});
  }
  return {{"profile", subject.profile.id},
          {"sentence", unknowns_sentence(subject, values)},
          {"top", subject.top},
          {"excluded", subject.excluded},
          {"unknowns", std::move(list)}};
}

}  // namespace fitrank
