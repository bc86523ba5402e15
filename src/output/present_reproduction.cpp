#include "output/present_reproduction.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/blocks.hpp"
#include "output/common_fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

struct ReproductionRow {
  const ReproducedTable& of;
  const ReproducedScore& score;
};

const Fields<ReproductionRow>& reproduction_rows() {
  static const Fields<ReproductionRow> fields =
      Fields<ReproductionRow>()
          .add(key::table, [](auto& r) { return r.of.table.title; })
          .add(key::source, [](auto& r) { return r.of.table.source; })
          .add(key::source_title, [](auto& r) { return unless_blank(r.of.table.source_title); })
          .include(policy_fields(), [](auto& r) { return policies_in(r.of.table); })
          .add(key::id, [](auto& r) { return r.score.company; })
          .add(key::name, [](auto& r) { return unless_blank(r.score.name); })
          .add(key::published_score, [](auto& r) { return r.score.published; })
          .add(key::published_place, [](auto& r) { return r.score.published_place; })
          .add(key::score, [](auto& r) { return r.score.computed; })
          .add(key::place,
               [](auto& r) { return r.score.computed ? std::optional(r.score.computed_place) : std::nullopt; })
          .add(key::number_holds, [](auto& r) { return r.score.number_holds(); })
          .add(key::order_holds, [](auto& r) { return r.of.order_holds; });
  return fields;
}

std::size_t numbers_that_hold(const ReproducedTable& table) {
  return static_cast<std::size_t>(std::ranges::count_if(table.rows, &ReproducedScore::number_holds));
}

/// "All 2 numbers come out", "1 of 4 numbers come out"
std::string numbers_text(std::size_t hold, std::size_t all) {
  return hold == all ? fmt::format("All {} numbers come out", all)
                     : fmt::format("{} of {} numbers come out", hold, all);
}

Table reproduced_table(const ReproducedTable& table) {
  return TableOf<ReproducedScore>()
      .left("Company", [](auto& r) { return strong(r.name.empty() ? r.company : r.name); })
      .right("Published", [](auto& r) { return fmt::format("{}", r.published); })
      .right("Computed",
             [](auto& r) {
               return r.computed ? Cell{fmt::format("{} ({:.2f})", score_text(*r.computed), *r.computed)}
                                 : unknown_cell();
             })
      .left("Number",
            [](auto& r) {
              return r.number_holds() ? Cell{"ok", Style::good} : Cell{"differs", Style::bad};
            })
      .left("Place",
            [](auto& r) {
              const std::string now = r.computed ? fmt::format("{}", r.computed_place) : "none";
              return Cell{fmt::format("{} → {}", r.published_place, now),
                          r.computed_place == r.published_place ? Style::plain : Style::bad};
            })
      .notes("Note",
             [](auto& r) -> std::vector<std::string> {
               if (r.computed) return {};
               return {r.name.empty() ? "There is no such company." : "It has no data for any weighted criterion."};
             })
      .of(table.rows);
}

void add_reproduced(Writer& page, const ReproducedTable& reproduced) {
  const PublishedTable& table = reproduced.table;
  page.head(table.title);
  page.say(fmt::format("{} · Source: {}", policies_text({table.missing, table.method}, table.evidence),
                       table.source_title.empty() ? table.source : table.source_title));
  page.table(reproduced_table(reproduced));
  page.say(fmt::format("{}; the order {}.", numbers_text(numbers_that_hold(reproduced), reproduced.rows.size()),
                       reproduced.order_holds ? "holds" : "differs"),
           reproduced.holds() ? Style::good : Style::bad);
}

/// How many numbers and orders come out, over all tables.
std::string reproduction_sentence(const std::vector<ReproducedTable>& tables, std::size_t numbers) {
  if (tables.empty()) return "The profile has no published tables to reproduce.";
  std::size_t hold = 0;
  for (const ReproducedTable& table : tables) hold += numbers_that_hold(table);
  const auto orders = static_cast<std::size_t>(std::ranges::count_if(tables, &ReproducedTable::order_holds));
  return fmt::format("{}; the order holds in {} of {}.", numbers_text(hold, numbers), orders,
                     count_text(tables.size(), "table", "tables"));
}

}  // namespace

const AnswerSpec& reproduction_spec() {
  static const AnswerSpec spec{
      .facts = {}, .rows = reproduction_rows().specs(), .about_rows = "a company of a published table"};
  return spec;
}

Answer present_reproduction(const Model& model, const Profile& profile, const std::vector<ReproducedTable>& tables) {
  std::vector<ReproductionRow> rows;
  for (const ReproducedTable& table : tables) {
    for (const ReproducedScore& score : table.rows) rows.push_back({table, score});
  }
  Answer answer{.spec = &reproduction_spec(),
                .envelope = envelope_of(model, profile, Weights(profile.weights).scaled(),
                                        reproduction_sentence(tables, rows.size()))};
  answer.envelope.policies.reset();
  answer.rows = Rows(records(reproduction_rows(), rows));
  Writer page;
  page.head("Published tables", 1);
  page.say(answer.envelope.sentence, Style::strong);
  page.say(fmt::format("Profile: {}", titled(profile.title, profile.id)));
  for (const ReproducedTable& table : tables) add_reproduced(page, table);
  if (!rows.empty()) {
    page.say(fmt::format(
        "The model and the weights are inferred. The source does not say which criterion each weight belongs to, or "
        "what missing data count as. Many other models would give {}.",
        rows.size() == 1 ? "the same number" : fmt::format("the same {} numbers", rows.size())));
  }
  answer.blocks = page.take();
  return answer;
}

}  // namespace fitrank
