#include "output/present_unknowns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "output/blocks.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/observed_fields.hpp"
#include "output/pool_names.hpp"
#include "output/unknown_text.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kUnknownsShown = 20;

struct UnknownsRow {
  const PoolSubject& subject;
  const UnknownValue& value;
};

const Fields<UnknownsRow>& unknowns_rows() {
  static const Fields<UnknownsRow> fields =
      Fields<UnknownsRow>()
          .include(pool_row_fields(), [](auto& r) { return pool_row(r.subject.pool, r.value.company); })
          .add(key::criterion, [](auto& r) { return r.subject.model.criteria[r.value.criterion].id; })
          .add(key::signal,
               [](auto& r) {
                 return r.value.signal ? std::optional(r.subject.model.signals[*r.value.signal].id) : std::nullopt;
               })
          .add(key::worth, [](auto& r) { return r.value.value; })
          .add(key::changes_top, [](auto& r) { return r.value.changes_top; })
          .add(key::changes_first, [](auto& r) { return r.value.changes_first; })
          .add(key::at_stake, [](auto& r) { return r.value.points; })
          .add(key::question, [](auto& r) { return ask_text(r.subject.model, r.value.criterion, r.value.signal); });
  return fields;
}

const Fields<PoolSubject>& unknowns_facts() {
  static const Fields<PoolSubject> fields = Fields<PoolSubject>().add(key::top, [](auto& s) { return s.top; });
  return fields;
}

/// Numbers that do not tell the unknowns apart have no column: those that are 0 throughout, and the chance to change
/// the first N where that is the first place.
Table unknowns_table(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  TableOf<UnknownValue> table;
  table.left("Company", [&](auto& value) { return strong(name_of(subject.pool, value.company)); })
      .left("Unknown", [&](auto& value) { return unknown_text(subject.model, value.criterion, value.signal); });
  const auto add = [&](std::string header, double UnknownValue::*number, std::string (*text)(double)) {
    if (std::ranges::none_of(
            values, [&](double one) { return one > 0; }, number))
      return;
    table.right(std::move(header), [number, text](auto& value) { return text(value.*number); });
  };
  add(std::string(kWorthHeader), &UnknownValue::value, worth_text);
  if (subject.top > 1) add(fmt::format("Changes the first {}", subject.top), &UnknownValue::changes_top, percent_text);
  add("Changes the first place", &UnknownValue::changes_first, percent_text);
  add("Points, up to", &UnknownValue::points, short_text);
  return table
      .notes("Ask", [&](auto& value) { return std::vector{ask_text(subject.model, value.criterion, value.signal)}; })
      .of(std::span(values).first(std::min(values.size(), kUnknownsShown)));
}

std::string unknowns_chance_text(std::string_view what, double chance) {
  return fmt::format("The chance that it changes {} is {}", what, percent_text(chance));
}

}  // namespace

std::string unknowns_sentence(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  if (values.empty()) return "No missing data could change a fit score.";
  const UnknownValue& value = values.front();
  const std::string top = fmt::format("the first {}", subject.top);
  const std::string first =
      fmt::format("Find out first: {} of {}.", unknown_text(subject.model, value.criterion, value.signal),
                  name_of(subject.pool, value.company));
  if (value.value > 0) {
    return fmt::format("{} {}, and asking before you choose is worth {} on average.", first,
                       unknowns_chance_text("the first place", value.changes_first), worth_points_text(value.value));
  }
  if (subject.top > 1 && value.changes_top > 0) {
    return fmt::format("{} {}.", first, unknowns_chance_text(top, value.changes_top));
  }
  if (value.changes_first > 0)
    return fmt::format("{} {}.", first, unknowns_chance_text("the first place", value.changes_first));
  return fmt::format("No single unknown could change {}the first place.", subject.top > 1 ? top + " or " : "");
}

const AnswerSpec& unknowns_spec() {
  static const AnswerSpec spec{unknowns_facts().specs(), unknowns_rows().specs(), "an unknown of a company"};
  return spec;
}

Answer present_unknowns(const PoolSubject& subject, const std::vector<UnknownValue>& values) {
  std::vector<UnknownsRow> rows;
  for (const UnknownValue& value : values) rows.push_back({subject, value});
  Answer answer = answer_about(subject, unknowns_spec(), unknowns_sentence(subject, values));
  answer.facts = unknowns_facts().record(subject);
  answer.rows = Rows(records(unknowns_rows(), rows));
  Writer page;
  page.open("What to find out next", answer.envelope.sentence, subject.profile);
  page.table(unknowns_table(subject, values));
  if (!values.empty()) page.explain(std::string(kWorthWords));
  if (values.size() > kUnknownsShown) page.say(fmt::format("And {} more.", values.size() - kUnknownsShown));
  page.close(subject.counts);
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
