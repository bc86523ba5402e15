// Options of the commands that draw weights at random.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/screen.hpp"
#include "cli/inputs.hpp"
#include "score/weight_draws.hpp"

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

}  // namespace fitrank::cli
