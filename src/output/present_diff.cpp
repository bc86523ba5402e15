#include "fitrank/present_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

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

Cell since_cell(const RankChange& row) {
  Cell cell = move_cell(row);
  if (row.causes.total() != 0) cell.text += ' ' + causes_text(row.causes);
  return cell;
}

void add_column(Table& table, const RankReport& report, const RankingDiff& diff) {
  std::map<std::string_view, const RankChange*> changes;
  for (const RankChange& row : diff.rows) changes.emplace(row.id, &row);
  table.columns.insert(table.columns.begin() + 1, {"Since last"});
  for (std::size_t i = 0; i < table.rows.size() && i < report.rows.size(); ++i) {
    const auto found = changes.find(report.shown.companies[report.rows[i].place.company].id);
    std::vector<Cell>& cells = table.rows[i].cells;
    cells.insert(cells.begin() + 1, found == changes.end() ? Cell{} : since_cell(*found->second));
  }
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

void add_moves(std::vector<Block>& blocks, const RankReport& report, const RankingDiff& diff) {
  const auto table =
      std::ranges::find_if(blocks, [](const Block& block) { return std::holds_alternative<Table>(block); });
  if (table != blocks.end() && !report.rows.empty()) add_column(std::get<Table>(*table), report, diff);
  Writer moves;
  moves.head("Since the last table");
  moves.say_all(change_texts(diff));
  if (diff.nothing_changed()) moves.say("No ranked company changed.");
  std::ranges::move(moves.take(), std::back_inserter(blocks));
}

}  // namespace fitrank
