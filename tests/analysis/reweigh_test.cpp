#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

#include "analysis/rank_report.hpp"

namespace fitrank {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

std::string refusal(const std::vector<double>& weights, const std::vector<NamedShare>& named) {
  try {
    reweigh(weights, named);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(ReweighTest, OthersKeepTheirProportions) {
  EXPECT_THAT(reweigh({35, 20, 35, 5, 5}, {{1, 40}}),
              ElementsAre(DoubleEq(0.35 * 0.6 / 0.8), DoubleEq(0.4), DoubleEq(0.35 * 0.6 / 0.8),
                          DoubleEq(0.05 * 0.6 / 0.8), DoubleEq(0.05 * 0.6 / 0.8)));
}

TEST(ReweighTest, TakesSeveralNames) {
  EXPECT_THAT(reweigh({1, 3, 5, 7}, {{3, 50}, {2, 10}}),
              ElementsAre(DoubleEq(0.1), DoubleEq(0.3), DoubleEq(0.1), DoubleEq(0.5)));
}

TEST(ReweighTest, GivesWeightsThatSumToOne) {
  for (int percent = 0; percent <= 100; ++percent) {
    double sum = 0;
    for (const double weight : reweigh({0.3, 0.1, 0.7}, {{0, static_cast<double>(percent)}})) sum += weight;
    EXPECT_NEAR(sum, 1, 1e-15) << percent;
  }
}

TEST(ReweighTest, WithoutNamesOnlyScales) {
  EXPECT_THAT(reweigh({1, 3}, {}), ElementsAre(DoubleEq(0.25), DoubleEq(0.75)));
}

TEST(ReweighTest, ZeroTakesACriterionOut) { EXPECT_THAT(reweigh({1, 1, 2}, {{2, 0}}), ElementsAre(0.5, 0.5, 0)); }

TEST(ReweighTest, AFullShareLeavesTheOthersNothing) {
  EXPECT_THAT(reweigh({1, 1, 2}, {{0, 100}}), ElementsAre(1, 0, 0));
  EXPECT_THAT(reweigh({0, 1, 0}, {{1, 100}}), ElementsAre(0, 1, 0));
}

TEST(ReweighTest, SharesThatMissAHundredByARoundingStillFillIt) {
  const std::vector<NamedShare> below{{0, 70.1}, {1, 19.8}, {2, 10.1}};
  ASSERT_LT(70.1 + 19.8 + 10.1, 100);
  EXPECT_THAT(reweigh({0, 0, 0, 0}, below), ElementsAre(DoubleEq(0.701), DoubleEq(0.198), DoubleEq(0.101), 0));
  EXPECT_THAT(reweigh({1, 1, 1, 1}, below).at(3), 0);
  const std::vector<NamedShare> above{{0, 33.1}, {1, 33.2}, {2, 33.7}};
  ASSERT_GT(33.1 + 33.2 + 33.7, 100);
  EXPECT_THAT(reweigh({1, 1, 1, 1}, above), ElementsAre(DoubleEq(0.331), DoubleEq(0.332), DoubleEq(0.337), 0));
}

TEST(ReweighTest, AllNamedAreScaled) {
  EXPECT_THAT(reweigh({9, 9}, {{0, 30}, {1, 10}}), ElementsAre(DoubleEq(0.75), DoubleEq(0.25)));
  EXPECT_THAT(reweigh({9, 9}, {{0, 100}, {1, 100}}), ElementsAre(DoubleEq(0.5), DoubleEq(0.5)));
}

TEST(ReweighTest, RefusesWhatCannotBe) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(refusal({1, 1, 1}, {{0, 60}, {1, 50}}), "the given weights add up to 110 %, more than 100 %");
  EXPECT_EQ(refusal({1, 0, 0}, {{0, 40}}), "the given weights leave 60 %, but no other criterion has a weight");
  EXPECT_EQ(refusal({1, 1}, {{0, 10}, {0, 20}}), "the weight of a criterion is given twice");
  EXPECT_EQ(refusal({1, 1}, {{0, -1}}), "a weight of -1 % is not between 0 and 100");
  EXPECT_EQ(refusal({1, 1}, {{0, 100.5}}), "a weight of 100.5 % is not between 0 and 100");
  EXPECT_EQ(refusal({1, 1}, {{0, nan}}), "a weight of nan % is not between 0 and 100");
  EXPECT_EQ(refusal({1, 1}, {{2, 10}}), "there is no such criterion");
  EXPECT_EQ(refusal({1, 1}, {{0, 0}, {1, 0}}), "at least one weight must be more than 0");
}

}  // namespace
}  // namespace fitrank
