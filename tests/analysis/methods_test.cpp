// The published cases of each method, and PROMETHEE against every pair.
#include "analysis/methods.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "analysis/agreement.hpp"
#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;
using Numbers = std::vector<double>;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kBenefits{false, false, false, false, false, false, false};

std::span<const bool> benefits(std::size_t criteria) { return std::span(kBenefits).first(criteria); }

/// One more than how many are better: competition ranks by their definition.
std::vector<std::size_t> ranks_of(const Numbers& scores, bool more_is_better = true) {
  std::vector<std::size_t> ranks;
  for (const double score : scores) {
    const auto better =
        std::ranges::count_if(scores, [&](double other) { return more_is_better ? other > score : other < score; });
    ranks.push_back(1 + static_cast<std::size_t>(better));
  }
  return ranks;
}

/// Wikipedia, "Weighted sum model" and "Weighted product model", after Triantaphyllou (2000).
const DecisionMatrix kTriantaphyllou{{25, 20, 15, 30}, {10, 30, 20, 30}, {30, 10, 30, 10}};

TEST(WeightedSum, TriantaphyllousExampleHasTwoFirst) {
  const Numbers scores = weighted_sum(kTriantaphyllou, Numbers{0.2, 0.15, 0.4, 0.25});
  EXPECT_THAT(scores, Pointwise(DoubleNear(1e-9), Numbers{21.5, 22, 22}));
  EXPECT_THAT(ranks_of(scores), ElementsAre(3, 1, 1));
}

// Also scikit-criteria, tests/agg/test_simple.py, test_WeightedProductModel_enwiki_1015567716.
TEST(WeightedProduct, TriantaphyllousExample) {
  const DecisionMatrix matrix = normalise(kTriantaphyllou, benefits(4), Normalisation::sum);
  const Numbers scores = weighted_product(matrix, Numbers{0.2, 0.15, 0.4, 0.25});
  Numbers logarithms;
  for (const double score : scores) logarithms.push_back(std::log10(score));
  EXPECT_THAT(logarithms, Pointwise(DoubleNear(1e-8), Numbers{-0.50128589, -0.50448471, -0.52947246}));
  EXPECT_THAT(ranks_of(scores), ElementsAre(1, 2, 3));
}

// Tzeng and Huang (2011), "Multiple Attribute Decision Making", CRC Press; as in scikit-criteria,
// tests/agg/test_topsis.py.
TEST(Topsis, TzengAndHuang2011) {
  const DecisionMatrix matrix{{5, 8, 4}, {7, 6, 8}, {8, 8, 6}, {7, 4, 6}};
  const Numbers scores = topsis(normalise(matrix, benefits(3), Normalisation::vector), Numbers{0.3, 0.4, 0.3});
  EXPECT_THAT(scores, Pointwise(DoubleNear(1e-4), Numbers{0.5037, 0.6581, 0.7482, 0.334}));
  EXPECT_THAT(ranks_of(scores), ElementsAre(3, 2, 1, 4));
}

/// Opricovic and Tzeng (2004), European Journal of Operational Research 156, 445-455: risk, to be low, and
/// altitude. Scores as in pymcdm, test/test_mcdm.py, TestTOPSIS.
DecisionMatrix opricovic_and_tzeng() {
  return normalise({{1, 3000}, {2, 3750}, {5, 4500}}, std::array{true, false}, Normalisation::minmax);
}

TEST(Topsis, OpricovicAndTzeng2004HasTwoSecond) {
  const Numbers scores = topsis(opricovic_and_tzeng(), Numbers{0.5, 0.5});
  EXPECT_THAT(scores, Pointwise(DoubleNear(0.00051), Numbers{0.5, 0.617, 0.5}));
  EXPECT_THAT(ranks_of(scores), ElementsAre(2, 1, 2));
}

TEST(Vikor, OpricovicAndTzeng2004ByHand) {
  const Vikor found = vikor(opricovic_and_tzeng(), Numbers{0.5, 0.5});
  EXPECT_THAT(found.group, Pointwise(DoubleEq(), Numbers{0.5, 0.375, 0.5}));
  EXPECT_THAT(found.regret, Pointwise(DoubleEq(), Numbers{0.5, 0.25, 0.5}));
  EXPECT_THAT(found.compromise, Pointwise(DoubleEq(), Numbers{1, 0, 1}));
  EXPECT_THAT(found.proposed, ElementsAre(1));
}

