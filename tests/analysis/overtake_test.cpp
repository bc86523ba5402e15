#include "analysis/overtake.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "analysis/rank_report.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using test::Row;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::optional<float> kNone = std::nullopt;

std::vector<Overtake> overtakes(const Row& a, const Row& b, const std::vector<double>& weights,
                                MissingPolicy missing = MissingPolicy::zero) {
  return find_overtakes(test::to_matrix({a, b}, weights.size()), Weights(weights), missing);
}

/// A's score less B's with that share on the criterion, by the functions that rank.
double gap_at(const ScoreMatrix& scores, const std::vector<double>& raw, std::size_t criterion, double share,
              Scoring scoring) {
  const Weights weights(reweigh(raw, {{criterion, 100 * share}}));
  return fit_score(scores, 0, weights, scoring).score - fit_score(scores, 1, weights, scoring).score;
}

TEST(Overtake, FindsTheShareWhereTwoLinesMeet) {
  // With share t on the first criterion: 100 t against 50 for all t; level at one half.
  const auto found = overtakes({100, 0}, {50, 50}, {0.75, 0.25});
  ASSERT_THAT(found, SizeIs(2));  // one weight moves, and with it the other
  EXPECT_EQ(found[0].criterion, 0U);
  EXPECT_DOUBLE_EQ(found[0].from, 0.75);
  EXPECT_DOUBLE_EQ(found[0].to, 0.5);
  EXPECT_EQ(found[1].criterion, 1U);
  EXPECT_DOUBLE_EQ(found[1].to, 0.5);
  EXPECT_FALSE(found[0].level_only);
  EXPECT_EQ(found[0].until, std::nullopt);
}

TEST(Overtake, LeastChangeComesFirst) {
  const auto found = overtakes({90, 50, 20}, {50, 55, 60}, {0.4, 0.3, 0.3});
  ASSERT_FALSE(found.empty());
  for (std::size_t i = 1; i < found.size(); ++i) {
    EXPECT_LE(std::abs(found[i - 1].to - found[i - 1].from), std::abs(found[i].to - found[i].from));
  }
}

TEST(Overtake, ThereIsNoneForWhoIsAheadEverywhere) { EXPECT_THAT(overtakes({90, 80}, {70, 60}, {1, 1}), IsEmpty()); }

TEST(Overtake, ACriterionWithAllTheWeightHasNoneToGive) {
  // All weight on the first: the others have no proportions to give it to, but can take from it.
  const auto found = overtakes({90, 10}, {80, 60}, {1, 0});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].criterion, 1U);
  EXPECT_EQ(found[0].from, 0);
  EXPECT_DOUBLE_EQ(found[0].to, 1.0 / 6);  // 90 - 80 t = 80 - 20 t
}

TEST(Overtake, AtTheEndsOfTheScaleTheyOnlyDrawLevel) {
  // Alike in the second criterion: without the first they are level, and no further.
  const auto found = overtakes({90, 50}, {80, 50}, {0.5, 0.5});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].level_only);
  EXPECT_EQ(found[0].criterion, 0U);
  EXPECT_EQ(found[0].to, 0);
  EXPECT_TRUE(found[1].level_only);
  EXPECT_EQ(found[1].criterion, 1U);
  EXPECT_EQ(found[1].to, 1);
}

TEST(Overtake, TwoUnrankedCompaniesAreNotLevel) {
  // With all weight on what is unknown of both, or of one that scores 0 otherwise, nothing is level.
  EXPECT_THAT(overtakes({90, kNone}, {80, kNone}, {0.5, 0.5}, MissingPolicy::renormalize), IsEmpty());
  EXPECT_THAT(overtakes({90, kNone}, {80, kNone}, {0.5, 0.5}, MissingPolicy::zero), IsEmpty());
  EXPECT_THAT(overtakes({90, 0}, {80, kNone}, {0.5, 0.5}, MissingPolicy::zero), IsEmpty());
}

TEST(Overtake, WorksTheSameWhoeverIsAhead) {
  const Row a{100, 0, 40};
  const Row b{50, 50, 45};
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const auto one = overtakes(a, b, {0.2, 0.3, 0.5}, missing);
    const auto other = overtakes(b, a, {0.2, 0.3, 0.5}, missing);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(one[i].criterion, other[i].criterion);
      EXPECT_DOUBLE_EQ(one[i].to, other[i].to);
    }
  }
}

