#include "analysis/objective_weights.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace fitrank {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::Pointwise;
using Numbers = std::vector<double>;

constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();

// Elsayed, Dawood and Karthikeyan (2017); as in pymcdm, test/test_weights.py, TestEntropyWeights.
TEST(EntropyWeights, Elsayed2017) {
  const DecisionMatrix matrix{{7, 312, 1891, 6613, 163},   {72, 88, 728, 941804, 1078}, {10, 252, 2594, 3466, 117471},
                              {10, 145, 980, 2371, 86329}, {65, 54, 350, 501, 29897},   {29, 48, 380, 912, 34051},
                              {7, 476, 3300, 78470, 2212}, {70, 87, 650, 733, 819000},  {4, 86, 591, 3015, 103},
                              {12, 79, 579, 3240, 96098},  {21, 45, 261, 1253, 453},    {1, 72, 530, 4333, 0.1048}};
  EXPECT_THAT(entropy_weights(matrix),
              Pointwise(DoubleNear(1e-6), Numbers{0.104991, 0.069124, 0.071373, 0.449937, 0.304575}));
}

TEST(EntropyWeights, WhatIsAlikeForAllWeighsNothing) {
  EXPECT_THAT(entropy_weights({{33, 10}, {33, 90}, {33, kNoScore}}), Pointwise(DoubleEq(), Numbers{0, 1}));
  EXPECT_THAT(entropy_weights({{33, 7}, {33, 7}}), Pointwise(DoubleEq(), Numbers{0.5, 0.5}));
  EXPECT_THROW(entropy_weights({{-1}, {2}}), std::invalid_argument);
}

// By hand: scaled to 0, 1/2 and 1 each deviates by 1/2; the first two go together, the third against both.
TEST(CriticWeights, ByHand) {
  const Numbers weights = critic_weights({{10, 30, 80}, {20, 40, 60}, {30, 50, 40}});
  EXPECT_THAT(weights, Pointwise(DoubleNear(1e-12), Numbers{2.0 / 8, 2.0 / 8, 4.0 / 8}));
}

TEST(CriticWeights, TheUnitOfACriterionDoesNotMatter) {
  const DecisionMatrix points{{12, 80, 55}, {47, 20, 60}, {90, 70, 41}, {33, 65, 58}};
  const DecisionMatrix thousandths{{12, 80'000, 55}, {47, 20'000, 60}, {90, 70'000, 41}, {33, 65'000, 58}};
  EXPECT_THAT(critic_weights(points), Pointwise(DoubleNear(1e-9), critic_weights(thousandths)));
}

TEST(CriticWeights, WithoutSpreadACriterionWeighsNothingAndGoesWithNothing) {
  // 0.1 added up a hundred times is not 10: no spread must stay none.
  DecisionMatrix matrix(100, 3);
  for (std::size_t row = 0; row < 100; ++row) {
    matrix.at(row, 0) = 0.1;
    matrix.at(row, 1) = static_cast<double>(row);
    matrix.at(row, 2) = static_cast<double>(row % 2 == 0 ? row : 99 - row);
  }
  const Numbers weights = critic_weights(matrix);
  EXPECT_THAT(weights[0], DoubleEq(0));
  EXPECT_NEAR(weights[1] + weights[2], 1, 1e-12);
}

TEST(CriticWeights, CorrelationIsOverWhatIsKnownOfBoth) {
  // Known of both: (10, 10) and (20, 20), so that they go together and tell nothing apart that way.
  EXPECT_THAT(critic_weights({{10, 10}, {20, 20}, {30, kNoScore}}), Pointwise(DoubleEq(), Numbers{0.5, 0.5}));
}

}  // namespace
}  // namespace fitrank
