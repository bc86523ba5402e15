// Drawn weights, and counts of what is drawn, in words.
#pragma once

#include <cstddef>
#include <string>

#include "evidence/model.hpp"
#include "score/weight_draws.hpp"

namespace fitrank {

/// "Weights: drawn near the profile's (concentration 100: a weight of 30 % varies by about 4.6 points) · Seed: 1"
std::string drawn_weights_text(const Model& model, const WeightDrawSpec& spec);

/// "10,000"
std::string grouped_text(std::size_t count);

/// "The table shows 2 of 3 companies."; empty where it shows all.
std::string shown_text(std::size_t shown, std::size_t all);

}  // namespace fitrank
