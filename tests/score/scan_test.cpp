// The scan against the oracle on small worlds, and against the full sort on large ones.
#include "score/scan.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using test::World;

constexpr std::uint64_t kScanWorlds = test::kOptimised ? 300 : 40;

std::vector<std::string> numbered_ids(std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(fmt::format("c{}", (i * 7919) % count));
  return ids;
}

/// Rows of many kinds: on a grid, continuous, rising, falling, tiny, with unknowns.
ScoreMatrix large_matrix(std::uint64_t seed, std::size_t companies, std::size_t criteria) {
  Draw draw(seed);
  ScoreMatrix scores(companies, criteria);
  const double unknown = seed % 3 == 0 ? 0 : 0.3;
  for (std::size_t c = 0; c < criteria; ++c) {
    for (std::size_t r = 0; r < companies; ++r) {
      const double share = static_cast<double>(r) / static_cast<double>(companies);
      double score = 100 * draw.unit();
      if (seed % 5 == 1) score = 25.0 * static_cast<double>(draw.below(5));
      if (seed % 5 == 2) score = 90 * share + 10 * draw.unit();
      if (seed % 5 == 3) score = 90 * (1 - share) + 10 * draw.unit();
      if (seed % 5 == 4) score = 1e-41 * static_cast<double>(draw.below(3));
      if (draw.unit() >= unknown) scores.set(r, c, static_cast<float>(score));
    }
  }
  return scores;
}

Weights some_weights(std::uint64_t seed, std::size_t criteria) {
  Draw draw(seed * 31 + 7);
  std::vector<double> raw;
  for (std::size_t c = 0; c < criteria; ++c) raw.push_back(draw.below(4) == 0 ? 0 : draw.unit());
  if (std::ranges::all_of(raw, [](double w) { return !(w > 0); })) raw.back() = 1e-30;
  return Weights(raw);
}

void expect_same(const std::vector<RankedCompany>& got, const std::vector<RankedCompany>& want, std::size_t k) {
  ASSERT_EQ(got.size(), std::min(k, want.size()));
  for (std::size_t i = 0; i < got.size(); ++i) {
    ASSERT_EQ(got[i].company, want[i].company) << "at place " << i;
    ASSERT_TRUE(test::same_bits(got[i].fit.score, want[i].fit.score));
    ASSERT_TRUE(test::same_bits(got[i].fit.high, want[i].fit.high));
  }
}

TEST(ScanTest, GivesTheOraclesFirstKForEveryK) {
  for (std::uint64_t seed = 0; seed < kScanWorlds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const World world = test::random_world(seed, 60);
    const ScoreMatrix scores = test::to_matrix(world.rows, world.weights.size());
    const IdList ids(world.ids);
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const auto expected = test::oracle_ranking(world.rows, world.ids, world.weights, missing).ranked;
      for (std::size_t k = 0; k <= world.rows.size() + 1; ++k) {
        const auto top = scan_top(scores, ids, Weights(world.weights), missing, {.top = k});
        ASSERT_EQ(top.size(), std::min(k, expected.size()));
        for (std::size_t i = 0; i < top.size(); ++i) ASSERT_EQ(top[i].company, expected[i].company);
      }
    }
  }
}

TEST(ScanTest, EqualsTheFullSortOnLargeSets) {
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 30U : 5U) && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const std::size_t companies = 9'000 + 4'001 * (seed % 7);
    const std::size_t criteria = 1 + seed % 9;
    const ScoreMatrix scores = large_matrix(seed, companies, criteria);
    const auto names = numbered_ids(companies);
    const IdList ids(names);
    const Weights weights = some_weights(seed, criteria);
    const BlockMaxima maxima(scores);
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const auto all = rank_companies(scores, ids, weights, missing).ranked;
      for (const std::size_t k : {1U, 10U, 333U}) {
        for (const std::size_t threads : {1U, 2U, 5U}) {
          expect_same(scan_top(scores, ids, weights, missing, {.top = k, .threads = threads}), all, k);
        }
        expect_same(scan_top(scores, ids, weights, missing, {.top = k, .maxima = &maxima}), all, k);
      }
    }
  }
}

TEST(ScanTest, LooksAtAllowedCompaniesOnly) {
  const ScoreMatrix scores = large_matrix(1, 9'000, 4);
  const auto names = numbered_ids(9'000);
  const IdList ids(names);
  const Weights weights = some_weights(1, 4);
  const auto all = rank_companies(scores, ids, weights, MissingPolicy::renormalize).ranked;
  std::vector<std::uint64_t> allowed(9'000 / 64 + 1);
  std::vector<RankedCompany> expected;
  for (const RankedCompany& company : all) {
    if (company.company % 3 != 0) continue;
    allowed[company.company / 64] |= std::uint64_t{1} << (company.company % 64);
    expected.push_back(company);
  }
  expect_same(scan_top(scores, ids, weights, MissingPolicy::renormalize, {.top = 50, .allowed = allowed}), expected,
              50);
  const std::vector<std::uint64_t> nobody(allowed.size());
  EXPECT_TRUE(scan_top(scores, ids, weights, MissingPolicy::zero, {.top = 5, .allowed = nobody}).empty());
}

TEST(ScanTest, RanksOfAnyRowsAreThoseOfTheFullRanking) {
  const ScoreMatrix scores = large_matrix(6, 9'000, 3);  // on a grid: many ties
  const auto names = numbered_ids(9'000);
  const IdList ids(names);
  const Weights weights = some_weights(6, 3);
  std::vector<std::size_t> rows;
  std::vector<std::size_t> expected;
  for (const RankedCompany& company : rank_companies(scores, ids, weights, MissingPolicy::neutral).ranked) {
    if (company.company % 97 != 0) continue;
    rows.push_back(company.company);
    expected.push_back(company.rank);
  }
  EXPECT_EQ(ranks_of(rows, scores, weights, MissingPolicy::neutral), expected);
  EXPECT_EQ(ranks_of(rows, scores, weights, MissingPolicy::neutral, {.threads = 3}), expected);
}

TEST(BlockMaximaTest, PassOverBlocksOfSortedInput) {
  const ScoreMatrix falling = large_matrix(3, 9'000, 2);
  const BlockMaxima maxima(falling);
  ASSERT_EQ(maxima.blocks(), 3U);
  EXPECT_GT(maxima.at(0, 0).greatest, 90);
  EXPECT_LT(maxima.at(2, 0).greatest, 30);
}

}  // namespace
}  // namespace fitrank
