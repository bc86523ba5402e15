// What layers add to a ranking's document and JSON.
//
// Renders, never computes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "fitrank/present.hpp"

namespace fitrank {

/// Adds each row's layer, as a column of the first table and of the records, and names the layers
/// without a ranked company. `report` holds the best of each layer (layers.hpp).
void add_layers(Document& document, const Subject& subject, const RankReport& report);
/// The same for `json` as ranking_json gives it: `layer` in each row.
void add_layers(nlohmann::ordered_json& json, const Subject& subject, const RankReport& report);

/// Says at the head of a ranking that it is of one layer's companies only.
void say_layer(Document& document, const Model& model, std::string_view layer);
void say_layer(nlohmann::ordered_json& json, std::string_view layer);

}  // namespace fitrank
