#include "analysis/elicited_weights.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::Pointwise;
using Numbers = std::vector<double>;
using Order = std::vector<std::vector<std::size_t>>;

TEST(EqualWeights, AreAllAlike) {
  EXPECT_THAT(equal_weights(4), Pointwise(DoubleEq(), Numbers{0.25, 0.25, 0.25, 0.25}));
  EXPECT_THROW(equal_weights(0), std::invalid_argument);
}

// Barron and Barrett (1996), by the formula; the same as pyDecision's algorithm/roc.py.
TEST(RankOrderCentroid, FiveInOrder) {
  EXPECT_THAT(rank_order_centroid(Order{{0}, {1}, {2}, {3}, {4}}, 5),
              Pointwise(DoubleNear(1e-6), Numbers{0.456667, 0.256667, 0.156667, 0.09, 0.04}));
}

TEST(RankOrderCentroid, IsTheMeanOfAllWeightsInThatOrder) {
  test::Draw draw(1);
  Numbers mean(3, 0);
  constexpr int kDraws = 20'000;
  for (int i = 0; i < kDraws; ++i) {
    Numbers drawn{-std::log(1 - draw.unit()), -std::log(1 - draw.unit()), -std::log(1 - draw.unit())};
    std::ranges::sort(drawn, std::greater());
    for (std::size_t c = 0; c < 3; ++c) mean[c] += drawn[c] / (drawn[0] + drawn[1] + drawn[2]) / kDraws;
  }
  EXPECT_THAT(rank_order_centroid(Order{{0}, {1}, {2}}, 3), Pointwise(DoubleNear(0.01), mean));
}

TEST(RankOrderCentroid, TiedCriteriaShare) {
  EXPECT_THAT(rank_order_centroid(Order{{2}, {0, 1}}, 3),
              Pointwise(DoubleNear(1e-12), Numbers{7.0 / 36, 7.0 / 36, 11.0 / 18}));
}

TEST(RankOrderCentroid, NeedsEveryCriterionOnce) {
  EXPECT_THROW(rank_order_centroid(Order{{0}, {0}}, 2), std::invalid_argument);
  EXPECT_THROW(rank_order_centroid(Order{{0}}, 2), std::invalid_argument);
  EXPECT_THROW(rank_order_centroid(Order{{0}, {1}, {2}}, 2), std::invalid_argument);
}

TEST(SwingWeights, ArePointsScaled) {
  EXPECT_THAT(swing_weights(Numbers{100, 80, 20}), Pointwise(DoubleEq(), Numbers{0.5, 0.4, 0.1}));
  EXPECT_THROW(swing_weights(Numbers{0, 0}), std::invalid_argument);
}

TEST(PairwiseWeights, ConsistentRatiosGiveTheirWeights) {
  const auto found = pairwise_weights(std::vector<PairwiseRatio>{{0, 1, 2}, {0, 2, 8}, {1, 2, 4}}, 3);
  EXPECT_THAT(found.weights, Pointwise(DoubleNear(1e-12), Numbers{8.0 / 13, 4.0 / 13, 1.0 / 13}));
  EXPECT_NEAR(found.eigenvalue, 3, 1e-12);
  EXPECT_THAT(found.consistency, DoubleNear(0, 1e-12));
  EXPECT_EQ(found.least_borne_out, std::nullopt);
}

// For three criteria the eigenvector is that of the rows' geometric means, and the eigenvalue
// 1 + t + 1/t with t the cube root of a12 a23 / a13 (Saaty 1980).
TEST(PairwiseWeights, ThreeCriteriaByTheClosedForm) {
  const auto found = pairwise_weights(std::vector<PairwiseRatio>{{0, 1, 3}, {0, 2, 5}, {2, 1, 0.5}}, 3);
  const Numbers means{std::cbrt(15.0), std::cbrt(2.0 / 3), std::cbrt(1.0 / 10)};
  const double sum = means[0] + means[1] + means[2];
  EXPECT_THAT(found.weights, Pointwise(DoubleNear(1e-12), Numbers{means[0] / sum, means[1] / sum, means[2] / sum}));
  const double turn = std::cbrt(3 * 2 / 5.0);
  EXPECT_NEAR(found.eigenvalue, 1 + turn + 1 / turn, 1e-12);
  EXPECT_THAT(found.consistency, DoubleNear((turn + 1 / turn - 2) / 2 / 0.58, 1e-12));
}

TEST(PairwiseWeights, NamesTheRatioThatFitsLeast) {
  const auto found =
      pairwise_weights(std::vector<PairwiseRatio>{{0, 1, 2}, {0, 2, 4}, {0, 3, 8}, {1, 2, 2}, {3, 1, 4}, {2, 3, 2}}, 4);
  EXPECT_EQ(found.least_borne_out, 4U);
  EXPECT_GT(found.consistency, kAcceptedInconsistency);
}

/// All comparisons of so many criteria are 1, but the first is preferred to the second `times` over.
PairwiseWeights nearly_equal(std::size_t criteria, double times) {
  std::vector<PairwiseRatio> ratios;
  for (std::size_t i = 0; i < criteria; ++i) {
    for (std::size_t j = i + 1; j < criteria; ++j) ratios.push_back({i, j, i == 0 && j == 1 ? times : 1});
  }
  return pairwise_weights(ratios, criteria);
}

TEST(PairwiseWeights, ConsistencyIsMeasuredForAnyNumberOfCriteria) {
  for (const std::size_t criteria : {3U, 15U, 16U, 20U, 40U}) {
    const double n = static_cast<double>(criteria);
    const PairwiseWeights found = nearly_equal(criteria, 9);
    EXPECT_GT(found.consistency, 0) << criteria;
    EXPECT_NEAR(nearly_equal(criteria, 1).consistency, 0, 1e-9);
    // The line meets Saaty's table within its roundings.
    const double index = (found.eigenvalue - n) / (n - 1) / found.consistency;
    EXPECT_NEAR(index, (1.7699 * n - 4.3513) / (n - 1), criteria > 15 ? 1e-9 : 0.11) << criteria;
  }
}

TEST(PairwiseWeights, NeedEveryPairOnce) {
  EXPECT_THROW(pairwise_weights(std::vector<PairwiseRatio>{{0, 1, 2}}, 3), std::invalid_argument);
  EXPECT_THROW(pairwise_weights(std::vector<PairwiseRatio>{{0, 1, 2}, {1, 0, 2}}, 2), std::invalid_argument);
  EXPECT_THROW(pairwise_weights(std::vector<PairwiseRatio>{{0, 1, 0}}, 2), std::invalid_argument);
}

}  // namespace
}  // namespace fitrank
