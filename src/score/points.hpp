// Points for dominance tests: a few criteria of some companies, column by column, as the kernels
// take them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "fitrank/score_matrix.hpp"
#include "score/active_kernels.hpp"

namespace fitrank {

inline constexpr std::size_t kMostCriteria = 64;
using PointBuffer = std::array<float, kMostCriteria>;

/// A row's scores in the `known` criteria, gathered into `buffer`.
inline std::span<const float> gather_point(const ScoreMatrix& scores, std::size_t row,
                                           std::span<const std::size_t> known, PointBuffer& buffer) {
  for (std::size_t i = 0; i < known.size(); ++i) buffer[i] = scores.at(row, known[i]);
  return {buffer.data(), known.size()};
}

/// Room for points that is filled from the front; unfilled places hold -1, which dominates nothing.
class Points {
 public:
  Points(std::size_t capacity, std::size_t criteria) : cells_(capacity, criteria) {
    for (std::size_t c = 0; c < criteria; ++c) {
      std::fill_n(cells_.column(c).data(), cells_.stride(), -1.0F);  // the padding too
    }
  }

  std::size_t size() const { return size_; }
  bool full() const { return size_ == cells_.companies(); }

  void add(std::span<const float> point) {
    for (std::size_t c = 0; c < point.size(); ++c) cells_.set(size_, c, point[c]);
    ++size_;
  }

  /// How many points are at least `point` in everything, counted until `enough`.
  std::size_t count_dominators(std::span<const float> point, std::size_t enough) const {
    return active_kernels().count_dominators(cells_.column(0).data(), cells_.stride(), point.size(),
                                             ScoreMatrix::padded(size_), point.data(), enough);
  }

 private:
  ScoreMatrix cells_;
  std::size_t size_ = 0;
};

}  // namespace fitrank