// With x times the others' weight on the first criterion: A scores (20 x + 18) / (x + 0.2), B (10 x + 80) / (x + 1),
// which meet where 10 x^2 - 44 x + 2 = 0.
TEST(Overtake, QuotientsMayMeetTwice) {
  const Row a{20, 90, kNone};
  const Row b{10, 80, 80};
  const double near = (44 - std::sqrt(1856)) / 20;
  const double far = (44 + std::sqrt(1856)) / 20;
  const auto upwards = overtakes(a, b, {1, 19.8, 79.2}, MissingPolicy::renormalize);
  ASSERT_FALSE(upwards.empty());
  EXPECT_EQ(upwards[0].criterion, 0U);
  EXPECT_NEAR(upwards[0].to, near / (1 + near), 1e-12);
  ASSERT_TRUE(upwards[0].until);
  EXPECT_NEAR(*upwards[0].until, far / (1 + far), 1e-12);
  const auto downwards = overtakes(a, b, {90, 2, 8}, MissingPolicy::renormalize);
  const auto down = std::ranges::find(downwards, std::size_t{0}, &Overtake::criterion);
  ASSERT_NE(down, downwards.end());
  EXPECT_NEAR(down->to, far / (1 + far), 1e-12);
  ASSERT_TRUE(down->until);
  EXPECT_NEAR(*down->until, near / (1 + near), 1e-12);
  // From between the two, where B is ahead, A overtakes one way and the other.
  const auto both = overtakes(a, b, {50, 10, 40}, MissingPolicy::renormalize);
  EXPECT_EQ(std::ranges::count(both, std::size_t{0}, &Overtake::criterion), 2);
  for (const Overtake& overtake : both) EXPECT_EQ(overtake.until, std::nullopt);
}

int sign(double gap) { return (gap > 1e-10 ? 1 : 0) - (gap < -1e-10 ? 1 : 0); }

/// Scans the shares of one criterion for the nearest change of order on one side, as a check.
std::optional<double> first_change(const ScoreMatrix& scores, const std::vector<double>& raw, std::size_t criterion,
                                   double from, bool up, Scoring scoring) {
  const int now = sign(gap_at(scores, raw, criterion, from, scoring));
  constexpr int kSteps = 200;
  for (int i = 1; i < kSteps; ++i) {
    const double share = up ? from + (1 - from) * i / kSteps : from - from * i / kSteps;
    const int then = sign(gap_at(scores, raw, criterion, share, scoring));
    if (then == -now) return share;
  }
  return std::nullopt;
}

struct Found {
  std::size_t turned = 0;
  std::size_t twice = 0;
  std::size_t level = 0;
};

/// Two companies, how they are weighed, and which of them is ahead.
struct Duel {
  bool turned_at(std::size_t criterion, double share) const {
    return sign(gap_at(scores, raw, criterion, share, scoring)) == -sign(gap);
  }
  const ScoreMatrix& scores;
  const std::vector<double>& raw;
  Scoring scoring;
  double gap;
};

void check_only_level(const Duel& duel, const Overtake& overtake, double step) {
  EXPECT_NEAR(gap_at(duel.scores, duel.raw, overtake.criterion, overtake.to, duel.scoring), 0, 1e-9);
  EXPECT_FALSE(duel.turned_at(overtake.criterion, overtake.to - step));
}

void check_turned(const Duel& duel, const Overtake& overtake, double step, Found& seen) {
  const std::size_t c = overtake.criterion;
  ++seen.turned;
  const double end = overtake.until.value_or(step > 0 ? 1.0 : 0.0);
  const double beyond = std::abs(end - overtake.to) > 2e-7 ? overtake.to + step : (overtake.to + end) / 2;
  EXPECT_FALSE(duel.turned_at(c, overtake.to - step)) << "just inside";
  if (std::abs(end - overtake.to) > 1e-5) {
    EXPECT_TRUE(duel.turned_at(c, beyond)) << "just beyond";
  }
  if (!overtake.until) return;
  ++seen.twice;
  if (std::abs(end - overtake.to) > 1e-5) {
    EXPECT_TRUE(duel.turned_at(c, *overtake.until - step));
    EXPECT_FALSE(duel.turned_at(c, *overtake.until + step));
  }
}

void check_none_is_missed(const Duel& duel, const Weights& weights, const std::vector<Overtake>& found) {
  for (std::size_t c = 0; c < duel.raw.size(); ++c) {
    if (!(weights[c] < 1)) continue;
    for (const bool up : {false, true}) {
      const auto change = first_change(duel.scores, duel.raw, c, weights[c], up, duel.scoring);
      if (!change) continue;
      const bool known = std::ranges::any_of(found, [&](const Overtake& overtake) {
        return overtake.criterion == c && (overtake.to > overtake.from) == up && !overtake.level_only &&
               std::abs(overtake.to - overtake.from) <= std::abs(*change - overtake.from) + 1e-9;
      });
      EXPECT_TRUE(known) << "criterion " << c << (up ? " up to " : " down to ") << *change;
    }
  }
}

