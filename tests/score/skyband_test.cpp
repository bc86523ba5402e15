// The skyband against its definition, pair by pair; and what it is for: the first k of the members
// are the first k of all.
#include "score/skyband.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using test::Row;
using test::World;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Known in the same criteria, at least equal in each, and better somewhere or first by id.
bool dominates(const World& world, std::size_t a, std::size_t b) {
  bool better = world.ids[a] < world.ids[b];
  for (std::size_t c = 0; c < world.weights.size(); ++c) {
    const auto& score_a = world.rows[a][c];
    const auto& score_b = world.rows[b][c];
    if (score_a.has_value() != score_b.has_value() || score_a < score_b) return false;
    better = better || score_a > score_b;
  }
  return a != b && better;
}

bool nothing_known(const Row& row) {
  return std::ranges::none_of(row, [](const auto& score) { return score.has_value(); });
}

/// For each row, by how many allowed rows it is dominated.
std::vector<std::size_t> count_dominators(const World& world, const std::vector<bool>& allowed) {
  std::vector<std::size_t> counts(world.rows.size());
  for (std::size_t a = 0; a < world.rows.size(); ++a) {
    for (std::size_t b = 0; b < world.rows.size(); ++b) counts[b] += allowed[a] && dominates(world, a, b) ? 1U : 0U;
  }
  return counts;
}

std::vector<std::size_t> by_definition(const World& world, const std::vector<bool>& allowed, std::size_t k) {
  const auto counts = count_dominators(world, allowed);
  std::vector<std::size_t> members;
  for (std::size_t row = 0; row < world.rows.size(); ++row) {
    if (allowed[row] && !nothing_known(world.rows[row]) && counts[row] < k) members.push_back(row);
  }
  return members;
}

std::vector<bool> all_of(const World& world) { return std::vector<bool>(world.rows.size(), true); }

std::vector<std::size_t> skyband_of(const World& world, std::size_t k, const SkybandOptions& options = {}) {
  return skyband(test::to_matrix(world.rows, world.weights.size()), IdList(world.ids), k, options);
}

World world_of(const std::vector<Row>& rows) {
  World world;
  world.rows = rows;
  world.weights.assign(rows.front().size(), 1);
  for (std::size_t row = 0; row < rows.size(); ++row) world.ids.push_back(fmt::format("c{:05}", row));
  return world;
}

/// Matrix number `number` of `companies` x `criteria` over {unknown, 0, 50, 100}.
World small_world(std::size_t number, std::size_t companies, std::size_t criteria) {
  static const std::vector<std::string> kIds{"m", "z", "a", "k"};
  World world;
  world.weights.assign(criteria, 1);
  world.ids.assign(kIds.begin(), kIds.begin() + static_cast<std::ptrdiff_t>(companies));
  world.rows.assign(companies, Row(criteria));
  for (Row& row : world.rows) {
    for (auto& score : row) {
      if (number % 4 > 0) score = 50.0F * static_cast<float>(number % 4 - 1);
      number /= 4;
    }
  }
  return world;
}

class SkybandSmallWorldsTest : public testing::TestWithParam<std::tuple<std::size_t, std::size_t>> {};

