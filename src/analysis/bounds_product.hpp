// The ends of score and rank of a weighted product over weights near the profile's: bounds.hpp's.
#pragma once

#include <span>
#include <vector>

#include "analysis/bounds.hpp"

namespace fitrank {

std::vector<WeightBounds> product_bounds(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing,
                                         double points, std::span<const std::size_t> rows,
                                         const BoundsOptions& options);

}  // namespace fitrank
