#include "output/present_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "output/blocks.hpp"
#include "output/numbers.hpp"
#include "output/present_diff_rows.hpp"
#include "output/present_diff_text.hpp"

namespace fitrank {

namespace {

/// The places that one cause moved a company.
auto places_by(long MoveCauses::*cause) {
  return [cause](const RankChange& row) {
    if (!row.before) return Cell{};
    const long places = row.causes.*cause;
    return Cell{places_text(places), places == 0 ? Style::dim : Style::plain};
  };
}

Table diff_table(const RankingDiff& diff) {
  TableOf<RankChange> table;
  table.right("#", [](auto& row) { return fmt::format("{}", row.now); })
      .left("Company", [](auto& row) { return strong(row.name); })
      .right("Was", [](auto& row) { return row.before ? fmt::format("{}", *row.before) : std::string(); })
      .right("Move", move_cell)
      .right("Companies", places_by(&MoveCauses::companies))
      .right("Weights", places_by(&MoveCauses::weights))
      .right("Data", places_by(&MoveCauses::data));
  if (std::ranges::any_of(diff.rows, [](auto& row) { return row.causes.unseen != 0; })) {
    table.right("Unseen", places_by(&MoveCauses::unseen));
  }
  return table.right("Fit", [](auto& row) { return strong(score_text(row.score_now)); })
      .right("Fit was", [](auto& row) { return dim(row.before ? score_text(row.score_before) : std::string()); })
      .of(diff.rows);
}

void add_went(Writer& page, const RankingDiff& diff) {
  if (diff.went.empty()) return;
  page.head("No longer ranked");
  std::vector<std::string> items;
  for (const Departure& company : diff.went) {
    const std::string now = company.now == Whereabouts::absent ? "" : fmt::format(", now {}", words_for(company.now));
    items.push_back(fmt::format("{}: was {}{}", short_name(company.name), company.before, now));
  }
  page.list(std::move(items));
}

void say_if_cut(Writer& page, const SavedRanking& ranking) {
  if (!ranking.cut()) return;
  page.say(fmt::format(
      "{} shows {} of {} ranked companies. A company that it does not show counts as absent. Its part in the moves of "
      "the others may count as companies or as unseen.",
      ranking.source, ranking.rows.size(), ranking.ranked));
}

std::vector<Block> diff_blocks(const RankingDiff& diff) {
  Writer page;
  page.head(fmt::format("{} → {}", diff.before.source, diff.now.source), 1);
  page.say(diff_sentence(diff), Style::strong);
  page.say(diff.before.profile == diff.now.profile
               ? fmt::format("Profile: {}", diff.now.profile)
               : fmt::format("Profile: {} → {}", diff.before.profile, diff.now.profile));
  page.say_all(change_texts(diff));
  page.table(diff_table(diff));
  page.say(diff.rows.empty()
               ? "No company is ranked now."
               : "Companies, weights and data are the places that a company won (+) or lost (−): because other "
                 "companies came or went, because weights or policies changed, and because criterion scores changed. "
                 "They add up to its move.");
  add_went(page, diff);
  say_if_cut(page, diff.before);
  say_if_cut(page, diff.now);
  return page.take();
}

}  // namespace

Answer present_diff(const RankingDiff& diff) {
  return {
      .spec = &diff_spec(),
      .envelope = {.profile = diff.now.profile, .sentence = diff_sentence(diff), .counts = {.ranked = diff.now.ranked}},
      .facts = diff_record(diff),
      .rows = diff_rows(diff),
      .not_ranked = diff_not_ranked(diff),
      .blocks = diff_blocks(diff)};
}

}  // namespace fitrank
