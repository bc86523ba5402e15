#include "score/fit_score.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <string>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;

FitScore fit_of(const Row& row, const std::vector<double>& weights, MissingPolicy missing) {
  return fit_score(test::to_matrix({row}, weights.size()), 0, Weights(weights), missing);
}

std::string refusal(const std::vector<double>& raw) {
  try {
    const Weights weights(raw);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(WeightsTest, AreScaledToSumOne) {
  const Weights weights(std::vector<double>{35, 20, 35, 5, 5});
  ASSERT_EQ(weights.size(), 5U);
  EXPECT_DOUBLE_EQ(weights[0], 0.35);
  EXPECT_DOUBLE_EQ(weights[1], 0.20);
  EXPECT_DOUBLE_EQ(weights[4], 0.05);
}

TEST(WeightsTest, KeepZeros) { EXPECT_EQ(Weights(std::vector<double>{0, 4})[0], 0); }

TEST(WeightsTest, RefuseWhatCannotBeScaled) {
  const double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double most = std::numeric_limits<double>::max();
  EXPECT_EQ(refusal({1, -1}), "a weight must be a finite number, 0 or more");
  EXPECT_EQ(refusal({1, infinity}), "a weight must be a finite number, 0 or more");
  EXPECT_EQ(refusal({1, nan}), "a weight must be a finite number, 0 or more");
  EXPECT_EQ(refusal({0, 0}), "at least one weight must be more than 0");
  EXPECT_EQ(refusal({}), "at least one weight must be more than 0");
  EXPECT_EQ(refusal({most, most}), "the weights are too large to add up");
}

TEST(FitScoreTest, CountsTheUnknownAsThePolicySays) {
  const Row row{80, std::nullopt, 40};
  const std::vector<double> weights{1, 2, 1};
  EXPECT_EQ(fit_of(row, weights, MissingPolicy::zero).score, 30);
  EXPECT_EQ(fit_of(row, weights, MissingPolicy::renormalize).score, 60);
  EXPECT_EQ(fit_of(row, weights, MissingPolicy::neutral).score, 55);
}

TEST(FitScoreTest, GivesTheSameRangeAndCoverageUnderEveryPolicy) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const FitScore fit = fit_of({80, std::nullopt, 40}, {1, 2, 1}, missing);
    EXPECT_EQ(fit.low, 30);
    EXPECT_EQ(fit.high, 80);
    EXPECT_EQ(fit.coverage, 0.5);
    EXPECT_TRUE(fit.ranked());
  }
}

TEST(FitScoreTest, HasNoRangeWhereAllThatWeighsIsKnown) {
  // Scaled and added one by one, these weights give 0.9999999999999999.
  const std::vector<double> weights{0.1, 0.2, 0.3, 0};
  const Weights scaled(weights);
  ASSERT_LT(scaled[0] + scaled[1] + scaled[2], 1);
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const FitScore fit = fit_of({10, 20, 30, std::nullopt}, weights, missing);
    EXPECT_TRUE(test::same_bits(fit.coverage, 1));
    EXPECT_TRUE(test::same_bits(fit.low, fit.high));
    EXPECT_TRUE(test::same_bits(fit.low, fit.score));
  }
}

TEST(FitScoreTest, DoesNotRankWhereNothingThatWeighsIsKnown) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const FitScore fit = fit_of({std::nullopt, 90}, {1, 0}, missing);
    EXPECT_FALSE(fit.ranked());
    EXPECT_EQ(fit.low, 0);
    EXPECT_EQ(fit.high, 100);
    EXPECT_EQ(fit.score, missing == MissingPolicy::neutral ? 50 : 0);
  }
}

TEST(FitScoreTest, KeepsCoverageAndRangeInBoundsWhereATinyWeightIsOpen) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const FitScore fit = fit_of({70, 70, 70, std::nullopt}, {0.1, 0.2, 0.7, 1e-300}, missing);
    EXPECT_LE(fit.coverage, 1);
    EXPECT_LE(fit.low, fit.high);
    EXPECT_NEAR(fit.score, 70, 1e-12);
  }
}

TEST(FitScoreTest, LiesWithinItsRangeInRandomWorlds) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const test::World world = test::random_world(seed, 20);
    for (const Row& row : world.rows) {
      for (const MissingPolicy missing : test::kAllMissingPolicies) {
        const FitScore fit = fit_of(row, world.weights, missing);
        if (!fit.ranked()) continue;
        EXPECT_GE(fit.score, fit.low - 1e-12) << test::describe(row);
        EXPECT_LE(fit.score, fit.high + 1e-12) << test::describe(row);
      }
    }
  }
}

TEST(FitScoreTest, RangeIsReachedAtBothEndsOfTheUnknown) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const test::World world = test::random_world(seed, 20);
    for (const Row& row : world.rows) {
      const FitScore fit = fit_of(row, world.weights, MissingPolicy::zero);
      Row worst = row;
      Row best = row;
      for (std::size_t c = 0; c < row.size(); ++c) {
        worst[c] = row[c].value_or(0);
        best[c] = row[c].value_or(100);
      }
      EXPECT_NEAR(fit_of(worst, world.weights, MissingPolicy::zero).score, fit.low, 1e-12);
      EXPECT_NEAR(fit_of(best, world.weights, MissingPolicy::zero).score, fit.high, 1e-12);
    }
  }
}

}  // namespace
}  // namespace fitrank
