// Tiles of companies without NaN, as batches read them.
//
// How: zero and neutral take the scores less a shift, unknown as 0; renormalize takes the scores,
// unknown as 0, and behind them 1 for known and 0 for unknown. Rows of which nothing
// is known are put out of reach.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "score/fit_score.hpp"
#include "score/kernels/kernels.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

/// Inputs of a dense tile: one per criterion, two under renormalize.
inline std::size_t dense_inputs(MissingPolicy missing, std::size_t criteria) {
  return missing == MissingPolicy::renormalize ? 2 * criteria : criteria;
}

class DenseTiles {
 public:
  static constexpr std::size_t kRows = 512;

  DenseTiles(const ScoreMatrix& scores, MissingPolicy missing)
      : scores_(scores), missing_(missing), packed_(kRows, dense_inputs(missing, scores.criteria())) {}

  /// Packs `rows` rows from `begin` on (at most kRows); rows after the companies are unknown.
  kernels::DenseTile pack(std::size_t begin, std::size_t rows);

 private:
  /// Rows of which nothing at all is known are never ranked; without this their sum of 0 would pass for a
  /// company at the threshold under renormalize.
  void drop_unknown_rows(std::size_t begin, std::size_t padded);

  const ScoreMatrix& scores_;
  MissingPolicy missing_;
  ScoreMatrix packed_;
  std::array<float, kRows> copy_ = {};  ///< of one criterion's scores that live elsewhere
};

}  // namespace fitrank
