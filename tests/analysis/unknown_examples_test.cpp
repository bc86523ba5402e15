// What single unknowns are worth, and what they change, in worlds small enough to reckon by hand.
#include <gmock/gmock.h>

#include <algorithm>

#include "analysis/unknowns.hpp"
#include "support/sample.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::IsEmpty;
using testing::SizeIs;

struct SmallWorld {
  Model model = test::sample_model();
  std::vector<Company> companies;
  std::vector<double> weights{50, 25, 25};
  MissingPolicy missing = MissingPolicy::zero;

  std::vector<UnknownValue> values(const UnknownOptions& options) const {
    return value_unknowns(model, CompanyPool(model, companies, {}, {}), Weights(weights), missing, options);
  }
};

/// Growth alone, and of it revenue with two thirds.
SmallWorld race(double leader, double other) {
  SmallWorld world;
  world.companies = {company("leader", {observe(world.model, "revenue", leader)}),
                     company("other", {observe(world.model, "revenue", other)})};
  world.weights = {1, 0, 0};
  return world;
}

UnknownValue of(const std::vector<UnknownValue>& values, std::size_t company) {
  return *std::ranges::find(values, company, &UnknownValue::company);
}

TEST(Unknowns, AnUnknownOfTheFirstIsWorthHowFarItCouldFallBehind) {
  // With the access to capital, 90 or 40, the leader comes to 70 or 53.33; the other stands at 58.
  const auto values = race(60, 58).values({.top = 1});
  EXPECT_NEAR(of(values, 0).value, (58 - 160.0 / 3) / 2, 1e-5);
  EXPECT_EQ(of(values, 0).changes_first, 0.5);
}

TEST(Unknowns, AnUnknownOfAnotherIsWorthHowFarItCouldGetAhead) {
  // The other comes to 68.67 or 52; the leader stays at 60.
  const auto values = race(60, 58).values({.top = 1});
  EXPECT_NEAR(of(values, 1).value, (206.0 / 3 - 60) / 2, 1e-5);
  EXPECT_EQ(values.front().company, 1U) << "4.3 points against 2.3";
}

TEST(Unknowns, APointsSignalIsWorthTheMeanOfWhatLiesBeyond) {
  SmallWorld world;  // pay alone: the silent one can come to have anything from 0 to 100, the first stands at 80
  world.companies = {company("first", {observe(world.model, "pay", 260)}), company("silent", {})};
  world.weights = {0, 1, 0};
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    world.missing = missing;
    const auto values = world.values({.top = 1});
    ASSERT_THAT(values, SizeIs(1));
    EXPECT_NEAR(values[0].value, 20.0 * 20.0 / (2 * 100), 1e-9);
    EXPECT_NEAR(values[0].changes_first, 0.2, 1e-9);
  }
}

TEST(Unknowns, TheOthersStayUnknownUnderTheSamePolicy) {
  SmallWorld world;  // growth and pay weigh alike; both know growth alone
  world.companies = {company("first", {observe(world.model, "revenue", 60), observe(world.model, "capital", "none")}),
                     company("other", {observe(world.model, "revenue", 50), observe(world.model, "capital", "none")})};
  world.weights = {1, 1, 0};
  // First: (2 x 60 + 40) / 3 = 53.33, other 46.67. Under zero they have half of that, and pay adds 0 to 50 to the
  // other's; under renormalize it stands beside the first's growth alone, at 53.33.
  const double gap = 10.0 / 3;
  world.missing = MissingPolicy::zero;
  EXPECT_NEAR(of(world.values({.top = 1}), 1).value, (50 - gap) * (50 - gap) / (2 * 50), 1e-4);
  world.missing = MissingPolicy::renormalize;
  const double most = (140.0 / 3 + 100) / 2;
  const double over = most - 160.0 / 3;
  EXPECT_NEAR(of(world.values({.top = 1}), 1).value, over * over / (2 * 50), 1e-4);
  world.missing = MissingPolicy::neutral;
  EXPECT_NEAR(of(world.values({.top = 1}), 1).value, (25 - gap) * (25 - gap) / (2 * 50), 1e-4);
}

TEST(Unknowns, WithoutAChoiceNothingIsLost) {
  SmallWorld alone;
  alone.companies = {company("alone", {observe(alone.model, "revenue", 50)})};
  for (const UnknownValue& value : alone.values({.top = 1})) EXPECT_EQ(value.value, 0);
  SmallWorld silent;
  silent.companies = {company("a", {}), company("b", {})};
  const auto values = silent.values({.top = 1});
  EXPECT_FALSE(values.empty());
  for (const UnknownValue& value : values) EXPECT_EQ(value.value, 0);
}

TEST(Unknowns, OfEqualValueTheLikeliestToChangeTheFirstPlacesComesFirst) {
  SmallWorld world;
  world.companies = {
      company("ahead", {observe(world.model, "revenue", 95), observe(world.model, "capital", "listed")}),
      company("second", {observe(world.model, "revenue", 60), observe(world.model, "capital", "listed")}),
      company("third", {observe(world.model, "revenue", 62)})};
  world.weights = {1, 0, 0};
  world.missing = MissingPolicy::renormalize;  // 93.3, 70, 62: the third comes to 71.3 or 54.7
  const auto values = world.values({.top = 2});
  ASSERT_THAT(values, SizeIs(1));
  EXPECT_EQ(values[0].value, 0);
  EXPECT_EQ(values[0].changes_top, 0.5);
}

TEST(Unknowns, ALevelIsOneOfItsLevelsAndNothingBetween) {
  SmallWorld world;  // the lab scores 80 or 0, and counts three times the attrition
  world.companies = {company("open", {observe(world.model, "attrition", 0)}),
                     company("known", {observe(world.model, "attrition", 0), observe(world.model, "lab", "yes")})};
  world.weights = {0, 0, 1};
  const auto values = world.values({.top = 1});
  ASSERT_THAT(values, SizeIs(1));
  EXPECT_EQ(values[0].company, 0U);
  EXPECT_EQ(values[0].changes_first, 0.5) << "85 or 25 for the 100 of today, against 85: below it or level";
}

TEST(Unknowns, WhatDoesNotWeighIsNotWorthFindingOut) {
  SmallWorld world;
  world.companies = {company("a", {observe(world.model, "revenue", 80)})};
  world.weights = {1, 0, 0};
  for (const UnknownValue& value : world.values({})) EXPECT_EQ(value.criterion, 0U);
}

TEST(Unknowns, WhereThereIsRoomWhoeverGetsRankedComesIn) {
  SmallWorld world;
  world.companies = {company("a", {observe(world.model, "revenue", 80)}), company("silent", {})};
  world.weights = {1, 0, 0};
  const auto values = world.values({.top = 5});
  ASSERT_FALSE(values.empty());
  EXPECT_EQ(values[0].company, 1U);
  EXPECT_DOUBLE_EQ(values[0].changes_top, 1);
}

TEST(Unknowns, TheExcludedAreLeftOut) {
  SmallWorld world;
  world.companies = {company("a", {observe(world.model, "revenue", 80)}),
                     company("b", {observe(world.model, "revenue", 75)})};
  const std::vector<std::uint64_t> allowed{0b01};
  for (const UnknownValue& value : world.values({.allowed = allowed})) EXPECT_EQ(value.company, 0U);
}

TEST(Unknowns, OfNobody) { EXPECT_THAT(SmallWorld().values({}), IsEmpty()); }

}  // namespace
}  // namespace fitrank
