// Points for dominance tests: a few criteria of some companies, column by column, as the kernels
// take them.
//
// How: where the matrix keeps extents, coverage breaks ties before the criterion scores do. A company is then sure to
// stay ahead of another only where it scores more on everything known, so that there is no tie, or where its coverage
// is the other's on everything. For the latter a point has each coverage, as a float and what that misses, as it is and
// negated: at least the other's only where equal. For the former there are points of scores alone (just_above).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "score/active_kernels.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

inline constexpr std::size_t kMostCriteria = 64;
using PointBuffer = std::array<float, 5 * kMostCriteria>;

/// How many numbers a point of so many known criteria has.
inline std::size_t point_size(const ScoreMatrix& scores, std::size_t known) {
  return scores.rows_with_extents() > 0 ? 5 * known : known;
}

/// A row's scores in the `known` criteria, then its coverages, gathered into `buffer`.
inline std::span<const float> gather_point(const ScoreMatrix& scores, std::size_t row,
                                           std::span<const std::size_t> known, PointBuffer& buffer) {
  const std::size_t size = known.size();
  for (std::size_t i = 0; i < size; ++i) buffer[i] = scores.at(row, known[i]);
  if (scores.rows_with_extents() > 0) {
    for (std::size_t i = 0; i < size; ++i) {
      const double coverage = scores.extent(row, known[i]).coverage;
      const auto rounded = static_cast<float>(coverage);
      const auto missed = static_cast<float>(coverage - static_cast<double>(rounded));
      buffer[size + i] = rounded;
      buffer[2 * size + i] = -rounded;
      buffer[3 * size + i] = missed;
      buffer[4 * size + i] = -missed;
    }
  }
  return {buffer.data(), point_size(scores, size)};
}

/// The least scores above those of a row: who has them all scores more on everything.
inline std::span<const float> just_above(const ScoreMatrix& scores, std::size_t row, std::span<const std::size_t> known,
                                         PointBuffer& buffer) {
  for (std::size_t i = 0; i < known.size(); ++i) buffer[i] = std::nextafter(scores.at(row, known[i]), 200.0F);
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
