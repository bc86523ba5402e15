// Rankings by layer of the supply chain.
//
// How: the layers are the model's; a model that lists none goes by what the companies state.
// Cost: linear in the rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/rank_report.hpp"
#include "evidence/company.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// The layers' ids: the model's in its order, or where it lists none, the companies' by name.
std::vector<std::string> layer_ids(const Model& model, const std::vector<Company>& companies);

/// The layer's label, or its id where the model does not list it.
std::string layer_label(const Model& model, std::string_view id);

/// The rows of the best company of each layer, with the ranks they have among all; ties: the first
/// alone. Companies that state no layer are left out.
std::vector<RankRow> best_of_layers(const RankReport& report);

}  // namespace fitrank
