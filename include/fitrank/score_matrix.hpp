// The score matrix: companies x criteria, float32, unknown = NaN.
//
// How: one contiguous column per criterion, each starting on a 64-byte boundary, so that kernels
// stream whole columns with aligned loads. Padding rows behind the last company are unknown.
// Cost: 4 bytes a cell, padded to 64 rows a column.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>

namespace fitrank {

inline constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

class ScoreMatrix {
 public:
  /// Columns are padded to a multiple of so many rows.
  static constexpr std::size_t kPadding = 64;
  static constexpr std::size_t padded(std::size_t rows) { return (rows + kPadding - 1) / kPadding * kPadding; }

  ScoreMatrix() = default;
  ScoreMatrix(ScoreMatrix&&) = default;
  ScoreMatrix& operator=(ScoreMatrix&&) = default;
  /// All cells unknown.
  ScoreMatrix(std::size_t companies, std::size_t criteria);
  /// A matrix over cells that live elsewhere (a mapped file), laid out as this class lays them out:
  /// padded(companies) x criteria floats, column by column, 64-byte aligned. It must not be written to.
  ScoreMatrix(std::size_t companies, std::size_t criteria, std::shared_ptr<float[]> cells);

  std::size_t companies() const { return companies_; }
  std::size_t criteria() const { return criteria_; }
  /// Floats from one column's start to the next one's.
  std::size_t stride() const { return padded(companies_); }

  float at(std::size_t company, std::size_t criterion) const { return cells_[criterion * stride() + company]; }
  /// `score` is in 0..100 or NaN.
  void set(std::size_t company, std::size_t criterion, float score) { cells_[criterion * stride() + company] = score; }

  std::span<const float> column(std::size_t criterion) const {
    return {cells_.get() + criterion * stride(), companies_};
  }
  std::span<float> column(std::size_t criterion) { return {cells_.get() + criterion * stride(), companies_}; }

 private:
  std::size_t companies_ = 0;
  std::size_t criteria_ = 0;
  std::shared_ptr<float[]> cells_;
};

}  // namespace fitrank
