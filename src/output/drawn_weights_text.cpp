#include "output/drawn_weights_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <vector>

#include "output/numbers.hpp"

namespace fitrank {

std::string drawn_weights_text(const Model& model, const WeightDrawSpec& spec) {
  if (spec.from == WeightSource::profile) {
    const double varies = 100 * std::sqrt(0.3 * 0.7 / (1 + static_cast<double>(spec.concentration)));
    return fmt::format(
        "Weights: drawn near the profile's (concentration {}: a weight of 30 % varies by about {} points) · Seed: {}",
        grouped_text(spec.concentration), short_text(varies), spec.seed);
  }
  std::vector<std::string> orders;
  for (const auto& order : spec.orders) {
    std::vector<std::string> labels;
    for (const std::size_t criterion : order) labels.push_back(model.criteria[criterion].label);
    orders.push_back(fmt::format("{}", fmt::join(labels, " ≥ ")));
  }
  return fmt::format("Weights: drawn uniformly over the criteria that the profile weighs{}{} · Seed: {}",
                     orders.empty() ? "" : ", with ", fmt::join(orders, " and "), spec.seed);
}

std::string grouped_text(std::size_t count) {
  std::string text = fmt::format("{}", count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string shown_text(std::size_t shown, std::size_t all) {
  if (shown >= all) return {};
  return fmt::format("The table shows {} of {} companies.", grouped_text(shown), grouped_text(all));
}

}  // namespace fitrank
