#include "output/drawn_weights_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "output/numbers.hpp"

namespace fitrank {

std::string drawn_weights_text(const Model& model, const WeightDrawSpec& spec) {
  if (spec.from == WeightSource::profile) {
    const double varies = 100 * std::sqrt(0.3 * 0.7 / (1 + static_cast<double>(spec.concentration)));
    return fmt::format(
        "Weights: drawn near the profile's (concentration {}: a share of 30 % varies by about {} points)",
        grouped_text(spec.concentration), short_text(varies));
  }
  std::string text = "Weights: any, all as likely, over the criteria that the profile weighs";
  for (std::size_t i = 0; i < spec.orders.size(); ++i) {
    text += i == 0 ? ", as long as " : " and ";
    for (std::size_t c = 0; c < spec.orders[i].size(); ++c) {
      if (c > 0) text += " ≥ ";
      text += model.criteria[spec.orders[i][c]].label;
    }
  }
  return text;
}

std::string grouped_text(std::size_t count) {
  std::string text = fmt::format("{}", count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

}  // namespace fitrank
