// Which criteria are known of a row, as a bit each.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "score/fit_score.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

/// Bit c: something of criterion c is known. At most 64 criteria.
using Pattern = std::uint64_t;

/// The patterns of the rows from `begin` on.
inline void find_patterns(const ScoreMatrix& scores, std::size_t begin, std::span<Pattern> patterns) {
  for (Pattern& pattern : patterns) pattern = 0;
  std::vector<float> copy(scores.lives_elsewhere() ? patterns.size() : 0);
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const auto column = scores.run(c, begin, patterns.size(), copy);
    for (std::size_t r = 0; r < patterns.size(); ++r) {
      patterns[r] |= static_cast<Pattern>(!std::isnan(column[r])) << c;
    }
    if (scores.expectations() == nullptr) continue;
    for (std::size_t r = 0; r < patterns.size(); ++r) {
      if (!scores.knows(begin + r, c)) patterns[r] &= ~(Pattern{1} << c);
    }
  }
}

/// The criteria that weigh anything; at most 64.
inline Pattern weighed_pattern(const Weights& weights) {
  Pattern weighed = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) weighed |= static_cast<Pattern>(weights[c] > 0) << c;
  return weighed;
}

struct PatternCount {
  Pattern known = 0;
  std::uint64_t companies = 0;
};

/// How many companies have each pattern, patterns rising. Cost: one read of the matrix, on `threads` (0: all).
std::vector<PatternCount> count_patterns(const ScoreMatrix& scores, std::size_t threads);

/// The known criteria, in the model's order.
inline std::vector<std::size_t> criteria_of(Pattern pattern) {
  std::vector<std::size_t> known;
  for (std::size_t c = 0; c < 64; ++c) {
    if (((pattern >> c) & 1U) != 0) known.push_back(c);
  }
  return known;
}

}  // namespace fitrank
