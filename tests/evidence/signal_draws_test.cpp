#include "evidence/signal_draws.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "analysis/acceptability.hpp"
#include "score/score_draws.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;

constexpr std::size_t kDraws = 20'000;

class SignalDrawsTest : public testing::Test {
 protected:
  CompanySet assessed(std::vector<Company> companies) const { return assess_companies(model_, companies, {}); }
  Model model_ = test::sample_model();
};

TEST_F(SignalDrawsTest, LevelsAreDrawnAsLevels) {
  const CompanySet set = assessed({company("a", {observe(model_, "attrition", 0)})});
  const SignalDraws draws(model_, set);
  std::size_t good = 0;
  std::set<double> met;
  for (std::uint64_t number = 0; number < kDraws; ++number) {
    const double score = draws({1, 2, number}, 0, 2);
    met.insert(score);
    good += score > 50 ? 1 : 0;
  }
  // Attrition of 0 scores 100, the lab of three times its importance 80 or 0.
  EXPECT_EQ(met, (std::set<double>{25, 85}));
  EXPECT_NEAR(static_cast<double>(good) / kDraws, 0.5, 0.02);
}

TEST_F(SignalDrawsTest, PointsAreDrawnBetweenWorstAndBestAndKnownSignalsStay) {
  const CompanySet set = assessed({company("a", {observe(model_, "capital", "none")})});
  const SignalDraws draws(model_, set);
  double sum = 0;
  double least = 100;
  double greatest = 0;
  for (std::uint64_t number = 0; number < kDraws; ++number) {
    const double score = draws({1, 2, number}, 0, 0);
    sum += score;
    least = std::min(least, score);
    greatest = std::max(greatest, score);
  }
  EXPECT_NEAR(sum / kDraws, (2 * 50 + 40) / 3.0, 0.5);
  EXPECT_NEAR(least, 40 / 3.0, 0.1);
  EXPECT_NEAR(greatest, 240 / 3.0, 0.1);
}

TEST_F(SignalDrawsTest, WhatATableLeavesOpenIsNotMadeOfSignals) {
  const CompanySet set = assessed({company("a", {}, {70, kUnknown, kUnknown})});
  const SignalDraws draws(model_, set);
  for (std::size_t c = 0; c < 3; ++c) EXPECT_TRUE(std::isnan(draws({1, 2, 3}, 0, c)));
  EXPECT_TRUE(std::isnan(draws({1, 2, 3}, 1, 0)));  // a row beyond
}

TEST_F(SignalDrawsTest, DrawnScoresLieWithinTheirExtents) {
  const CompanySet set =
      assessed({company("a", {observe(model_, "capital", "none"), observe(model_, "attrition", 4, "reported")})});
  const SignalDraws signals(model_, set);
  ScoreMatrix spread(1, 3);
  for (std::size_t c = 0; c < 3; ++c) spread.set(0, c, 30);
  const ScoreDraws draws(set.scores, {.spread = &spread, .unknown = signals});
  for (std::size_t c = 0; c < 3; ++c) {
    EXPECT_FALSE(draws.certain(0, c));
    for (std::uint64_t number = 0; number < 2000; ++number) {
      const double score = draws.at(draws.draw(number), 0, c);
      EXPECT_GE(score, draws.low(0, c) - 1e-5);
      EXPECT_LE(score, draws.high(0, c) + 1e-5);
    }
  }
}

// 85 or 25, as an unknown lab is there or not, against 80.
TEST_F(SignalDrawsTest, APartlyKnownCriterionIsDrawnInAcceptability) {
  const std::vector<Observation> all = {observe(model_, "attrition", 4), observe(model_, "lab", "yes")};
  const CompanySet set = assessed({company("a", {observe(model_, "attrition", 0)}), company("b", all)});
  const SignalDraws signals(model_, set);
  const ScoreDraws draws(set.scores, {.unknown = signals});
  const std::vector<double> raw{0, 0, 1};
  const WeightDraws weights({.from = WeightSource::uniform, .profile = Weights(raw)});
  const IdList ids(set.ids);
  const Acceptability found = find_acceptability(draws, ids, weights, {.samples = kDraws});
  EXPECT_TRUE(found.uncertain_scores);
  for (const CompanyAcceptability& one : found.companies) EXPECT_NEAR(one.first, 0.5, 0.02);
}

}  // namespace
}  // namespace fitrank
