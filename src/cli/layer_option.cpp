#include "cli/layer_option.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>

#include "fitrank/layers.hpp"
#include "fitrank/suggest.hpp"

namespace fitrank::cli {

void keep_layer(const Arguments& arguments, const Model& model, std::vector<Company>& companies) {
  const auto layer = arguments.value("layer");
  if (!layer) return;
  const std::vector<std::string> known = layer_ids(model, companies);
  if (std::ranges::count(known, *layer) == 0) {
    const std::string nearest = suggest(*layer, known);
    const std::string all = known.empty() ? "there are none" : fmt::format("there are {}", fmt::join(known, ", "));
    throw UsageError(fmt::format("--layer: no such layer: {}{}", *layer, nearest.empty() ? "; " + all : ""), nearest);
  }
  std::erase_if(companies, [&](const Company& company) { return company.layer != *layer; });
}

}  // namespace fitrank::cli