TEST_P(SkybandSmallWorldsTest, AreExactlyTheDefinitionsMembers) {
  const auto [companies, criteria] = GetParam();
  const std::size_t worlds = std::size_t{1} << (2 * companies * criteria);
  // An odd stride meets every digit in every place: an even sample of the largest.
  const std::size_t dense = test::kOptimised ? 3 : 101;
  const std::size_t stride = worlds <= 4096 ? 1 : worlds <= std::size_t{1} << 18 ? dense : 97 * dense;
  for (std::size_t number = 0; number < worlds; number += stride) {
    const World world = small_world(number, companies, criteria);
    for (std::size_t k = 1; k <= 4; ++k) {
      ASSERT_EQ(skyband_of(world, k, {.threads = 1}), by_definition(world, all_of(world), k))
          << "matrix " << number << ", k " << k;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, SkybandSmallWorldsTest,
                         testing::Combine(testing::Range<std::size_t>(1, 5), testing::Range<std::size_t>(1, 4)));

/// Many ties and duplicates; large ones fill several batches and blocks.
World tied_world(std::uint64_t seed, std::size_t companies) {
  Draw draw(seed);
  World world;
  world.weights.assign(1 + draw.below(4), 1);
  const std::size_t grid = 1 + draw.below(12);
  const std::size_t unknown_in = draw.below(2) == 0 ? 1000000 : 3 + draw.below(5);
  for (std::size_t row = 0; row < companies; ++row) {
    Row cells(world.weights.size());
    for (auto& score : cells) {
      if (draw.below(unknown_in) > 0)
        score = 100.0F * static_cast<float>(draw.below(grid + 1)) / static_cast<float>(grid);
    }
    world.rows.push_back(row > 0 && draw.below(5) == 0 ? world.rows[draw.below(row)] : cells);
    world.ids.push_back(fmt::format("{:04x}-{}", draw.below(0x10000), row));
  }
  return world;
}

TEST(SkybandTest, HoldsExactlyTheMembersOfRandomWorldsOnAnyNumberOfThreads) {
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 300U : 60U) && !HasFailure(); ++seed) {
    const World world = tied_world(seed, 1 + seed % 300);
    for (std::size_t k = 1; k <= 5; ++k) {
      const auto expected = by_definition(world, all_of(world), k);
      for (std::size_t threads = 1; threads <= 4; ++threads) {
        EXPECT_EQ(skyband_of(world, k, {.threads = threads}), expected) << "seed " << seed << ", k " << k;
      }
    }
  }
}

/// On a falling diagonal nobody dominates anybody.
World diagonal(std::size_t companies) {
  std::vector<Row> rows;
  for (std::size_t row = 0; row < companies; ++row) {
    const float score = 100.0F * static_cast<float>(row) / static_cast<float>(companies);
    rows.push_back({score, 100.0F - score});
  }
  return world_of(rows);
}

TEST(SkybandTest, HoldsEveryCompanyWhereNobodyDominatesAcrossManyBatches) {
  const World world = diagonal(9000);
  EXPECT_EQ(skyband_of(world, 1, {.threads = 3}).size(), 9000U);
}

std::vector<std::size_t> rows_below(std::size_t end) {
  std::vector<std::size_t> rows(end);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

TEST(SkybandTest, FindsDominatorsInEveryBlockOfMembers) {
  // Just below each point of the diagonal lies one that its own neighbour alone dominates.
  World world = diagonal(9000);
  for (std::size_t row = 0; row < 9000; ++row) {
    Row below = world.rows[row];
    for (auto& score : below) score = std::max(0.0F, *score - 0.001F);
    world.rows.push_back(below);
    world.ids.push_back(fmt::format("d{:05}", row));
  }
  EXPECT_EQ(skyband_of(world, 1, {.threads = 2}), rows_below(9000));
  EXPECT_EQ(skyband_of(world, 2, {.threads = 2}), rows_below(18000));
}

TEST(SkybandTest, CountsOnlyAllowedCompaniesAsMembersAndDominators) {
  for (std::uint64_t seed = 0; seed < 60 && !HasFailure(); ++seed) {
    const World world = tied_world(seed, 150);
    Draw draw(seed + 1000);
    std::vector<bool> allowed(world.rows.size());
    std::vector<std::uint64_t> mask((world.rows.size() + 63) / 64);
    for (std::size_t row = 0; row < allowed.size(); ++row) {
      allowed[row] = draw.below(3) > 0;
      if (allowed[row]) mask[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    EXPECT_EQ(skyband_of(world, 2, {.threads = 2, .allowed = mask}), by_definition(world, allowed, 2))
        << "seed " << seed;
  }
}

void expect_same_top(const std::vector<RankedCompany>& got, const std::vector<std::size_t>& rows,
                     const std::vector<RankedCompany>& expected) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(rows[got[i].company], expected[i].company);
    EXPECT_EQ(got[i].rank, expected[i].rank);
    EXPECT_TRUE(test::same_bits(got[i].fit.score, expected[i].fit.score));
    EXPECT_TRUE(test::same_bits(got[i].fit.coverage, expected[i].fit.coverage));
  }
}

std::vector<double> draw_weights(Draw& draw, std::size_t criteria) {
  std::vector<double> weights(criteria);
  for (double& weight : weights) weight = draw.below(3) == 0 ? 0 : draw.unit();
  weights[draw.below(criteria)] = 0.25 + draw.unit();
  return weights;
}

TEST(SkybandTest, HoldsTheFirstKUnderAllWeightsAndPolicies) {
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 200U : 40U) && !HasFailure(); ++seed) {
    const World world = tied_world(seed, 40 + seed);
    const std::size_t k = 1 + seed % 5;
    const std::size_t criteria = world.weights.size();
    const auto rows = skyband_of(world, k);
    World members;
    for (const std::size_t row : rows) {
      members.rows.push_back(world.rows[row]);
      members.ids.push_back(world.ids[row]);
    }
    Draw draw(seed);
    for (int i = 0; i < 10; ++i) {
      const Weights weights(draw_weights(draw, criteria));
      for (const MissingPolicy missing : test::kAllMissingPolicies) {
        const RankOptions options{.top = k, .threads = 1};
        expect_same_top(
            top_companies(test::to_matrix(members.rows, criteria), IdList(members.ids), weights, missing, options),
            rows, top_companies(test::to_matrix(world.rows, criteria), IdList(world.ids), weights, missing, options));
      }
    }
  }
}

