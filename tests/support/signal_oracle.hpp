// What a fit score can become over unknown signals, found by trying.
//
// How: every unknown signal is set to its worst and to its best score, in all combinations, and the plain sums are
// taken of each; then the score as it is, and the score after every single observation that could come.
// Cost: O(2^unknown signals).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "score/fit_score.hpp"

namespace fitrank::test {

struct OracleSignal {
  std::size_t criterion = 0;
  double importance = 1;
  double worst = 0;
  double best = 100;
  std::optional<double> score = {};  ///< none: unknown
};

struct OracleRange {
  std::optional<double> score;  ///< none: nothing weighed is known
  double settled_low = 0;       ///< over all ways in which everything could become known
  double settled_high = 0;
  double low = 0;  ///< the same, and the score as it is, and after one observation more
  double high = 0;
  double coverage = 0;
};

OracleRange oracle_range(std::vector<OracleSignal> signals, const std::vector<double>& weights, Scoring scoring);

}  // namespace fitrank::test
