// Round percentages near weights that bring a company to the top, for reach.hpp.
#pragma once

#include <vector>

#include "analysis/reach_search.hpp"

namespace fitrank {

struct RoundWeights {
  std::vector<double> percent;
  double change = 0;
  bool level_only = false;  ///< none were found; all digits of the weights themselves
};

/// As few decimals as will do and do not change much more than `nearest`.
RoundWeights round_weights(const ReachField& field, const NearWeights& nearest);

}  // namespace fitrank
