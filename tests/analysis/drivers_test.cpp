#include "fitrank/drivers.hpp"

#include <gmock/gmock.h>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::to_matrix;
using testing::IsEmpty;
using testing::SizeIs;

WeightDraws near(std::vector<double> profile, std::size_t concentration = 1000) {
  return WeightDraws({.from = WeightSource::profile, .profile = Weights(profile), .concentration = concentration});
}

std::vector<SobolOutput> drivers(const ScoreMatrix& face, const ScoreMatrix& discounted, const WeightDraws& weights,
                                 std::size_t threads = 0) {
  std::vector<std::size_t> field;
  for (std::size_t row = 0; row < face.companies(); ++row) field.push_back(row);
  return find_drivers({face, discounted}, field, field.size(), weights, {.samples = 512, .threads = threads});
}

double total(const SobolOutput& output, Driver driver) {
  return output.factors[static_cast<std::size_t>(driver)].total.value;
}

TEST(DriversTest, WhoIsAheadInEverythingHasAConstantRank) {
  const ScoreMatrix scores = to_matrix({{90, 90}, {50, 50}, {10, 10}}, 2);
  for (const SobolOutput& output : drivers(scores, scores, near({1, 1}, 10))) {
    EXPECT_THAT(output.factors, IsEmpty());
    EXPECT_EQ(output.least, output.greatest);
  }
}

TEST(DriversTest, EvidenceAloneMovesWhatOnlyItTouches) {
  const ScoreMatrix face = to_matrix({{90, 90}, {50, 50}}, 2);
  const ScoreMatrix discounted = to_matrix({{40, 40}, {50, 50}}, 2);
  const auto result = drivers(face, discounted, near({1, 1}));
  ASSERT_THAT(result, SizeIs(2));
  EXPECT_NEAR(total(result[0], Driver::evidence), 1, 0.05);
  EXPECT_EQ(total(result[0], Driver::weights), 0);
  EXPECT_EQ(total(result[0], Driver::missing), 0);
  EXPECT_EQ(total(result[0], Driver::method), 0);
  EXPECT_NEAR(result[0].mean, 1.5, 0.1);
  EXPECT_EQ(result[0].least, 1);
  EXPECT_EQ(result[0].greatest, 2);
}

TEST(DriversTest, MissingPolicyMovesWhoIsPartlyKnown) {
  const ScoreMatrix scores = to_matrix({{70, {}}, {60, 60}}, 2);
  const auto result = drivers(scores, scores, near({1, 1}));
  EXPECT_GT(total(result[0], Driver::missing), 0.5);
  EXPECT_EQ(total(result[0], Driver::evidence), 0);
}

TEST(DriversTest, WeightsMoveEvenlyMatchedOpposites) {
  const ScoreMatrix scores = to_matrix({{80, 40}, {40, 80}}, 2);
  const auto result = drivers(scores, scores, near({1, 1}, 20));
  EXPECT_GT(total(result[0], Driver::weights), 0.8);
}

TEST(DriversTest, OnlyTheFieldCountsAndOnlyTheShownAreGiven) {
  const ScoreMatrix scores = to_matrix({{90, 90}, {50, 50}, {10, 10}, {70, 70}}, 2);
  const std::vector<std::size_t> field{3, 1, 2};
  const auto result = find_drivers({scores, scores}, field, 2, near({1, 1}), {.samples = 16});
  ASSERT_THAT(result, SizeIs(2));
  EXPECT_EQ(result[0].mean, 1);
  EXPECT_EQ(result[1].mean, 2);
}

TEST(DriversTest, ThreadsChangeNothing) {
  const test::World world = test::random_world(3, 12);
  const ScoreMatrix scores = to_matrix(world.rows, world.weights.size());
  const auto one = drivers(scores, scores, near(world.weights, 10), 1);
  const auto three = drivers(scores, scores, near(world.weights, 10), 3);
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].mean, three[i].mean);
    ASSERT_EQ(one[i].factors.size(), three[i].factors.size());
    for (std::size_t f = 0; f < one[i].factors.size(); ++f) {
      EXPECT_EQ(one[i].factors[f].total.low, three[i].factors[f].total.low);
    }
  }
}

}  // namespace
}  // namespace fitrank
