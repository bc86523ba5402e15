#include "fitrank/present_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "output/numbers.hpp"
#include "output/present_diff_data.hpp"
#include "output/present_diff_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

class DiffDocument {
 public:
  explicit DiffDocument(const RankingDiff& diff) : diff_(diff) {}

  std::vector<Block> blocks() && {
    introduce();
    for (std::string& text : change_texts(diff_)) say(std::move(text));
    if (diff_.nothing_changed()) say("Nothing changed.");
    if (!diff_.rows.empty()) {
      blocks_.emplace_back(table());
      say("Companies, weights and data are the places that a company won (+) or lost (−) because others came or went, "
          "weights or policies changed, or criterion scores changed. Together they are its move.");
    } else {
      say("No company is ranked now.");
    }
    add_went();
    for (const SavedRanking* ranking : {&diff_.before, &diff_.now}) say_if_cut(*ranking);
    return std::move(blocks_);
  }

 private:
  void say(std::string text) { blocks_.emplace_back(Paragraph{std::move(text), Style::plain}); }

  void introduce() {
    blocks_.emplace_back(Heading{fmt::format("{} → {}", diff_.before.source, diff_.now.source), 1});
    const bool same = diff_.before.profile == diff_.now.profile;
    say(same ? fmt::format("Profile: {}", diff_.now.profile)
             : fmt::format("Profile: {} → {}", diff_.before.profile, diff_.now.profile));
  }

  bool any_unseen() const {
    return std::ranges::any_of(diff_.rows, [](const RankChange& row) { return row.causes.unseen != 0; });
  }

  Table table() const {
    Table table{.columns = {{"#", Align::right},
                            {"Company"},
                            {"Was", Align::right},
                            {"Move", Align::right},
                            {"Companies", Align::right},
                            {"Weights", Align::right},
                            {"Data", Align::right}},
                .rows = {},
                .notes_header = {}};
    const bool unseen = any_unseen();
    if (unseen) table.columns.push_back({"Unseen", Align::right});
    table.columns.push_back({"Fit", Align::right});
    table.columns.push_back({"Fit was", Align::right});
    for (const RankChange& row : diff_.rows) table.rows.push_back({cells(row, unseen), {}});
    return table;
  }

  static Cell places_cell(const RankChange& row, long places) {
    if (!row.before) return {};
    return {places_text(places), places == 0 ? Style::dim : Style::plain};
  }

  static std::vector<Cell> cells(const RankChange& row, bool unseen) {
    std::vector<Cell> cells{{fmt::format("{}", row.now)},
                            {row.name, Style::strong},
                            {row.before ? fmt::format("{}", *row.before) : std::string()},
                            move_cell(row),
                            places_cell(row, row.causes.companies),
                            places_cell(row, row.causes.weights),
                            places_cell(row, row.causes.data)};
    if (unseen) cells.push_back(places_cell(row, row.causes.unseen));
    cells.push_back({score_text(row.score_now), Style::strong});
    cells.push_back({row.before ? score_text(row.score_before) : std::string(), Style::dim});
    return cells;
  }

  void add_went() {
    if (diff_.went.empty()) return;
    blocks_.emplace_back(Heading{"No longer ranked", 2});
    List list;
    for (const Departure& company : diff_.went) {
      const std::string now = company.now == Whereabouts::absent ? "" : fmt::format(", now {}", id_of(company.now));
      list.items.push_back(fmt::format("{}: was {}{}", short_name(company.name), company.before, now));
    }
    blocks_.emplace_back(std::move(list));
  }

  void say_if_cut(const SavedRanking& ranking) {
    if (!ranking.cut()) return;
    say(fmt::format(
        "{} shows {} of {} ranked companies. One that it does not show counts as not there, and its part in "
        "the others' moves may count as companies or unseen.",
        ranking.source, ranking.rows.size(), ranking.ranked));
  }

  const RankingDiff& diff_;
  std::vector<Block> blocks_;
};

Table* first_table(Document& document) {
  for (Block& block : document.blocks) {
    if (auto* table = std::get_if<Table>(&block)) return table;
  }
  return nullptr;
}

Cell since_cell(const RankChange& row) {
  Cell cell = move_cell(row);
  const std::string causes = causes_text(row.causes);
  if (row.causes.total() != 0) cell.text += ' ' + causes;
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

Document present_diff(const RankingDiff& diff) { return {DiffDocument(diff).blocks(), diff_records(diff)}; }

void add_moves(Document& document, const RankReport& report, const RankingDiff& diff) {
  if (Table* table = first_table(document); table && !report.rows.empty()) add_column(*table, report, diff);
  std::vector<std::string> texts = change_texts(diff);
  if (diff.nothing_changed()) texts.emplace_back("Nothing that is ranked changed.");
  document.blocks.emplace_back(Heading{"Since the last table", 2});
  for (std::string& text : texts) document.blocks.emplace_back(Paragraph{std::move(text), Style::plain});
}

}  // namespace fitrank