TEST(SkybandTest, HasNoMembersForNoPlacesOrNoCompanies) {
  EXPECT_THAT(skyband_of(world_of({{50}, {60}}), 0), IsEmpty());
  EXPECT_THAT(skyband(ScoreMatrix(0, 3), IdList({}), 5), IsEmpty());
  EXPECT_THAT(skyband(ScoreMatrix(), IdList({}), 5), IsEmpty());
}

TEST(SkybandTest, HasEveryKnownCompanyWhereThereAreMorePlaces) {
  EXPECT_THAT(skyband_of(world_of({{50}, {std::nullopt}, {60}, {60}}), std::numeric_limits<std::size_t>::max()),
              ElementsAre(0, 2, 3));
}

TEST(SkybandTest, KeepsTheFirstIdsOfEquals) {
  World world = world_of(std::vector<Row>(1000, Row{70, 70}));
  std::ranges::reverse(world.ids);
  EXPECT_THAT(skyband_of(world, 3), ElementsAre(997, 998, 999));
}

TEST(SkybandTest, ComparesNoCompaniesWithDifferentUnknowns) {
  EXPECT_THAT(skyband_of(world_of({{100, 100}, {std::nullopt, 0}, {0, std::nullopt}, {99, 99}}), 1),
              ElementsAre(0, 1, 2));
}

TEST(SkybandTest, TellsSumsApartThatRoundToOne) {
  // 100 + 1e-30 rounds to 100 in a double: the scores themselves decide who comes first.
  EXPECT_THAT(skyband_of(world_of({{100, 0}, {100, 1e-30F}}), 1), ElementsAre(1));
}

TEST(SkybandTest, TakesSixtyFourCriteriaAndRefusesMore) {
  Row strong(64, 60.0F);
  Row weak(64, 60.0F);
  weak.back() = 59.0F;
  Row other = strong;
  other.front() = std::nullopt;
  EXPECT_THAT(skyband_of(world_of({weak, strong, other}), 1), ElementsAre(1, 2));
  EXPECT_THROW(skyband_of(world_of({Row(65, 1.0F)}), 1), std::length_error);
}

TEST(SkybandTest, GivesUpBeyondTheMostMembers) {
  const World world = diagonal(100);
  EXPECT_EQ(skyband_of(world, 1, {.most_members = 100}).size(), 100U);
  try {
    skyband_of(world, 1, {.most_members = 99});
    FAIL() << "did not give up";
  } catch (const std::length_error& error) {
    EXPECT_STREQ(error.what(), "an index would hold more than 99 companies; a scan is better");
  }
}

TEST(SkybandTest, TellsOfItsProgressInCompaniesUpToAll) {
  const World world = tied_world(7, 5000);
  std::vector<std::size_t> told;
  skyband_of(world, 3, {.threads = 2, .progress = [&](std::size_t done, std::size_t of) {
                          EXPECT_EQ(of, 5000U);
                          told.push_back(done);
                        }});
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 5000U);
}

}  // namespace
}  // namespace fitrank
