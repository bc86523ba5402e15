#include "analysis/ranking_diff.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank::test {
namespace {

using ::testing::IsEmpty;
using Scores = std::vector<float>;
using Companies = std::vector<std::pair<std::string, Scores>>;

constexpr float kNone = kUnknown;

std::vector<std::string> names(std::size_t criteria) {
  std::vector<std::string> ids{"a", "b", "c", "d", "e", "f", "g", "h"};
  ids.resize(criteria);
  return ids;
}

/// What `rank` would save of these companies; the first `top` of them.
SavedRanking rank(const Companies& companies, const std::vector<double>& raw,
                  MissingPolicy missing = MissingPolicy::zero, std::size_t top = 1000) {
  const Weights weights(raw);
  std::vector<std::string> ids;
  ScoreMatrix scores(companies.size(), raw.size());
  for (std::size_t i = 0; i < companies.size(); ++i) {
    ids.push_back(companies[i].first);
    for (std::size_t c = 0; c < raw.size(); ++c) scores.set(i, c, companies[i].second[c]);
  }
  const Ranking ranking = rank_companies(scores, ids, weights, missing);
  SavedRanking saved;
  saved.criteria = names(raw.size());
  saved.weights.assign(weights.scaled().begin(), weights.scaled().end());
  saved.missing = missing;
  for (const RankedCompany& place : ranking.ranked) {
    if (saved.rows.size() == top) break;
    saved.rows.push_back(
        {ids[place.company], ids[place.company], place.rank, place.fit.score, companies[place.company].second});
  }
  for (const std::size_t row : ranking.unranked) saved.unranked.push_back(ids[row]);
  saved.ranked = ranking.ranked.size();
  return saved;
}

std::array<long, 4> parts(const RankingDiff& diff, const std::string& id) {
  for (const RankChange& row : diff.rows) {
    if (row.id == id) return {row.causes.companies, row.causes.weights, row.causes.data, row.causes.unseen};
  }
  ADD_FAILURE() << "no row of " << id;
  return {};
}

using Parts = std::array<long, 4>;  // companies, weights, data, unseen

const Companies kThree{{"x", {90, 10}}, {"y", {60, 60}}, {"z", {10, 90}}};

TEST(RankingDiff, OfARankingWithItselfIsNothing) {
  const SavedRanking same =
      rank({{"x", {50, kNone}}, {"y", {50, kNone}}, {"z", {10, 90}}, {"u", {kNone, kNone}}}, {1, 2});
  const RankingDiff diff = diff_rankings(same, same);
  EXPECT_TRUE(diff.nothing_changed());
  for (const RankChange& row : diff.rows) EXPECT_EQ(parts(diff, row.id), (Parts{0, 0, 0, 0})) << row.id;
  EXPECT_EQ(diff.rows.size(), 3U);
  EXPECT_THAT(diff.went, IsEmpty());
}

TEST(RankingDiff, GivesWeightsTheirPart) {
  const RankingDiff diff = diff_rankings(rank(kThree, {8, 2}), rank(kThree, {2, 8}));
  EXPECT_EQ(parts(diff, "x"), (Parts{0, -2, 0, 0}));
  EXPECT_EQ(parts(diff, "y"), (Parts{0, 0, 0, 0}));
  EXPECT_EQ(parts(diff, "z"), (Parts{0, 2, 0, 0}));
  ASSERT_EQ(diff.weights.size(), 2U);
  EXPECT_EQ(diff.weights[0].criterion, "a");
  EXPECT_DOUBLE_EQ(diff.weights[0].before, 0.8);
  EXPECT_DOUBLE_EQ(diff.weights[0].now, 0.2);
  EXPECT_THAT(diff.data, IsEmpty());
  EXPECT_FALSE(diff.nothing_changed());
}

TEST(RankingDiff, GivesThePolicyForTheUnknownItsPartAmongWeights) {
  const Companies companies{{"x", {80, kNone}}, {"y", {50, 50}}};
  const RankingDiff diff = diff_rankings(rank(companies, {1, 1}), rank(companies, {1, 1}, MissingPolicy::renormalize));
  EXPECT_EQ(parts(diff, "x"), (Parts{0, 1, 0, 0}));
  EXPECT_THAT(diff.weights, IsEmpty());
  EXPECT_TRUE(diff.policies_changed());
}

TEST(RankingDiff, GivesDataItsPartAndNamesTheScores) {
  Companies later = kThree;
  later[2].second = {100, kNone};
  const RankingDiff diff = diff_rankings(rank(kThree, {8, 2}), rank(later, {8, 2}));
  EXPECT_EQ(parts(diff, "z"), (Parts{0, 0, 2, 0}));
  EXPECT_EQ(parts(diff, "y"), (Parts{0, 0, -1, 0}));
  ASSERT_EQ(diff.data.size(), 2U);
  EXPECT_EQ(diff.data[0].id, "z");
  EXPECT_EQ(diff.data[0].criterion, "a");
  EXPECT_EQ(diff.data[0].before, 10);
  EXPECT_EQ(diff.data[0].now, 100);
  EXPECT_EQ(diff.data[1].before, 90);
  EXPECT_EQ(diff.data[1].now, std::nullopt);
}

TEST(RankingDiff, GivesWhoCameAndWentTheirPart) {
  const Companies later{{"new", {95, 95}}, {"y", {60, 60}}, {"z", {10, 90}}};
  const RankingDiff diff = diff_rankings(rank(kThree, {8, 2}), rank(later, {8, 2}));
  EXPECT_EQ(parts(diff, "y"), (Parts{0, 0, 0, 0})) << "one above went, one came";
  ASSERT_EQ(diff.went.size(), 1U);
  EXPECT_EQ(diff.went[0].id, "x");
  EXPECT_EQ(diff.went[0].before, 1U);
  EXPECT_EQ(diff.rows[0].id, "new");
  EXPECT_EQ(diff.rows[0].before, std::nullopt);
  EXPECT_EQ(parts(diff, "new"), (Parts{0, 0, 0, 0}));
  const RankingDiff left = diff_rankings(rank(kThree, {8, 2}), rank({kThree[1], kThree[2]}, {8, 2}));
  EXPECT_EQ(parts(left, "z"), (Parts{1, 0, 0, 0}));
}

TEST(RankingDiff, TakesTheStepsInTheirOrder) {
  // x led; v came and is before x under the old weights already; the new weights put z before x; then
  // x fell behind y by its own new score.
  const Companies later{{"v", {100, 10}}, {"x", {20, 10}}, {"y", {60, 60}}, {"z", {10, 90}}};
  const RankingDiff diff = diff_rankings(rank(kThree, {8, 2}), rank(later, {55, 45}));
  // Old data, new weights: y 60, v 59.5, x 54, z 46.
  EXPECT_EQ(parts(diff, "x"), (Parts{-1, -1, -1, 0}));
  EXPECT_EQ(parts(diff, "y"), (Parts{-1, 2, 0, 0}));
  EXPECT_EQ(parts(diff, "z"), (Parts{-1, 0, 1, 0}));
}

TEST(RankingDiff, TellsWhereThoseWereThatCameAndAreThatWent) {
  SavedRanking before = rank({{"x", {90, 10}}, {"u", {kNone, kNone}}}, {1, 1});
  before.excluded = {"e"};
  SavedRanking now = rank({{"u", {10, 10}}, {"e", {20, 20}}}, {1, 1});
  now.excluded = {"x"};
  const RankingDiff diff = diff_rankings(before, now);
  EXPECT_EQ(diff.rows[0].came_from, Whereabouts::excluded);
  EXPECT_EQ(diff.rows[1].came_from, Whereabouts::unranked);
  EXPECT_EQ(diff.went[0].now, Whereabouts::excluded);
  EXPECT_EQ(diff_rankings(now, rank({{"u", {10, 10}}}, {1, 1})).went[0].now, Whereabouts::absent);
  now.excluded.clear();
  now.too_little_known = {"x"};
  EXPECT_EQ(diff_rankings(before, now).went[0].now, Whereabouts::too_little_known);
}

TEST(RankingDiff, PutsAtTheEndWhoHasNoScoreHalfway) {
  // Only a was known of x and now only b is; the weight moved the same way.
  const RankingDiff diff = diff_rankings(rank({{"x", {90, kNone}}, {"y", {50, 50}}}, {1, 0}),
                                         rank({{"x", {kNone, 90}}, {"y", {50, 50}}}, {0, 1}));
  EXPECT_EQ(parts(diff, "x"), (Parts{0, -1, 1, 0}));
  EXPECT_EQ(parts(diff, "y"), (Parts{0, 1, -1, 0}));
}

TEST(RankingDiff, MatchesCriteriaByNameAcrossModels) {
  SavedRanking before = rank(kThree, {8, 2});
  SavedRanking now = rank(kThree, {8, 2});
  now.criteria = {"a", "fresh"};
  const RankingDiff diff = diff_rankings(before, now);
  ASSERT_EQ(diff.weights.size(), 2U);
  EXPECT_EQ(diff.weights[0].criterion, "fresh");
  EXPECT_DOUBLE_EQ(diff.weights[0].now, 0.2);
  EXPECT_EQ(diff.weights[1].criterion, "b");
  EXPECT_DOUBLE_EQ(diff.weights[1].now, 0);
  EXPECT_EQ(diff.data.size(), 6U) << "b became unknown and fresh known, of three";
}

TEST(RankingDiff, TakesCriteriaInAnotherOrderForTheSame) {
  SavedRanking turned = rank({{"x", {10, 90}}, {"y", {60, 60}}, {"z", {90, 10}}}, {2, 8});
  turned.criteria = {"b", "a"};
  const RankingDiff diff = diff_rankings(rank(kThree, {8, 2}), turned);
  EXPECT_TRUE(diff.nothing_changed());
}

TEST(RankingDiff, KeepsApartWhatCompaniesNotShownDid) {
  // Two stand before z that the later ranking, the best of some layers, does not show.
  SavedRanking now = rank(kThree, {8, 2});
  now.rows.erase(now.rows.begin(), now.rows.begin() + 2);
  ASSERT_TRUE(now.cut());
  const RankingDiff diff = diff_rankings(rank(kThree, {8, 2}), now);
  EXPECT_EQ(parts(diff, "z"), (Parts{2, 0, 0, -2})) << "it did not move";
}

TEST(RankingDiff, OfEmptyRankings) {
  const SavedRanking none = rank({}, {1, 1});
  EXPECT_TRUE(diff_rankings(none, none).nothing_changed());
  EXPECT_EQ(diff_rankings(rank(kThree, {1, 1}), none).went.size(), 3U);
}

Companies companies_of(const World& world, std::uint64_t keep) {
  const ScoreMatrix scores = to_matrix(world.rows, world.weights.size());
  Companies companies;
  for (std::size_t i = 0; i < world.rows.size(); ++i) {
    if ((keep >> (i % 16) & 3) == 0) continue;
    companies.emplace_back(world.ids[i], Scores());
    for (std::size_t c = 0; c < world.weights.size(); ++c) companies.back().second.push_back(scores.at(i, c));
  }
  return companies;
}

TEST(RankingDiff, PartsAddUpToTheMoveInRandomWorlds) {
  std::size_t moved = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Draw draw(seed);
    const World world = random_world(seed, 40);
    Companies later = companies_of(world, draw.bits());
    for (auto& [id, row] : later) {
      if (draw.below(4) == 0) row[draw.below(row.size())] = static_cast<float>(draw.below(101));
    }
    std::vector<double> weights = world.weights;
    if (draw.below(2) == 0) weights[draw.below(weights.size())] += draw.unit();
    const auto policy = [&] { return kAllMissingPolicies[draw.below(kAllMissingPolicies.size())]; };
    const SavedRanking before = rank(companies_of(world, draw.bits()), world.weights, policy(), 5 + draw.below(40));
    const SavedRanking now = rank(later, weights, policy(), 5 + draw.below(40));
    const RankingDiff diff = diff_rankings(before, now);
    EXPECT_EQ(diff.rows.size(), now.rows.size());
    for (const RankChange& row : diff.rows) {
      if (!row.before) continue;
      EXPECT_EQ(row.causes.total(), static_cast<long>(*row.before) - static_cast<long>(row.now)) << seed << row.id;
      // The first rows of a ranking keep their ranks without the rest.
      EXPECT_EQ(row.causes.unseen, 0) << seed << row.id;
      moved += row.causes.total() != 0 ? 1 : 0;
    }
  }
  EXPECT_GT(moved, 500U);
}

}  // namespace
}  // namespace fitrank::test
