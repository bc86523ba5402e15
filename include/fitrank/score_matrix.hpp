// The score matrix: companies x criteria, float32, unknown = NaN.
//
// How: one contiguous column per criterion, each starting on a 64-byte boundary, so that kernels
// stream whole columns with aligned loads. Padding rows behind the last company are unknown.
// Cost: 4 bytes a cell, padded to 16 rows a column.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>

namespace fitrank {

inline constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

class ScoreMatrix {
 public:
  ScoreMatrix() = default;
  /// All cells unknown.
  ScoreMatrix(std::size_t companies, std::size_t criteria);

  std::size_t companies() const { return companies_; }
  std::size_t criteria() const { return criteria_; }
  /// Floats from one column's start to the next one's.
  std::size_t stride() const { return stride_; }

  float at(std::size_t company, std::size_t criterion) const { return cells_[criterion * stride_ + company]; }
  /// `score` is in 0..100 or NaN.
  void set(std::size_t company, std::size_t criterion, float score) { cells_[criterion * stride_ + company] = score; }

  std::span<const float> column(std::size_t criterion) const {
    return {cells_.get() + criterion * stride_, companies_};
  }
  std::span<float> column(std::size_t criterion) { return {cells_.get() + criterion * stride_, companies_}; }

 private:
  struct Free {
    void operator()(float* cells) const;
  };
  std::size_t companies_ = 0;
  std::size_t criteria_ = 0;
  std::size_t stride_ = 0;
  std::unique_ptr<float[], Free> cells_;
};

}  // namespace fitrank