// Rizan et al. (2020), CITSM, doi:10.1109/CITSM50537.2020.9268874; as in pyrepo-mcda,
// tests/test_mcda_methods_2.py. The weights are used as printed.
TEST(WeightedSum, Rizan2020BySharesOfTheGreatest) {
  const DecisionMatrix matrix{{0.75, 0.5, 0.75, 0, 0, 0, 1},
                              {0.75, 1, 0.75, 0, 0, 0, 0.75},
                              {0.75, 0.75, 0.75, 0, 0.5, 0.25, 1},
                              {0.5, 0.5, 0.75, 1, 0.5, 0, 0.75}};
  const Numbers scores = weighted_sum(normalise(matrix, benefits(7), Normalisation::max_ratio),
                                      Numbers{0.1, 0.1, 0.1, 0.15, 0.2, 0.25, 0.1});
  EXPECT_THAT(scores, Pointwise(DoubleNear(0.00051), Numbers{0.35, 0.375, 0.825, 0.642}));
  EXPECT_THAT(ranks_of(scores), ElementsAre(4, 3, 1, 2));
}

// Chakraborty, Zavadskas and Antucheviciene (2015); as in pymcdm, test/test_mcdm.py, TestWASPAS: half
// weighted sum, half weighted product. The weights sum to 1.0155 as printed and are used so.
TEST(WeightedSumAndProduct, Chakraborty2015HalfOfEach) {
  const DecisionMatrix matrix{{30, 23, 5, 0.745, 0.745, 1500, 5000}, {18, 13, 15, 0.745, 0.745, 1300, 6000},
                              {15, 12, 10, 0.5, 0.5, 950, 7000},     {25, 20, 13, 0.745, 0.745, 1200, 4000},
                              {14, 18, 14, 0.255, 0.745, 950, 3500}, {17, 15, 9, 0.745, 0.5, 1250, 5250},
                              {23, 18, 20, 0.5, 0.745, 1100, 3000},  {16, 8, 14, 0.255, 0.5, 1500, 3000}};
  const std::array costs{false, false, false, false, false, true, true};
  const Numbers weights{0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445};
  const DecisionMatrix shares = normalise(matrix, costs, Normalisation::max_ratio);
  const Numbers sums = weighted_sum(shares, weights);
  const Numbers products = weighted_product(shares, weights);
  Numbers scores;
  for (std::size_t i = 0; i < sums.size(); ++i) scores.push_back((sums[i] + products[i]) / 2);
  EXPECT_THAT(scores,
              Pointwise(DoubleNear(6e-5), Numbers{0.8329, 0.7884, 0.6987, 0.8831, 0.7971, 0.7036, 0.8728, 0.5749}));
  EXPECT_THAT(ranks_of(scores), ElementsAre(3, 5, 7, 1, 4, 6, 2, 8));
}

// Dezert et al. (2020), FUSION, SPOTIS: the distance to the ideal is 1 less the weighted sum on goalposts;
// as in pymcdm, test/test_mcdm.py, TestSPOTIS.
TEST(WeightedSum, Dezert2020OnGoalposts) {
  const DecisionMatrix matrix{{10.5, -3.1, 1.7}, {-4.7, 0, 3.4}, {8.1, 0.3, 1.3}, {3.2, 7.3, -5.3}};
  const std::array<Goalposts, 3> posts{{{-5, 12}, {-6, 10}, {-8, 5}}};
  const Numbers sums = weighted_sum(normalise(matrix, std::array{false, true, false}, Normalisation::goalposts, posts),
                                    Numbers{0.2, 0.3, 0.5});
  Numbers distances;
  for (const double sum : sums) distances.push_back(1 - sum);
  EXPECT_THAT(distances, Pointwise(DoubleNear(6e-5), Numbers{0.1989, 0.3705, 0.3063, 0.7491}));
  EXPECT_THAT(ranks_of(distances, false), ElementsAre(1, 3, 2, 4));
}

