#include "analysis/layers.hpp"

#include <set>

namespace fitrank {

std::vector<std::string> layer_ids(const Model& model, const std::vector<Company>& companies) {
  std::vector<std::string> ids;
  for (const Layer& layer : model.layers) ids.push_back(layer.id);
  if (!ids.empty()) return ids;
  std::set<std::string> stated;
  for (const Company& company : companies) stated.insert(company.layer);
  stated.erase("");
  return {stated.begin(), stated.end()};
}

std::string layer_label(const Model& model, std::string_view id) {
  const auto layer = model.find_layer(id);
  return layer ? model.layers[*layer].label : std::string(id);
}

std::vector<RankRow> best_of_layers(const RankReport& report) {
  std::set<std::string_view> taken;
  std::vector<RankRow> best;
  for (const RankRow& row : report.rows) {
    const std::string& layer = report.shown.companies[row.place.company].layer;
    if (!layer.empty() && taken.insert(layer).second) best.push_back(row);
  }
  return best;
}

}  // namespace fitrank
