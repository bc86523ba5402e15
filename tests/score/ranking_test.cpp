#include "score/ranking.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::optional<float> kOpen;

Ranking rank(const std::vector<Row>& rows, const std::vector<std::string>& ids, const std::vector<double>& weights,
             MissingPolicy missing = MissingPolicy::renormalize) {
  return rank_companies(test::to_matrix(rows, weights.size()), ids, Weights(weights), missing);
}

std::vector<std::size_t> order(const Ranking& ranking) {
  std::vector<std::size_t> companies;
  for (const RankedCompany& place : ranking.ranked) companies.push_back(place.company);
  return companies;
}

std::vector<std::size_t> ranks(const Ranking& ranking) {
  std::vector<std::size_t> ranks;
  for (const RankedCompany& place : ranking.ranked) ranks.push_back(place.rank);
  return ranks;
}

TEST(RankingTest, PutsTheHighestScoreFirst) {
  const Ranking ranking = rank({{10}, {30}, {20}}, {"a", "b", "c"}, {1});
  EXPECT_THAT(order(ranking), ElementsAre(1, 2, 0));
  EXPECT_THAT(ranks(ranking), ElementsAre(1, 2, 3));
  EXPECT_EQ(ranking.ranked[0].fit.score, 30);
}

TEST(RankingTest, SharesTheBestRankAmongEqualScores) {
  const Ranking ranking = rank({{10}, {20}, {20}, {30}}, {"a", "b", "c", "d"}, {1});
  EXPECT_THAT(order(ranking), ElementsAre(3, 1, 2, 0));
  EXPECT_THAT(ranks(ranking), ElementsAre(1, 2, 2, 4));
}

TEST(RankingTest, PutsGreaterCoverageFirstAmongEqualScores) {
  const Ranking ranking = rank({{60, kOpen}, {60, 60}}, {"a", "b"}, {1, 1});
  EXPECT_THAT(order(ranking), ElementsAre(1, 0));
  EXPECT_THAT(ranks(ranking), ElementsAre(1, 1));
}

TEST(RankingTest, ThenComparesCriteriaInTheModelsOrder) {
  const Ranking ranking = rank({{40, 60}, {60, 40}, {50, 50}}, {"a", "b", "c"}, {1, 1});
  EXPECT_THAT(order(ranking), ElementsAre(1, 2, 0));
  EXPECT_THAT(ranks(ranking), ElementsAre(1, 1, 1));
}

TEST(RankingTest, ComparesCriteriaWithoutWeightTooAndPutsTheUnknownLast) {
  const Ranking ranking = rank({{50, kOpen}, {50, 0}, {50, 90}}, {"a", "b", "c"}, {1, 0});
  EXPECT_THAT(order(ranking), ElementsAre(2, 1, 0));
}

TEST(RankingTest, ThenComparesIdsByBytes) {
  const std::vector<std::string> ids{"\xC3\xA9", "a", "B", "a-1"};
  const Ranking ranking = rank({{50}, {50}, {50}, {50}}, ids, {1});
  EXPECT_THAT(order(ranking), ElementsAre(2, 1, 3, 0));
  EXPECT_THAT(ranks(ranking), ElementsAre(1, 1, 1, 1));
}

TEST(RankingTest, ListsTheUnrankedApartById) {
  const Ranking ranking = rank({{kOpen}, {0}, {kOpen}}, {"z", "m", "a"}, {1}, MissingPolicy::neutral);
  EXPECT_THAT(order(ranking), ElementsAre(1));
  EXPECT_THAT(ranking.unranked, ElementsAre(2, 0));
}

TEST(RankingTest, RanksOneCompany) { EXPECT_THAT(ranks(rank({{0}}, {"only"}, {1})), ElementsAre(1)); }

TEST(RankingTest, RanksNoCompany) {
  const Ranking ranking = rank({}, {}, {1, 2});
  EXPECT_THAT(ranking.ranked, IsEmpty());
  EXPECT_THAT(ranking.unranked, IsEmpty());
}

// Weighted sum model after Triantaphyllou (2000), as on Wikipedia and in scikit-criteria's tests.
TEST(RankingTest, GivesThePublishedTieOfTheWeightedSumModel) {
  const Ranking ranking =
      rank({{25, 20, 15, 30}, {10, 30, 20, 30}, {30, 10, 30, 10}}, {"A1", "A2", "A3"}, {0.2, 0.15, 0.4, 0.25});
  EXPECT_THAT(ranks(ranking), ElementsAre(1, 1, 3));
  EXPECT_THAT(order(ranking), ElementsAre(2, 1, 0));
  EXPECT_NEAR(ranking.ranked[0].fit.score, 22.0, 1e-9);
  EXPECT_NEAR(ranking.ranked[1].fit.score, 22.0, 1e-9);
  EXPECT_NEAR(ranking.ranked[2].fit.score, 21.5, 1e-9);
}

// COINr's a_amean drops what is missing together with its weight.
TEST(RankingTest, RenormalizesAsCoinrDoes) {
  const Ranking ranking = rank({{90, kOpen, 50}}, {"a"}, {0.5, 0.3, 0.2});
  EXPECT_NEAR(ranking.ranked[0].fit.score, 78.57142857142858, 0x1p-36);  // settled to a multiple of it
  EXPECT_NEAR(ranking.ranked[0].fit.low, 55, 1e-12);
  EXPECT_NEAR(ranking.ranked[0].fit.high, 85, 1e-12);
}

TEST(UnrankedCompanies, CountsAllAndNamesTheFirstById) {
  constexpr std::size_t kCompanies = 200'000;  // several chunks
  ScoreMatrix scores(kCompanies, 2);
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < kCompanies; ++row) {
    ids.push_back(fmt::format("{:06}", kCompanies - row));
    if (row % 3 == 0) scores.set(row, 0, 50);
    scores.set(row, 1, 50);  // known, but not weighed
  }
  const Weights weights(std::vector<double>{1, 0});
  const auto some = unranked_companies(scores, IdList(ids), weights, {.top = 3, .threads = 3});
  EXPECT_EQ(some.in_all, kCompanies - (kCompanies + 2) / 3);
  EXPECT_THAT(some.rows, ElementsAre(kCompanies - 1, kCompanies - 3, kCompanies - 4));
  const auto all = unranked_companies(scores, IdList(ids), weights);
  EXPECT_EQ(all.rows.size(), all.in_all);
  EXPECT_TRUE(std::is_sorted(all.rows.rbegin(), all.rows.rend()));
}

}  // namespace
}  // namespace fitrank
