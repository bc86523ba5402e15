// Options of the commands that draw weights at random.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "fitrank/screen.hpp"
#include "fitrank/weight_draws.hpp"

namespace fitrank::cli {

struct DrawOptions {
  std::optional<WeightSource> from;
  std::optional<std::size_t> concentration;
  std::vector<std::string> orders;  ///< "growth>=learning"
  std::uint64_t seed = 1;

  /// --concentration and --seed.
  void declare_near(Options& options);
  /// These, --weights-from and --order.
  void declare(Options& options);
};

/// Throws UsageError where the options do not fit together.
WeightDrawSpec drawn_weights(const DrawOptions& options, const Model& model, const Weights& profile);

/// Who takes part: companies that no deal-breaker excludes and that have data for a weighted criterion.
struct Field {
  std::vector<std::uint64_t> allowed;  ///< as RankOptions has it
  std::size_t excluded = 0;
  std::size_t unknown = 0;
};
Field field_of(const Inputs& inputs, const Weights& weights);

}  // namespace fitrank::cli