// The phenomenon of Belton and Gear (1983).
TEST(WeightedSum, MinMaxTurnsTheOrderWhenALoserJoinsAndGoalpostsDoNot) {
  const DecisionMatrix before{{60, 8}, {100, 4.5}, {50, 3}};
  const DecisionMatrix after{{60, 8}, {100, 4.5}, {50, 3}, {300, 3}};
  const Numbers half{0.5, 0.5};
  const auto by = [&](const DecisionMatrix& matrix, Normalisation normalisation) {
    const std::array<Goalposts, 2> posts{{{0, 300}, {0, 10}}};
    return weighted_sum(normalise(matrix, benefits(2), normalisation, posts), half);
  };
  EXPECT_THAT(by(before, Normalisation::minmax), Pointwise(DoubleNear(1e-12), Numbers{0.6, 0.65, 0}));
  EXPECT_THAT(by(after, Normalisation::minmax), Pointwise(DoubleNear(1e-12), Numbers{0.52, 0.25, 0, 0.5}));
  Numbers on_posts = by(after, Normalisation::goalposts);
  on_posts.pop_back();
  EXPECT_THAT(on_posts, Pointwise(DoubleEq(), by(before, Normalisation::goalposts)));
}

// COINr, R/aggregate.R, a_amean: what is unknown is dropped with its weight.
TEST(WeightedSum, CoinrDropsTheUnknownWithItsWeight) {
  const DecisionMatrix matrix{{0.9, kNan, 0.5}};
  EXPECT_THAT(weighted_sum(matrix, Numbers{0.5, 0.3, 0.2}), Pointwise(DoubleNear(1e-12), Numbers{0.7857142857142858}));
}

TEST(WeightedProduct, DropsTheUnknownWithItsWeight) {
  EXPECT_THAT(weighted_product({{64, kNan, 8}}, Numbers{0.25, 0.25, 0.5}),
              Pointwise(DoubleNear(1e-9), Numbers{std::pow(64, 1.0 / 3) * std::pow(8, 2.0 / 3)}));
}

TEST(WeightedProduct, OneZeroThatIsWeighedIsZeroInAll) {
  const DecisionMatrix matrix{{0, 100}, {100, 0}};
  EXPECT_THAT(weighted_product(matrix, Numbers{1, 0}), ElementsAre(0, 100));
}

TEST(WeightedProduct, EqualProductsTieToTheBit) {
  EXPECT_THAT(weighted_product({{40, 90}, {60, 60}, {90, 40}}, Numbers{0.5, 0.5}), ElementsAre(60, 60, 60));
  EXPECT_THAT(weighted_product({{100, 100, 100}}, Numbers{0.1, 0.2, 0.7}), ElementsAre(100));
}

TEST(WeightedProduct, RefusesNegativeNumbers) {
  EXPECT_THROW(weighted_product({{-1, 1}}, Numbers{0.5, 0.5}), std::invalid_argument);
}

TEST(Topsis, AnUnknownIsNoDistance) {
  // Of the second row only its first criterion counts: all of the way to the best.
  EXPECT_THAT(topsis({{0, 10}, {10, kNan}, {5, 0}}, Numbers{0.5, 0.5}),
              ElementsAre(0.5, 1, DoubleNear(0.5 / (0.5 + std::sqrt(1.25)), 1e-12)));
}

TEST(Vikor, ProposesAllThatComeNear) {
  // Q: 0, 0.1 and 1; an advantage of 1/2 is asked for.
  const Vikor found = vikor({{10, 10}, {9, 9}, {0, 0}}, Numbers{0.5, 0.5});
  EXPECT_THAT(found.compromise, Pointwise(DoubleNear(1e-12), Numbers{0, 0.1, 1}));
  EXPECT_THAT(found.proposed, ElementsAre(0, 1));
}

TEST(Vikor, ProposesTheSecondTooWhereTheFirstLeadsNeitherInAllNorOnTheWorst) {
  const DecisionMatrix matrix{{0.3, 0.66}, {0, 1}, {0.4, 0.4}, {0.76, 0}, {1, 0}, {0.76, 0}, {0.76, 0}, {0.76, 0}};
  const Vikor found = vikor(matrix, Numbers{0.5, 0.5});
  EXPECT_GT(found.compromise[2] - found.compromise[0], 1.0 / 7);  // the advantage alone would do
  EXPECT_THAT(found.proposed, ElementsAre(0, 2));
}

