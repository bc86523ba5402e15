#include "fitrank/present_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "fitrank/layers.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

const std::string& layer_of(const Subject& subject, const RankRow& row) {
  return subject.set.companies[row.place.company].layer;
}

void add_column(Table& table, const Subject& subject, const RankReport& report) {
  table.columns.insert(table.columns.begin() + 1, {"Layer"});
  for (std::size_t i = 0; i < table.rows.size() && i < report.rows.size(); ++i) {
    std::vector<Cell>& cells = table.rows[i].cells;
    cells.insert(cells.begin() + 1, {layer_label(subject.model, layer_of(subject, report.rows[i]))});
  }
}

/// Ranked rows come first, in the report's order; the rest are companies without a rank.
void add_field(Records& records, const Subject& subject, const RankReport& report) {
  records.header.emplace_back("layer");
  for (std::size_t i = 0; i < records.rows.size(); ++i) {
    const bool ranked = i < report.rows.size();
    records.rows[i].push_back(ranked ? text_field(layer_of(subject, report.rows[i])) : Records::Field{});
  }
}

std::string empty_layers_text(const Subject& subject, const RankReport& report) {
  std::set<std::string_view> filled;
  for (const RankRow& row : report.rows) filled.insert(layer_of(subject, row));
  std::vector<std::string> empty;
  for (const Layer& layer : subject.model.layers) {
    if (!filled.contains(layer.id)) empty.push_back(layer.label);
  }
  return empty.empty() ? std::string() : fmt::format("Layers not shown: {}.", fmt::join(empty, ", "));
}

}  // namespace

void add_layers(Document& document, const Subject& subject, const RankReport& report) {
  add_field(document.records, subject, report);
  const auto is_table = [](const Block& block) { return std::holds_alternative<Table>(block); };
  const auto found = std::ranges::find_if(document.blocks, is_table);
  if (found == document.blocks.end() || report.rows.empty()) return;
  add_column(std::get<Table>(*found), subject, report);
  Paragraph empty{empty_layers_text(subject, report), Style::plain};
  if (!empty.text.empty()) document.blocks.insert(found + 1, std::move(empty));
}

void add_layers(nlohmann::ordered_json& json, const Subject& subject, const RankReport& report) {
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    json.at("ranking").at(i)["layer"] = layer_of(subject, report.rows[i]);
  }
}

void say_layer(Document& document, const Model& model, std::string_view layer) {
  const std::string label = layer_label(model, layer);
  const std::string name = label == layer ? label : fmt::format("{} ({})", label, layer);
  const auto behind_title = document.blocks.begin() + (document.blocks.empty() ? 0 : 1);
  document.blocks.insert(behind_title, Paragraph{fmt::format("Only companies of this layer: {}.", name), Style::plain});
}

void say_layer(nlohmann::ordered_json& json, std::string_view layer) { json["layer"] = layer; }

}  // namespace fitrank
