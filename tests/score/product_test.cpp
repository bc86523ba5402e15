// The weighted product as a fit score: its definition, its range, its order.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "analysis/methods.hpp"
#include "score/batch.hpp"
#include "score/fit_score.hpp"
#include "score/ranking.hpp"
#include "score/skyband_index.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;

constexpr std::optional<float> kNone = std::nullopt;

Scoring product(MissingPolicy missing) { return {missing, Aggregation::weighted_product}; }

FitScore product_of(const Row& row, const std::vector<double>& weights, MissingPolicy missing) {
  return fit_score(test::to_matrix({row}, weights.size()), 0, Weights(weights), product(missing));
}

/// By the definition, with pow: an unknown counts as `unknown`, or is left out where there is none.
double product_of(const Row& row, const std::vector<double>& raw, std::optional<double> unknown) {
  double sum = 0;
  double product = 1;
  for (std::size_t c = 0; c < raw.size(); ++c) {
    if (row[c] || unknown) sum += raw[c];
  }
  for (std::size_t c = 0; c < raw.size(); ++c) {
    if (row[c] || unknown) product *= std::pow(row[c] ? *row[c] : *unknown, raw[c] / sum);
  }
  return product;
}

TEST(WeightedProductFit, MultipliesPowers) {
  // 80^0.5 x 20^0.5 = 40, where the sum has 50.
  EXPECT_DOUBLE_EQ(product_of({80, 20}, {1, 1}, MissingPolicy::zero).score, 40);
  EXPECT_EQ(product_of({100, 100}, {0.3, 0.6}, MissingPolicy::zero).score, 100);
  EXPECT_EQ(product_of({70, 70, 70}, {1, 1, 1}, MissingPolicy::zero).score, 70);
}

TEST(WeightedProductFit, AZeroThatIsWeighedIsZeroInAll) {
  EXPECT_EQ(product_of({100, 0}, {0.99, 0.01}, MissingPolicy::neutral).score, 0);
  EXPECT_EQ(product_of({100, 0}, {1, 0}, MissingPolicy::neutral).score, 100);
}

TEST(WeightedProductFit, CountsTheUnknownAsThePolicySays) {
  const Row row{80, kNone};
  EXPECT_EQ(product_of(row, {1, 1}, MissingPolicy::zero).score, 0);
  EXPECT_EQ(product_of(row, {1, 1}, MissingPolicy::renormalize).score, 80);
  EXPECT_NEAR(product_of(row, {1, 1}, MissingPolicy::neutral).score, std::sqrt(80 * 50), 1e-10);
}

TEST(WeightedProductFit, RangeHasTheUnknownAtZeroAndAtAHundred) {
  const FitScore fit = product_of({25, kNone}, {1, 1}, MissingPolicy::neutral);
  EXPECT_EQ(fit.low, 0);
  EXPECT_DOUBLE_EQ(fit.high, 50);
  EXPECT_EQ(fit.coverage, 0.5);
}

TEST(WeightedProductFit, AllUnknownHasNoScoreAndIsNoNan) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const FitScore fit = product_of({kNone, kNone}, {1, 1}, missing);
    EXPECT_FALSE(fit.ranked());
    EXPECT_FALSE(std::isnan(fit.score));
    EXPECT_EQ(fit.low, 0);
    EXPECT_EQ(fit.high, 100);
  }
}

TEST(WeightedProductFit, EqualsTheDefinitionOnRandomWorlds) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const test::World world = test::random_world(seed, 20);
    const ScoreMatrix scores = test::to_matrix(world.rows, world.weights.size());
    const Weights weights(world.weights);
    for (std::size_t row = 0; row < world.rows.size(); ++row) {
      for (const MissingPolicy missing : test::kAllMissingPolicies) {
        const FitScore fit = fit_score(scores, row, weights, product(missing));
        if (!fit.ranked()) continue;
        const std::optional<double> unknown = missing == MissingPolicy::renormalize ? std::nullopt
                                              : missing == MissingPolicy::neutral   ? std::optional(50.0)
                                                                                    : std::optional(0.0);
        EXPECT_NEAR(fit.score, product_of(world.rows[row], world.weights, unknown), 1e-9) << seed;
        EXPECT_NEAR(fit.low, product_of(world.rows[row], world.weights, 0.0), 1e-9);
        EXPECT_NEAR(fit.high, product_of(world.rows[row], world.weights, 100.0), 1e-9);
        EXPECT_LE(fit.low, fit.score);
        EXPECT_LE(fit.score, fit.high);
        EXPECT_EQ(fit.coverage, fit_score(scores, row, weights, missing).coverage);
      }
    }
  }
}

