// Drawn weights, in words.
#pragma once

#include <string>

#include "fitrank/model.hpp"
#include "fitrank/weight_draws.hpp"

namespace fitrank {

/// "Weights: drawn near the profile's (concentration 100: a share of 30 % varies by about 4.6 points)"
std::string drawn_weights_text(const Model& model, const WeightDrawSpec& spec);

/// "10,000"
std::string grouped_text(std::size_t count);

}  // namespace fitrank
