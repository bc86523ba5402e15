// --layer: only the companies of one layer of the supply chain.
#pragma once

#include <vector>

#include "cli/arguments.hpp"
#include "fitrank/company.hpp"
#include "fitrank/model.hpp"

namespace fitrank::cli {

/// Drops the companies that are not of --layer, where that is given; throws UsageError, with a suggestion,
/// where there is no such layer.
void keep_layer(const Arguments& arguments, const Model& model, std::vector<Company>& companies);

}  // namespace fitrank::cli
