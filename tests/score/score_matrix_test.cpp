#include "score/score_matrix.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

namespace fitrank {
namespace {

TEST(ScoreMatrixTest, StartsUnknownEverywhereIncludingThePadding) {
  const ScoreMatrix matrix(17, 3);
  EXPECT_EQ(matrix.companies(), 17U);
  EXPECT_EQ(matrix.criteria(), 3U);
  EXPECT_EQ(matrix.stride(), 64U);
  for (std::size_t criterion = 0; criterion < 3; ++criterion) {
    const float* column = matrix.column(criterion).data();
    for (std::size_t row = 0; row < matrix.stride(); ++row) EXPECT_TRUE(std::isnan(column[row]));
  }
}

TEST(ScoreMatrixTest, StartsEveryColumnOnACacheLine) {
  const ScoreMatrix matrix(5, 4);
  for (std::size_t criterion = 0; criterion < 4; ++criterion) {
    EXPECT_EQ(std::bit_cast<std::uintptr_t>(matrix.column(criterion).data()) % 64, 0U);
  }
}

TEST(ScoreMatrixTest, KeepsEachCellApart) {
  ScoreMatrix matrix(18, 2);
  for (std::size_t row = 0; row < 18; ++row) {
    matrix.set(row, 0, static_cast<float>(row));
    matrix.set(row, 1, static_cast<float>(100 - row));
  }
  for (std::size_t row = 0; row < 18; ++row) {
    EXPECT_EQ(matrix.at(row, 0), static_cast<float>(row));
    EXPECT_EQ(matrix.column(1)[row], static_cast<float>(100 - row));
  }
}

TEST(ScoreMatrixTest, HoldsNoCompaniesAtAll) {
  const ScoreMatrix matrix(0, 5);
  EXPECT_EQ(matrix.companies(), 0U);
  EXPECT_TRUE(matrix.column(4).empty());
  EXPECT_EQ(ScoreMatrix().companies(), 0U);
}

TEST(ScoreMatrixTest, MovesWithItsCells) {
  ScoreMatrix matrix(2, 1);
  matrix.set(1, 0, 42);
  const ScoreMatrix moved = std::move(matrix);
  EXPECT_EQ(moved.companies(), 2U);
  EXPECT_EQ(moved.at(1, 0), 42.0F);
}

}  // namespace
}  // namespace fitrank
