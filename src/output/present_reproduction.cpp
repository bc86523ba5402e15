#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "fitrank/present.hpp"
#include "output/numbers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

const std::string& display_name(const ReproducedScore& row) { return row.name.empty() ? row.company : row.name; }

std::string place_text(const ReproducedScore& row) {
  return row.computed ? fmt::format("{} → {}", row.published_place, row.computed_place)
                      : fmt::format("{} → none", row.published_place);
}

Table::Row table_row(const ReproducedScore& row) {
  const bool holds = row.number_holds();
  const Cell computed = row.computed ? Cell{fmt::format("{} ({:.2f})", score_text(*row.computed), *row.computed)}
                                     : Cell{"?", Style::caution};
  Table::Row shown{{{display_name(row), Style::strong},
                    {fmt::format("{}", row.published)},
                    computed,
                    holds ? Cell{"ok", Style::good} : Cell{"differs", Style::bad},
                    {place_text(row), row.computed_place == row.published_place ? Style::plain : Style::bad}},
                   {}};
  if (!row.computed)
    shown.notes.push_back(row.name.empty() ? "There is no such company." : "Nothing weighed is known.");
  return shown;
}

Paragraph verdict(const ReproducedTable& table) {
  const auto hold = std::ranges::count_if(table.rows, &ReproducedScore::number_holds);
  const std::string numbers = std::cmp_equal(hold, table.rows.size())
                                  ? fmt::format("All {} numbers come out", table.rows.size())
                                  : fmt::format("{} of {} numbers come out", hold, table.rows.size());
  return {fmt::format("{}; the order {}.", numbers, table.order_holds ? "holds" : "differs"),
          table.holds() ? Style::good : Style::bad};
}

void append_table(const ReproducedTable& reproduced, std::vector<Block>& blocks) {
  blocks.emplace_back(Heading{reproduced.table.title, 2});
  blocks.emplace_back(Paragraph{
      fmt::format("{} · Source: {}",
                  policies_text({reproduced.table.missing, reproduced.table.method}, reproduced.table.evidence),
                  reproduced.table.source_title.empty() ? reproduced.table.source : reproduced.table.source_title),
      Style::plain});
  Table table{.columns = {{"Company"}, {"Published", Align::right}, {"Computed", Align::right}, {"Number"}, {"Place"}},
              .rows = {},
              .notes_header = "Note"};
  for (const ReproducedScore& row : reproduced.rows) table.rows.push_back(table_row(row));
  blocks.emplace_back(std::move(table));
  blocks.emplace_back(verdict(reproduced));
}

Paragraph inference(const std::vector<ReproducedTable>& tables) {
  std::size_t numbers = 0;
  for (const ReproducedTable& table : tables) numbers += table.rows.size();
  return {fmt::format("This is an inference. The source states neither which criterion each weight belongs to nor what "
                      "an unknown counts as, and many rubrics would give {}.",
                      numbers == 1 ? "this number" : fmt::format("these {} numbers", numbers)),
          Style::plain};
}

Records reproduction_records(const std::vector<ReproducedTable>& tables) {
  Records records{{"table", "id", "name", "published", "published_place", "computed", "computed_place", "number_holds"},
                  {}};
  for (const ReproducedTable& table : tables) {
    for (const ReproducedScore& row : table.rows) {
      records.rows.push_back({text_field(table.table.title),
                              text_field(row.company),
                              text_field(row.name),
                              {fmt::format("{}", row.published), true},
                              count_field(row.published_place),
                              number_field(row.computed),
                              row.computed ? count_field(row.computed_place) : Records::Field{},
                              text_field(row.number_holds() ? "true" : "false")});
    }
  }
  return records;
}

Json row_json(const ReproducedScore& row) {
  return Json{{"id", row.company},
              {"name", row.name.empty() ? Json(nullptr) : Json(row.name)},
              {"published", row.published},
              {"published_place", row.published_place},
              {"computed", row.computed ? Json(*row.computed) : Json(nullptr)},
              {"computed_place", row.computed ? Json(row.computed_place) : Json(nullptr)},
              {"number_holds", row.number_holds()}};
}

}  // namespace

Document present_reproduction(const Profile& profile, const std::vector<ReproducedTable>& tables) {
  Document document;
  document.blocks.emplace_back(Heading{titled(profile.title, profile.id), 1});
  if (tables.empty()) {
    document.blocks.emplace_back(Paragraph{"The profile has no published tables to reproduce.", Style::plain});
  } else {
    for (const ReproducedTable& table : tables) append_table(table, document.blocks);
    document.blocks.emplace_back(inference(tables));
  }
  document.records = reproduction_records(tables);
  return document;
}

Json reproduction_json(const Profile& profile, const std::vector<ReproducedTable>& tables) {
  Json json{{"profile", profile.id}, {"tables", Json::array()}};
  for (const ReproducedTable& reproduced : tables) {
    Json table{{"title", reproduced.table.title},
               {"source", reproduced.table.source},
               {"missing", id_of(reproduced.table.missing)},
               {"method", id_of(reproduced.table.method)},
               {"evidence", id_of(reproduced.table.evidence)},
               {"holds", reproduced.holds()},
               {"order_holds", reproduced.order_holds},
               {"rows", Json::array()}};
    if (!reproduced.table.source_title.empty()) table["source_title"] = reproduced.table.source_title;
    for (const ReproducedScore& row : reproduced.rows) table["rows"].push_back(row_json(row));
    json["tables"].push_back(std::move(table));
  }
  return json;
}

}  // namespace fitrank
