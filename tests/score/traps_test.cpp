// The traps of ranking by weighted scores, one test each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::optional<float> kOpen;

Ranking rank(const std::vector<Row>& rows, const std::vector<double>& weights, MissingPolicy missing) {
  std::vector<std::string> ids;
  for (std::size_t company = 0; company < rows.size(); ++company) ids.push_back(std::to_string(company));
  return rank_companies(test::to_matrix(rows, weights.size()), ids, Weights(weights), missing);
}

TEST(TrapsTest, ACompanyWithOneKnownSignalShowsLowCoverageAndAWideRange) {
  const Ranking ranking = rank({{95, kOpen, kOpen, kOpen}, {80, 80, 80, 80}}, {1, 1, 1, 1}, MissingPolicy::renormalize);
  const RankedCompany& first = ranking.ranked[0];
  EXPECT_EQ(first.company, 0U);
  EXPECT_EQ(first.fit.coverage, 0.25);
  EXPECT_EQ(first.fit.low, 23.75);
  EXPECT_EQ(first.fit.high, 98.75);
  EXPECT_EQ(ranking.ranked[1].fit.coverage, 1);
  EXPECT_EQ(ranking.ranked[1].fit.low, ranking.ranked[1].fit.high);
}

TEST(TrapsTest, WeightsOfNinetyFivePercentAreScaled) {
  const Weights weights(std::vector<double>{0.35, 0.20, 0.35, 0.05, 0});
  double sum = 0;
  for (const double weight : weights.scaled()) sum += weight;
  EXPECT_NEAR(sum, 1, 1e-15);
  EXPECT_NEAR(weights[0], 0.35 / 0.95, 1e-15);
  const Ranking ranking = rank({{100, 100, 100, 100, kOpen}}, {0.35, 0.20, 0.35, 0.05, 0}, MissingPolicy::zero);
  EXPECT_NEAR(ranking.ranked[0].fit.score, 100, 1e-12);
}

TEST(TrapsTest, ATenthAndTwoTenthsTieWithThreeTenths) {
  const std::vector<double> weights{0.1, 0.2, 0.3, 0.4};
  const Ranking ranking = rank({{0, 0, 1, 0}, {1, 1, 0, 0}}, weights, MissingPolicy::zero);
  EXPECT_TRUE(test::same_bits(ranking.ranked[0].fit.score, ranking.ranked[1].fit.score));
  EXPECT_NEAR(ranking.ranked[0].fit.score, 0.3, 0x1p-37);
  EXPECT_EQ(ranking.ranked[0].company, 1U) << "the first criterion decides";
  EXPECT_EQ(ranking.ranked[1].rank, 1U);
}

/// The fit score of whole scores and weights as a fraction in its lowest terms.
std::pair<long, long> exact_score(const Row& row, const std::vector<double>& weights, MissingPolicy missing) {
  long points = 0;
  long known = 0;
  long all = 0;
  for (std::size_t c = 0; c < row.size(); ++c) {
    const long weight = std::lround(weights[c]);
    all += weight;
    if (row[c]) known += weight;
    points += weight * (row[c] ? std::lround(*row[c]) : missing == MissingPolicy::neutral ? 50 : 0);
  }
  const long whole = missing == MissingPolicy::renormalize ? known : all;
  const long divisor = std::gcd(points, whole);
  return {points / divisor, whole / divisor};
}

TEST(TrapsTest, ExactlyEqualScoresTieWhateverTheirLastBits) {
  test::Draw draw(20'260'513);
  std::size_t ties = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<double> weights(2 + draw.below(4));
    for (double& weight : weights) weight = static_cast<double>(1 + draw.below(40));
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      std::map<std::pair<long, long>, double> scores;
      for (int i = 0; i < 400; ++i) {
        Row row;
        for (std::size_t c = 0; c < weights.size(); ++c) {
          row.push_back(c > 0 && draw.below(4) == 0 ? kOpen : std::optional(static_cast<float>(5 * draw.below(21))));
        }
        const double score = fit_score(test::to_matrix({row}, weights.size()), 0, Weights(weights), missing).score;
        const auto [known, is_new] = scores.try_emplace(exact_score(row, weights, missing), score);
        ties += is_new ? 0 : 1;
        EXPECT_TRUE(test::same_bits(known->second, score)) << test::describe(row);
      }
    }
  }
  EXPECT_GT(ties, 10'000U);
}

TEST(TrapsTest, RanksFollowUnroundedScores) {
  const Ranking ranking = rank({{65.5F}, {66.4F}}, {1}, MissingPolicy::zero);
  EXPECT_EQ(ranking.ranked[0].company, 1U);
  EXPECT_EQ(ranking.ranked[0].rank, 1U);
  EXPECT_EQ(ranking.ranked[1].rank, 2U);
}

TEST(TrapsTest, AllEqualCompaniesShareTheFirstRankInOrderOfTheirIds) {
  const Ranking ranking = rank({{70, 30}, {70, 30}, {70, 30}}, {1, 2}, MissingPolicy::neutral);
  for (std::size_t place = 0; place < 3; ++place) {
    EXPECT_EQ(ranking.ranked[place].company, place);
    EXPECT_EQ(ranking.ranked[place].rank, 1U);
  }
}

TEST(TrapsTest, ACriterionWithoutSpreadMovesEveryScoreAlike) {
  const Ranking ranking = rank({{20, 50}, {40, 50}}, {1, 1}, MissingPolicy::zero);
  EXPECT_EQ(ranking.ranked[0].company, 1U);
  EXPECT_EQ(ranking.ranked[0].fit.score, 45);
  EXPECT_EQ(ranking.ranked[1].fit.score, 35);
}

TEST(TrapsTest, ZeroWeightOnTheOnlyKnownCriterionLeavesACompanyUnranked) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const Ranking ranking = rank({{kOpen, 100}}, {1, 0}, missing);
    EXPECT_THAT(ranking.ranked, IsEmpty());
    EXPECT_THAT(ranking.unranked, ElementsAre(0));
  }
}

}  // namespace
}  // namespace fitrank
