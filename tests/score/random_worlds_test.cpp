// Larger random worlds, rich in ties, against the oracle; and what must hold of any ranking.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;
using test::World;

constexpr std::uint64_t kWorlds = test::kOptimised ? 400 : 60;
constexpr std::size_t kMostCompanies = 200;

Ranking rank(const World& world, MissingPolicy missing) {
  return rank_companies(test::to_matrix(world.rows, world.weights.size()), world.ids, Weights(world.weights), missing);
}

void expect_same(const RankedCompany& place, const test::OraclePlace& expected) {
  EXPECT_EQ(place.company, expected.company);
  EXPECT_EQ(place.rank, expected.rank);
  EXPECT_TRUE(test::same_bits(place.fit.score, expected.fit.score));
  EXPECT_TRUE(test::same_bits(place.fit.low, expected.fit.low));
  EXPECT_TRUE(test::same_bits(place.fit.high, expected.fit.high));
  EXPECT_TRUE(test::same_bits(place.fit.coverage, expected.fit.coverage));
}

TEST(RandomWorldsTest, RankAsTheOracle) {
  for (std::uint64_t seed = 0; seed < kWorlds && !HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const World world = test::random_world(seed, kMostCompanies);
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const Ranking ranking = rank(world, missing);
      const auto expected = test::oracle_ranking(world.rows, world.ids, world.weights, missing);
      ASSERT_EQ(ranking.ranked.size(), expected.ranked.size());
      for (std::size_t i = 0; i < ranking.ranked.size(); ++i) expect_same(ranking.ranked[i], expected.ranked[i]);
      EXPECT_EQ(ranking.unranked, expected.unranked);
    }
  }
}

TEST(RandomWorldsTest, HoldManyTiesAndUnrankedCompanies) {
  std::size_t tied = 0;
  std::size_t unranked = 0;
  for (std::uint64_t seed = 0; seed < kWorlds; ++seed) {
    const Ranking ranking = rank(test::random_world(seed, kMostCompanies), MissingPolicy::zero);
    for (std::size_t i = 0; i < ranking.ranked.size(); ++i) tied += ranking.ranked[i].rank < i + 1 ? 1U : 0U;
    unranked += ranking.unranked.size();
  }
  EXPECT_GT(tied, kWorlds);
  EXPECT_GT(unranked, kWorlds);
}

/// Known in the same criteria, nowhere lower, and somewhere higher.
bool dominates(const Row& a, const Row& b) {
  bool higher = false;
  for (std::size_t c = 0; c < a.size(); ++c) {
    if (a[c].has_value() != b[c].has_value()) return false;
    if (a[c] < b[c]) return false;
    higher = higher || a[c] > b[c];
  }
  return higher;
}

TEST(RandomWorldsTest, NeverPutADominatedCompanyFirst) {
  for (std::uint64_t seed = 0; seed < kWorlds / 4; ++seed) {
    const World world = test::random_world(seed, 60);
    const Ranking ranking = rank(world, MissingPolicy::renormalize);
    for (std::size_t first = 0; first < ranking.ranked.size(); ++first) {
      for (std::size_t later = first + 1; later < ranking.ranked.size(); ++later) {
        ASSERT_FALSE(dominates(world.rows[ranking.ranked[later].company], world.rows[ranking.ranked[first].company]))
            << "seed " << seed;
      }
    }
  }
}

TEST(RandomWorldsTest, KeepTheOrderOfTheOthersWhenACompanyLeaves) {
  for (std::uint64_t seed = 0; seed < kWorlds / 4; ++seed) {
    World world = test::random_world(seed, 60);
    if (world.rows.empty()) continue;
    std::vector<std::string> expected;
    for (const RankedCompany& place : rank(world, MissingPolicy::neutral).ranked) {
      if (place.company + 1 < world.rows.size()) expected.push_back(world.ids[place.company]);
    }
    world.rows.pop_back();
    world.ids.pop_back();
    std::vector<std::string> ids;
    for (const RankedCompany& place : rank(world, MissingPolicy::neutral).ranked)
      ids.push_back(world.ids[place.company]);
    EXPECT_EQ(ids, expected) << "seed " << seed;
  }
}

}  // namespace
}  // namespace fitrank
