// Chances against many rankings with the unknown filled in.
#include "fitrank/unknowns.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "fitrank/ranking.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::company;
using test::Draw;
using test::observe;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::size_t kSteps = 400;

struct World {
  Model model = test::sample_model();
  std::vector<Company> companies;
  std::vector<double> weights{50, 25, 25};
  Scoring scoring = MissingPolicy::zero;

  CompanyPool pool() const { return {model, companies, {}, {}}; }
  std::vector<UnknownValue> values(const UnknownOptions& options) const {
    return value_unknowns(model, pool(), Weights(weights), scoring, options);
  }
};

std::set<std::size_t> first(const ScoreMatrix& scores, const World& world, std::size_t top) {
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < scores.companies(); ++row) ids.push_back(fmt::format("{:05}", row));
  std::set<std::size_t> rows;
  for (const auto& place : top_companies(scores, IdList(ids), Weights(world.weights), world.scoring, {.top = top})) {
    rows.insert(place.company);
  }
  return rows;
}

/// Makes the unknown known, that part of the way from its least score to its greatest.
void fill(const Model& model, const UnknownValue& unknown, double part, Company& company) {
  if (unknown.signal) {
    // Random models score numbers as they stand: the raw value is the score.
    const auto& points = model.signals[*unknown.signal].value_function.points();
    const double raw = points.front().x + part * (points.back().x - points.front().x);
    company.observations.push_back({*unknown.signal, raw, {}, {}, "", ""});
  } else {
    company.stated[unknown.criterion] = static_cast<float>(100 * part);
  }
}

/// The share of evenly spaced scores of the unknown at which the first `top` are others than now.
double share_of_changes(const World& world, const UnknownValue& unknown, std::size_t top) {
  const CompanySet now = assess_companies(world.model, world.companies, {});
  const auto before = first(now.scores, world, top);
  std::size_t changes = 0;
  for (std::size_t step = 0; step < kSteps; ++step) {
    const double part = (static_cast<double>(step) + 0.5) / kSteps;
    std::vector<Company> filled = world.companies;
    fill(world.model, unknown, part, filled[unknown.company]);
    const CompanySet then = assess_companies(world.model, filled, {});
    changes += first(then.scores, world, top) == before ? 0 : 1;
  }
  return static_cast<double>(changes) / kSteps;
}

void expect_chances_of_random_worlds(Aggregation method) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 60U : 8U); ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    World world;
    world.model = test::random_model(draw);
    const std::size_t count = 2 + draw.below(5);
    for (std::size_t i = 0; i < count; ++i) {
      world.companies.push_back(test::random_company(draw, world.model, fmt::format("{:05}", i)));
    }
    world.weights = test::random_raw_weights(draw, world.model);
    world.scoring = {test::kAllMissingPolicies[seed % 3], method};
    const std::size_t top = 1 + draw.below(3);
    const auto values = world.values({.top = top});
    for (std::size_t i = 0; i < std::min<std::size_t>(values.size(), 6); ++i) {
      const UnknownValue& value = values[values.size() - 1 - i * (values.size() / 6)];
      EXPECT_NEAR(value.changes_top, share_of_changes(world, value, top), 2.0 / kSteps);
      EXPECT_NEAR(value.changes_first, share_of_changes(world, value, 1), 2.0 / kSteps);
      ++compared;
    }
  }
  EXPECT_GT(compared, 10U);
}

TEST(Unknowns, ChancesAreTheSharesOfScoresThatChangeTheRanking) {
  expect_chances_of_random_worlds(Aggregation::weighted_sum);
}

TEST(Unknowns, ChancesUnderAProductAreTheSharesOfScoresThatChangeTheRanking) {
  expect_chances_of_random_worlds(Aggregation::weighted_product);
}

TEST(Unknowns, TheLikeliestToChangeTheFirstComesFirst) {
  World world;
  world.companies = {company("ahead", {observe(world.model, "revenue", 80)}),
                     company("close", {observe(world.model, "revenue", 75)}),
                     company("far", {observe(world.model, "revenue", 5)})};
  world.weights = {90, 10, 0};
  const auto values = world.values({.top = 1});
  ASSERT_FALSE(values.empty());
  EXPECT_EQ(values[0].company, 1U);
  for (std::size_t i = 1; i < values.size(); ++i) EXPECT_LE(values[i].changes_top, values[i - 1].changes_top);
}

TEST(Unknowns, ALevelIsOneOfItsLevelsAndNothingBetween) {
  World world;  // the lab scores 80 or 0, and counts three times the attrition
  world.companies = {company("open", {observe(world.model, "attrition", 0)}),
                     company("known", {observe(world.model, "attrition", 0), observe(world.model, "lab", "yes")})};
  world.weights = {0, 0, 1};
  const auto values = world.values({.top = 1});
  ASSERT_THAT(values, SizeIs(1));
  EXPECT_EQ(values[0].company, 0U);
  EXPECT_EQ(values[0].changes_first, 0.5) << "85 or 25 for the 100 of today, against 85: below it or level";
}

TEST(Unknowns, WhatDoesNotWeighIsNotWorthFindingOut) {
  World world;
  world.companies = {company("a", {observe(world.model, "revenue", 80)})};
  world.weights = {1, 0, 0};
  for (const UnknownValue& value : world.values({})) EXPECT_EQ(value.criterion, 0U);
}

TEST(Unknowns, WhereThereIsRoomWhoeverGetsRankedComesIn) {
  World world;
  world.companies = {company("a", {observe(world.model, "revenue", 80)}), company("silent", {})};
  world.weights = {1, 0, 0};
  const auto values = world.values({.top = 5});
  ASSERT_FALSE(values.empty());
  EXPECT_EQ(values[0].company, 1U);
  EXPECT_DOUBLE_EQ(values[0].changes_top, 1);
}

TEST(Unknowns, TheExcludedAreLeftOut) {
  World world;
  world.companies = {company("a", {observe(world.model, "revenue", 80)}),
                     company("b", {observe(world.model, "revenue", 75)})};
  const std::vector<std::uint64_t> allowed{0b01};
  for (const UnknownValue& value : world.values({.allowed = allowed})) EXPECT_EQ(value.company, 0U);
}

TEST(Unknowns, OfNobody) { EXPECT_THAT(World().values({}), IsEmpty()); }

}  // namespace
}  // namespace fitrank