TEST(Vikor, VMovesFromTheWorstCriterionToAll) {
  const DecisionMatrix matrix{{10, 0}, {4, 5}, {0, 10}, {4, 4}};
  EXPECT_EQ(ranks_of(vikor(matrix, Numbers{0.5, 0.5}, 1).compromise, false)[1], 3U);
  EXPECT_EQ(ranks_of(vikor(matrix, Numbers{0.5, 0.5}, 0).compromise, false)[1], 1U);
  EXPECT_THROW(vikor(matrix, Numbers{0.5, 0.5}, 1.5), std::invalid_argument);
}

/// Brans and Vincke (1985) by the definition, pair by pair.
Numbers naive_promethee(const DecisionMatrix& matrix, const Numbers& weights, Preference worth) {
  const auto preference = [&](double lead) {
    if (!(lead > worth.indifference)) return 0.0;
    if (lead >= worth.full) return 1.0;
    return (lead - worth.indifference) / (worth.full - worth.indifference);
  };
  Numbers flows;
  for (std::size_t a = 0; a < matrix.rows(); ++a) {
    double net = 0;
    double weight = 0;
    double all = 0;
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      all += weights[c];
      if (!matrix.knows(a, c)) continue;
      weight += weights[c];
      double flow = 0;
      double others = 0;
      for (std::size_t b = 0; b < matrix.rows(); ++b) {
        if (b == a || !matrix.knows(b, c)) continue;
        flow += preference(matrix.at(a, c) - matrix.at(b, c)) - preference(matrix.at(b, c) - matrix.at(a, c));
        ++others;
      }
      if (others > 0) net += weights[c] * flow / others;
    }
    flows.push_back(weight > 0 ? net * all / weight : 0);
  }
  return flows;
}

TEST(Promethee, SortingGivesWhatEveryPairGives) {
  for (std::uint64_t seed = 0; seed < 600 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const test::World world = test::random_world(seed, 30);
    const ScoreMatrix scores = test::to_matrix(world.rows, world.weights.size());
    std::vector<std::size_t> rows(world.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const DecisionMatrix matrix = decision_matrix(scores, rows, missing);
      for (const Preference worth : {Preference{0, 0}, {0, 7.5}, {5, 25}, {10, 10}, {0, 1000}}) {
        EXPECT_THAT(promethee(matrix, world.weights, std::vector(world.weights.size(), worth)),
                    Pointwise(DoubleNear(1e-9), naive_promethee(matrix, world.weights, worth)));
      }
    }
  }
}

TEST(Promethee, SortingGivesWhatEveryPairGivesOnAFineScale) {
  test::Draw draw(7);
  DecisionMatrix matrix(60, 3);
  for (std::size_t row = 0; row < 60; ++row) {
    for (std::size_t c = 0; c < 3; ++c) {
      if (draw.below(5) > 0) matrix.at(row, c) = static_cast<double>(draw.below(1001)) / 10;
    }
  }
  const Numbers weights{0.5, 0.3, 0.2};
  for (const Preference worth : {Preference{0, 0}, {0, 0.15}, {1.05, 3.05}, {2.55, 12.55}, {0, 99}}) {
    EXPECT_THAT(promethee(matrix, weights, std::vector(3, worth)),
                Pointwise(DoubleNear(1e-9), naive_promethee(matrix, weights, worth)));
  }
}

TEST(Promethee, FlowsOfAKnownWorldAddUpToNothing) {
  const Numbers flows = promethee({{1, 9}, {2, 8}, {3, 9}, {3, 0}}, Numbers{0.4, 0.6});
  EXPECT_NEAR(flows[0] + flows[1] + flows[2] + flows[3], 0, 1e-11);
  EXPECT_NEAR(flows[2], 0.4 * 2 / 3 + 0.6 * 2 / 3, 1e-11);
}

TEST(Methods, RefuseWeightsThatDoNotFit) {
  EXPECT_THROW(weighted_sum({{1, 2}}, Numbers{1}), std::invalid_argument);
  EXPECT_THROW(topsis({{1, 2}}, Numbers{1, -1}), std::invalid_argument);
  EXPECT_THROW(promethee({{1, 2}}, Numbers{1, kNan}), std::invalid_argument);
  EXPECT_THROW(promethee({{1, 2}}, Numbers{1, 1}, std::vector(1, Preference{})), std::invalid_argument);
  EXPECT_THROW(promethee({{1, 2}}, Numbers{1, 1}, std::vector(2, Preference{5, 3})), std::invalid_argument);
}

