// Options of the commands that draw weights at random.
#pragma once

#include <cstdint>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/inputs.hpp"
#include "fitrank/screen.hpp"
#include "fitrank/weight_draws.hpp"

namespace fitrank::cli {

/// --weights-from, --concentration, --order and --seed. Throws UsageError where they do not fit together.
WeightDrawSpec drawn_weights(const Arguments& arguments, const Model& model, const Weights& profile);

/// Who takes part: those that no deal-breaker excludes and of whom something weighed is known.
struct Field {
  std::vector<std::uint64_t> allowed;  ///< as RankOptions has it
  std::size_t excluded = 0;
  std::size_t unknown = 0;
};
Field field_of(const Inputs& inputs, const Weights& weights, std::size_t threads);

}  // namespace fitrank::cli
