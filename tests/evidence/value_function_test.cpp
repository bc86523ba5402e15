#include "evidence/value_function.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <variant>

#include "score/ranking.hpp"

namespace fitrank {
namespace {

const ValueFunction kRevenueGrowth =
    ValueFunction::from_points({{-20, 0}, {0, 40}, {25, 65}, {50, 80}, {100, 95}, {200, 100}});
const ValueFunction kAttrition = ValueFunction::from_points({{0, 100}, {5, 90}, {10, 70}, {20, 30}, {30, 0}});

TEST(ValueFunctionTest, GivesEachPointsOwnScoreExactly) {
  for (const Point& point : kRevenueGrowth.points()) EXPECT_EQ(kRevenueGrowth.score(point.x), point.score);
  for (const Point& point : kAttrition.points()) EXPECT_EQ(kAttrition.score(point.x), point.score);
}

TEST(ValueFunctionTest, IsLinearBetweenPoints) {
  EXPECT_DOUBLE_EQ(kRevenueGrowth.score(-10.0), 20);
  EXPECT_DOUBLE_EQ(kRevenueGrowth.score(30.0), 68);
  EXPECT_DOUBLE_EQ(kAttrition.score(2.5), 95);
  EXPECT_DOUBLE_EQ(kAttrition.score(12.5), 60);
}

TEST(ValueFunctionTest, IsFlatOutside) {
  EXPECT_EQ(kRevenueGrowth.score(-1e308), 0);
  EXPECT_EQ(kRevenueGrowth.score(1e308), 100);
  EXPECT_EQ(kAttrition.score(-1.0), 100);
  EXPECT_EQ(kAttrition.score(31.0), 0);
}

TEST(ValueFunctionTest, NeverRisesWhereItFallsNorLeavesItsScores) {
  double last = 100;
  for (double x = -1; x < 31; x += 0.01) {
    const double score = kAttrition.score(x);
    EXPECT_LE(score, last) << x;
    EXPECT_GE(score, 0) << x;
    last = score;
  }
}

TEST(ValueFunctionTest, OfOnePointIsConstant) {
  const ValueFunction constant = ValueFunction::from_points({{3, 70}});
  EXPECT_EQ(constant.score(2.0), 70);
  EXPECT_EQ(constant.score(3.0), 70);
  EXPECT_EQ(constant.score(4.0), 70);
}

TEST(ValueFunctionTest, SpansEvenTheWholeRangeOfDoubles) {
  const double most = std::numeric_limits<double>::max();
  const ValueFunction wide = ValueFunction::from_points({{-most, 0}, {most, 100}});
  EXPECT_DOUBLE_EQ(wide.score(0.0), 50);
  EXPECT_DOUBLE_EQ(wide.score(most / 2), 75);
}

TEST(ValueFunctionTest, GivesLevelsTheirScores) {
  const ValueFunction levels = ValueFunction::from_levels({{"present", 90}, {"absent", 60}});
  EXPECT_TRUE(levels.takes_levels());
  EXPECT_FALSE(kAttrition.takes_levels());
  EXPECT_EQ(levels.find_level("absent"), Level{1});
  EXPECT_EQ(levels.find_level("Absent"), std::nullopt);
  EXPECT_EQ(levels.score(Level{0}), 90);
  EXPECT_EQ(levels.score(Level{1}), 60);
}

TEST(ValueFunctionTest, RefusesAValueOfTheOtherKind) {
  EXPECT_THROW(kAttrition.score(Level{0}), std::bad_variant_access);
  EXPECT_THROW(ValueFunction::from_levels({{"present", 90}}).score(1.0), std::bad_variant_access);
}

/// Ranks of raw `values`, one row a company, valued by `functions` and added up with equal weights.
template <std::size_t Criteria>
std::vector<std::size_t> ranks_of(const std::vector<std::array<double, Criteria>>& values,
                                  const std::array<ValueFunction, Criteria>& functions,
                                  const std::vector<double>& weights) {
  ScoreMatrix scores(values.size(), weights.size());
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < values.size(); ++row) {
    for (std::size_t c = 0; c < Criteria; ++c) {
      scores.set(row, c, static_cast<float>(functions[c].score(values[row][c])));
    }
    ids.push_back(std::to_string(row));
  }
  std::vector<std::size_t> ranks(values.size());
  const Ranking ranking = rank_companies(scores, ids, Weights(weights), MissingPolicy::zero);
  for (const RankedCompany& place : ranking.ranked) ranks[place.company] = place.rank;
  return ranks;
}

// Belton and Gear (1983): with min-max scaling over the set, B is first of three, and A comes before
// B as soon as D joins, though D wins nothing.
TEST(ValueFunctionTest, GoalpostsDoNotFlipWhenALoserJoins) {
  const std::array functions{ValueFunction::from_points({{0, 0}, {300, 100}}),
                             ValueFunction::from_points({{0, 0}, {10, 100}})};
  std::vector<std::array<double, 2>> values{{60, 8}, {100, 4.5}, {50, 3}};
  const auto before = ranks_of(values, functions, {1, 1});
  values.push_back({300, 3});
  const auto after = ranks_of(values, functions, {1, 1});
  EXPECT_EQ(before, (std::vector<std::size_t>{1, 2, 3}));
  for (const auto& [a, b] : {std::pair{0, 1}, std::pair{0, 2}, std::pair{1, 2}}) {
    EXPECT_EQ(before[static_cast<std::size_t>(a)] < before[static_cast<std::size_t>(b)],
              after[static_cast<std::size_t>(a)] < after[static_cast<std::size_t>(b)]);
  }
}

// Dezert et al. (2020), SPOTIS, as in pymcdm's tests: distance to the ideal on fixed bounds.
TEST(ValueFunctionTest, GivesTheScoresThatSpotisPublishes) {
  const std::array functions{ValueFunction::from_points({{-5, 0}, {12, 100}}),
                             ValueFunction::from_points({{-6, 100}, {10, 0}}),
                             ValueFunction::from_points({{-8, 0}, {5, 100}})};
  const std::vector<std::array<double, 3>> values{{10.5, -3.1, 1.7}, {-4.7, 0, 3.4}, {8.1, 0.3, 1.3}, {3.2, 7.3, -5.3}};
  const std::array distances{0.1989, 0.3705, 0.3063, 0.7491};
  const std::array weights{0.2, 0.3, 0.5};
  for (std::size_t row = 0; row < values.size(); ++row) {
    double score = 0;
    for (std::size_t c = 0; c < 3; ++c) score += weights[c] * functions[c].score(values[row][c]);
    EXPECT_NEAR(1 - score / 100, distances[row], 6e-5);
  }
  EXPECT_EQ(ranks_of(values, functions, {0.2, 0.3, 0.5}), (std::vector<std::size_t>{1, 3, 2, 4}));
}

// Piecewise linear value functions of the transport example in the R package MCDA, times 100.
TEST(ValueFunctionTest, GivesTheScoresOfThePublishedTransportExample) {
  const std::array functions{ValueFunction::from_points({{2, 8.75}, {16, 0}, {30, 0}}),
                             ValueFunction::from_points({{10, 90}, {20, 2.5}, {30, 0}, {40, 0}}),
                             ValueFunction::from_points({{0, 0}, {1, 0}, {2, 1.25}, {3, 1.25}})};
  const std::vector<std::array<double, 3>> values{{3, 10, 1}, {4, 20, 2}, {2, 20, 0}, {6, 40, 0}, {30, 30, 3}};
  const std::vector<std::array<double, 3>> expected{
      {8.125, 90, 0}, {7.5, 2.5, 1.25}, {8.75, 2.5, 0}, {6.25, 0, 0}, {0, 0, 1.25}};
  for (std::size_t row = 0; row < values.size(); ++row) {
    for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(functions[c].score(values[row][c]), expected[row][c], 1e-12);
  }
  // A fourth criterion, unknown for all, makes the shares quarters, so that the published tie is exact.
  EXPECT_EQ(ranks_of(values, functions, {1, 1, 1, 1}), (std::vector<std::size_t>{1, 2, 2, 4, 5}));
}

}  // namespace
}  // namespace fitrank
