// How many companies any weights can rank, without looking at the companies again.
//
// How: companies are counted by which criteria are known of them; some weights rank those of which a
// criterion that they weigh is known.
// Cost: one read of the matrix to make; O(patterns of unknowns) a question.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "score/fit_score.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

class KnownCounts {
 public:
  /// `threads`: 0 for all.
  explicit KnownCounts(const ScoreMatrix& scores, std::size_t threads = 0);

  /// How many companies the weights rank; nothing above 64 criteria.
  std::optional<std::size_t> ranked(const Weights& weights) const;

 private:
  struct Count {
    std::uint64_t known = 0;  ///< bit c: criterion c
    std::uint64_t companies = 0;
  };
  bool counted_ = false;
  std::vector<Count> counts_;
};

}  // namespace fitrank