void check(const ScoreMatrix& scores, const std::vector<double>& raw, Scoring scoring, Found& seen) {
  const Weights weights(raw);
  const double gap = fit_score(scores, 0, weights, scoring).score - fit_score(scores, 1, weights, scoring).score;
  if (std::abs(gap) < 1e-6) return;
  const Duel duel{scores, raw, scoring, gap};
  const auto found = find_overtakes(scores, weights, scoring);
  for (const Overtake& overtake : found) {
    const double step = overtake.to > overtake.from ? 1e-7 : -1e-7;
    if (overtake.level_only) {
      ++seen.level;
      check_only_level(duel, overtake, step);
    } else {
      check_turned(duel, overtake, step, seen);
    }
  }
  check_none_is_missed(duel, weights, found);
}

TEST(Overtake, TurnsTheOrderJustBeyondAndNotJustInside) {
  Found seen;
  const std::uint64_t worlds = test::kOptimised ? 1000 : 200;
  for (std::uint64_t seed = 0; seed < worlds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Draw draw(seed);
    const test::World world = test::random_world(seed, 12);
    if (world.rows.size() < 2) continue;
    Row a = world.rows[0];
    Row b = world.rows[1];
    for (Row* row : {&a, &b}) {
      for (auto& score : *row) {
        // Off the grid half of the time, so that both exact and odd meetings come up.
        if (score && seed % 2 == 0) score = static_cast<float>(100 * draw.unit());
      }
    }
    const ScoreMatrix scores = test::to_matrix({a, b}, world.weights.size());
    const Weights weights(world.weights);
    if (!fit_score(scores, 0, weights, MissingPolicy::zero).ranked() ||
        !fit_score(scores, 1, weights, MissingPolicy::zero).ranked())
      continue;
    for (const MissingPolicy missing : test::kAllMissingPolicies) check(scores, world.weights, missing, seen);
  }
  EXPECT_GT(seen.turned, 100U);
  EXPECT_GT(seen.level, 10U);
  EXPECT_GT(seen.twice, 0U);
}

const Scoring kProduct{MissingPolicy::zero, Aggregation::weighted_product};

std::vector<Overtake> product_overtakes(const Row& a, const Row& b, const std::vector<double>& weights) {
  return find_overtakes(test::to_matrix({a, b}, weights.size()), Weights(weights), kProduct);
}

TEST(OvertakeOfProducts, MeetWhereTheLogarithmsDo) {
  // 100^t 25^(1-t) against 50: level at one half.
  const auto found = product_overtakes({100, 25}, {50, 50}, {0.75, 0.25});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_NEAR(found[0].to, 0.5, 1e-12);
}

TEST(OvertakeOfProducts, AZeroNeverOvertakesWhileItIsWeighed) {
  EXPECT_THAT(product_overtakes({100, 0}, {10, 10}, {0.5, 0.5}), IsEmpty());
}

TEST(OvertakeOfProducts, ALeadIsLostAsSoonAsAZeroIsWeighed) {
  const auto found = product_overtakes({100, 0}, {50, 50}, {1, 0});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].criterion, 1U);
  EXPECT_EQ(found[0].from, 0);
  EXPECT_EQ(found[0].to, 0);
}

TEST(OvertakeOfProducts, TurnTheOrderJustBeyondAndNotBeforeAndNoneIsMissed) {
  Found seen;
  for (std::uint64_t seed = 0; seed < 600 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Draw draw(seed);
    const test::World world = test::random_world(seed, 2);
    if (world.rows.empty()) continue;
    Row rows[2] = {world.rows.front(), world.rows.back()};
    for (Row& row : rows) {
      for (auto& score : row) {
        // Above 0, where a product moves without a jump.
        if (score) score = static_cast<float>(1 + 99 * draw.unit());
      }
    }
    const ScoreMatrix scores = test::to_matrix({rows[0], rows[1]}, world.weights.size());
    const Weights weights(world.weights);
    for (const MissingPolicy missing : {MissingPolicy::renormalize, MissingPolicy::neutral}) {
      const Scoring scoring{missing, Aggregation::weighted_product};
      if (!fit_score(scores, 0, weights, scoring).ranked() || !fit_score(scores, 1, weights, scoring).ranked())
        continue;
      check(scores, world.weights, scoring, seen);
    }
  }
  EXPECT_GT(seen.turned, 100U);
}

}  // namespace
}  // namespace fitrank