/// A world of the names a, b, c ... and all its methods.
MethodComparison compare_rows(const std::vector<test::Row>& rows, const Numbers& weights,
                              MissingPolicy missing = MissingPolicy::zero, const MethodOptions& options = {}) {
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < rows.size(); ++row) ids.push_back(fmt::format("c{}", row));
  return compare_methods(test::to_matrix(rows, weights.size()), IdList(ids), Weights(weights), missing, options);
}

TEST(CompareMethods, ListsCompaniesAsRankedAndEveryMethodsRanks) {
  const MethodComparison found = compare_rows({{50, 50}, {100, 2}, {60, 30}, {std::nullopt, std::nullopt}}, {1, 1});
  EXPECT_THAT(found.companies, ElementsAre(1, 0, 2));
  EXPECT_EQ(found.unranked, 1U);
  ASSERT_EQ(found.rankings.size(), kAllMethods.size());
  EXPECT_THAT(found.rankings[0].scores, ElementsAre(51, 50, 45));
  EXPECT_THAT(found.rankings[0].ranks, ElementsAre(1, 2, 3));
  EXPECT_THAT(found.rankings[1].ranks, ElementsAre(3, 1, 2));  // sqrt(200), 50, sqrt(1800)
  ASSERT_EQ(found.agreement.size(), 10U);
  EXPECT_EQ(found.agreement[0].y, Method::weighted_product);
  EXPECT_THAT(found.agreement[0].kendall, testing::Optional(DoubleNear(-1.0 / 3, 1e-12)));
}

TEST(CompareMethods, AnUnknownCountsAsThePolicySays) {
  const std::vector<test::Row> rows{{80, std::nullopt}, {70, 60}};
  const auto product_of_first = [&](MissingPolicy missing) {
    const MethodComparison found = compare_rows(rows, {1, 1}, missing);
    const auto at = static_cast<std::size_t>(std::ranges::find(found.companies, 0U) - found.companies.begin());
    return found.rankings[1].scores[at];
  };
  EXPECT_THAT(product_of_first(MissingPolicy::zero), DoubleEq(0));
  EXPECT_THAT(product_of_first(MissingPolicy::renormalize), DoubleNear(80, 1e-9));
  EXPECT_THAT(product_of_first(MissingPolicy::neutral), DoubleNear(std::sqrt(80.0 * 50), 1e-9));
}

TEST(CompareMethods, LeavesOutWhoIsNotAllowed) {
  const std::uint64_t allowed = 0b101;
  const MethodComparison found =
      compare_rows({{50}, {100}, {60}}, {1}, MissingPolicy::zero, {.allowed = std::span(&allowed, 1)});
  EXPECT_THAT(found.companies, ElementsAre(2, 0));
}

TEST(CompareMethods, OneCompanyOrNone) {
  const MethodComparison one = compare_rows({{50, 60}}, {1, 1});
  for (const MethodRanking& ranking : one.rankings) EXPECT_THAT(ranking.ranks, ElementsAre(1));
  EXPECT_EQ(one.agreement[0].kendall, std::nullopt);
  EXPECT_THAT(one.proposed, ElementsAre(0));
  EXPECT_THAT(compare_rows({}, {1, 1}).companies, testing::IsEmpty());
}

TEST(CompareMethods, WhoDominatesIsNeverBehind) {
  for (std::uint64_t seed = 0; seed < 300 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const test::World world = test::random_world(seed, 12);
    const MethodComparison found = compare_rows(world.rows, world.weights, MissingPolicy::zero);
    const auto at_least = [&](std::size_t a, std::size_t b) {
      for (std::size_t c = 0; c < world.weights.size(); ++c) {
        if (world.rows[found.companies[a]][c].value_or(0) < world.rows[found.companies[b]][c].value_or(0)) return false;
      }
      return true;
    };
    for (std::size_t a = 0; a < found.companies.size(); ++a) {
      for (std::size_t b = 0; b < found.companies.size(); ++b) {
        if (a == b || !at_least(a, b)) continue;
        for (const MethodRanking& ranking : found.rankings) EXPECT_LE(ranking.ranks[a], ranking.ranks[b]);
      }
    }
  }
}

}  // namespace
}  // namespace fitrank
