// What the commands about a ranking's firmness share: inputs, weights, who is left out, and N.
#pragma once

#include "cli/inputs.hpp"
#include "fitrank/present_stability.hpp"
#include "fitrank/rank_report.hpp"
#include "fitrank/screen.hpp"

namespace fitrank::cli {

/// N where neither --top nor the profile says.
inline constexpr std::size_t kFirmTop = 5;

struct FirmInputs {
  FirmInputs(const Arguments& arguments, const std::optional<std::string>& name)
      : inputs(arguments, name),
        weights(used_weights(inputs.profile, inputs.named)),
        screening(screen(inputs.model, inputs.pool, inputs.profile, weights, thread_option(arguments))),
        top(inputs.profile.top.value_or(kFirmTop)) {}

  PoolSubject subject() const { return {inputs.model, inputs.pool, inputs.profile, screening.excluded, top, true}; }

  Inputs inputs;
  Weights weights;
  Screening screening;
  std::size_t top;
};

}  // namespace fitrank::cli