TEST(WeightedProductFit, NeverExceedsTheSumWhereAllIsKnown) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const test::World world = test::random_world(seed, 20);
    const ScoreMatrix scores = test::to_matrix(world.rows, world.weights.size());
    for (std::size_t row = 0; row < world.rows.size(); ++row) {
      const FitScore sum = fit_score(scores, row, Weights(world.weights), MissingPolicy::renormalize);
      const FitScore fit = fit_score(scores, row, Weights(world.weights), product(MissingPolicy::renormalize));
      EXPECT_LE(fit.score, sum.score + 1e-9);
    }
  }
}

/// Every company with its place, by comparing each with every other.
std::vector<std::size_t> order_by_pairs(const ScoreMatrix& scores, const IdList& ids, const Weights& weights,
                                        Scoring scoring) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < scores.companies(); ++row) {
    if (fit_score(scores, row, weights, scoring).ranked()) rows.push_back(row);
  }
  std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
    return ranks_before(scores, ids, a, fit_score(scores, a, weights, scoring), b,
                        fit_score(scores, b, weights, scoring));
  });
  return rows;
}

TEST(WeightedProductRanking, EveryWayToTheFirstGivesTheSame) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const test::World world = test::random_world(seed, 200);
    const ScoreMatrix scores = test::to_matrix(world.rows, world.weights.size());
    const Weights weights(world.weights);
    const IdList ids(world.ids);
    IndexSource source;
    source.criteria.assign(world.weights.size(), "criterion");
    const SkybandIndex index = SkybandIndex::build(scores, ids, 5, source);
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const Scoring scoring = product(missing);
      const std::vector<std::size_t> expected = order_by_pairs(scores, ids, weights, scoring);
      const std::size_t first = std::min<std::size_t>(5, expected.size());
      const auto top = top_companies(scores, ids, weights, scoring, {.top = 5});
      const auto all = rank_companies(scores, ids, weights, scoring).ranked;
      const auto by_index = index.top(weights, scoring, std::min<std::size_t>(5, scores.companies()));
      ASSERT_EQ(all.size(), expected.size());
      ASSERT_EQ(top.size(), first);
      ASSERT_EQ(by_index.size(), first);
      for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(all[i].company, expected[i]) << seed;
      for (std::size_t i = 0; i < first; ++i) {
        EXPECT_EQ(top[i].company, expected[i]);
        EXPECT_EQ(index.row_of(by_index[i].company), expected[i]) << seed;
        EXPECT_EQ(top[i].rank, ranks_of(std::span(&expected[i], 1), scores, weights, scoring).front());
      }
    }
  }
}

TEST(WeightedProductRanking, IsThatOfTheMethodsComparison) {
  const test::World world = test::random_world(7, 60);
  const ScoreMatrix scores = test::to_matrix(world.rows, world.weights.size());
  const Weights weights(world.weights);
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const MethodComparison comparison = compare_methods(scores, IdList(world.ids), weights, missing);
    const auto ranked = rank_companies(scores, world.ids, weights, product(missing)).ranked;
    const MethodRanking& ranking = comparison.rankings[1];
    ASSERT_EQ(ranking.method, Method::weighted_product);
    for (const RankedCompany& place : ranked) {
      const auto at = std::ranges::find(comparison.companies, place.company) - comparison.companies.begin();
      EXPECT_NEAR(ranking.scores[static_cast<std::size_t>(at)], place.fit.score, 1e-9);
      EXPECT_EQ(ranking.ranks[static_cast<std::size_t>(at)], place.rank);
    }
  }
}

TEST(WeightedProductRanking, BatchGivesEachPersonaItsOwn) {
  const test::World world = test::random_world(11, 100);
  const std::size_t criteria = world.weights.size();
  const ScoreMatrix scores = test::to_matrix(world.rows, criteria);
  WeightTable personas{.criteria = criteria, .ids = {}, .raw = {}};
  test::Draw draw(3);
  for (std::size_t p = 0; p < 100; ++p) {
    personas.ids.push_back(std::to_string(p));
    for (std::size_t c = 0; c < criteria; ++c) personas.raw.push_back(draw.unit() + 0.01);
  }
  std::size_t seen = 0;
  const Scoring scoring = product(MissingPolicy::neutral);
  rank_batch(scores, IdList(world.ids), personas, scoring, {.top = 3},
             [&](std::size_t persona, const std::vector<RankedCompany>& top) {
               ++seen;
               const auto expected =
                   top_companies(scores, IdList(world.ids), personas.weights(persona), scoring, {.top = 3});
               ASSERT_EQ(top.size(), expected.size());
               for (std::size_t i = 0; i < top.size(); ++i) EXPECT_EQ(top[i].company, expected[i].company);
             });
  EXPECT_EQ(seen, 100U);
}

}  // namespace
}  // namespace fitrank
