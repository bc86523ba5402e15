#include "analysis/agreement.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using Ranks = std::vector<double>;
using List = std::vector<std::size_t>;
using test::Draw;

/// By its definition, pair by pair.
std::optional<double> naive_tau_b(const Ranks& x, const Ranks& y) {
  const auto sign = [](double a, double b) { return (a > b ? 1 : 0) - (a < b ? 1 : 0); };
  double agree = 0;
  double untied_x = 0;
  double untied_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      agree += sign(x[i], x[j]) * sign(y[i], y[j]);
      untied_x += std::abs(sign(x[i], x[j]));
      untied_y += std::abs(sign(y[i], y[j]));
    }
  }
  if (!(untied_x > 0) || !(untied_y > 0)) return std::nullopt;
  return agree / std::sqrt(untied_x * untied_y);
}

/// One more than those before it, and half of those beside it.
Ranks naive_mean_ranks(const Ranks& ranks) {
  Ranks result;
  for (const double rank : ranks) {
    const auto before = std::ranges::count_if(ranks, [&](double other) { return other < rank; });
    const auto equal = std::ranges::count(ranks, rank);
    result.push_back(static_cast<double>(before) + (static_cast<double>(equal) + 1) / 2);
  }
  return result;
}

double naive_pearson(const Ranks& x, const Ranks& y) {
  const auto n = static_cast<double>(x.size());
  const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xy = 0;
  double xx = 0;
  double yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mean_x) * (y[i] - mean_y);
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
  }
  return xy / std::sqrt(xx * yy);
}

Ranks random_ranks(Draw& draw, std::size_t things) {
  Ranks ranks;
  const std::size_t grid = 1 + draw.below(2 * things);
  for (std::size_t i = 0; i < things; ++i) ranks.push_back(static_cast<double>(1 + draw.below(grid)));
  return ranks;
}

// Salabun and Urbaniak (2020), "A new coefficient of rankings similarity in decision-making problems",
// ICCS; the values are those that pyrepo-mcda's tests give for it, to four digits.
TEST(Agreement, GivesThePublishedValues) {
  const Ranks x{1, 2, 3, 4, 5};
  const Ranks y{1, 3, 2, 4, 5};
  EXPECT_NEAR(spearman_rho(x, y).value(), 0.9, 5.1e-5);
  EXPECT_NEAR(weighted_spearman(x, y).value(), 0.8833, 5.1e-5);
  EXPECT_NEAR(ws_similarity(x, y).value(), 0.8542, 5.1e-5);
}

TEST(Agreement, CountsTheFirstPlacesMore) {
  const Ranks reference{1, 2, 3, 4, 5};
  const Ranks top{2, 1, 3, 4, 5};
  const Ranks bottom{1, 2, 3, 5, 4};
  EXPECT_DOUBLE_EQ(*spearman_rho(reference, top), *spearman_rho(reference, bottom));
  EXPECT_LT(*weighted_spearman(reference, top), *weighted_spearman(reference, bottom));
  EXPECT_LT(*ws_similarity(reference, top), *ws_similarity(reference, bottom));
  EXPECT_LT(*rank_biased_overlap(List{0, 1, 2, 3, 4}, List{1, 0, 2, 3, 4}),
            *rank_biased_overlap(List{0, 1, 2, 3, 4}, List{0, 1, 2, 4, 3}));
}

TEST(Agreement, TheWsSimilarityTakesTheFirstRankingAsReference) {
  const Ranks x{1, 2, 3};
  const Ranks y{2, 3, 1};
  // 1 - (1/2 * 1/2 + 1/4 * 1/1 + 1/8 * 2/2) and 1 - (1/4 * 1/1 + 1/8 * 1/2 + 1/2 * 2/2)
  EXPECT_DOUBLE_EQ(ws_similarity(x, y).value(), 0.375);
  EXPECT_DOUBLE_EQ(ws_similarity(y, x).value(), 0.1875);
}

TEST(Agreement, TakesTheSameAndTheReverseOrderForTheEnds) {
  const Ranks x{3, 1, 4, 2, 5};
  const Ranks reverse{3, 5, 2, 4, 1};
  for (const auto measure : {kendall_tau_b, spearman_rho, weighted_spearman}) {
    EXPECT_DOUBLE_EQ(measure(x, x).value(), 1);
    EXPECT_DOUBLE_EQ(measure(x, reverse).value(), -1);
  }
  EXPECT_DOUBLE_EQ(ws_similarity(x, x).value(), 1);
}

TEST(Agreement, MatchesTheDefinitionsOnRandomTies) {
  for (std::uint64_t seed = 0; seed < 2000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Draw draw(seed);
    const std::size_t things = draw.below(40);
    const Ranks x = random_ranks(draw, things + 1);
    const Ranks y = random_ranks(draw, things + 1);
    const auto expected = naive_tau_b(x, y);
    ASSERT_EQ(kendall_tau_b(x, y).has_value(), expected.has_value());
    ASSERT_EQ(spearman_rho(x, y).has_value(), expected.has_value());
    ASSERT_EQ(weighted_spearman(x, y).has_value(), expected.has_value());
    ASSERT_EQ(ws_similarity(x, y).has_value(), expected.has_value());
    if (!expected) continue;
    EXPECT_NEAR(*kendall_tau_b(x, y), *expected, 1e-12);
    EXPECT_NEAR(*spearman_rho(x, y), naive_pearson(naive_mean_ranks(x), naive_mean_ranks(y)), 1e-12);
    EXPECT_LE(std::abs(*weighted_spearman(x, y)), 1 + 1e-12);
    EXPECT_LE(*ws_similarity(x, y), 1);
    EXPECT_DOUBLE_EQ(*weighted_spearman(x, y), *weighted_spearman(naive_mean_ranks(x), naive_mean_ranks(y)));
    EXPECT_DOUBLE_EQ(*ws_similarity(x, y), *ws_similarity(naive_mean_ranks(x), naive_mean_ranks(y)));
  }
}

TEST(Agreement, IsNotDefinedForOneThingOrOneSideAllTied) {
  const Ranks none;
  const Ranks one{1};
  const Ranks tied{1, 1, 1};
  const Ranks order{1, 2, 3};
  for (const auto measure : {kendall_tau_b, spearman_rho, weighted_spearman, ws_similarity}) {
    EXPECT_EQ(measure(none, none), std::nullopt);
    EXPECT_EQ(measure(one, one), std::nullopt);
    EXPECT_EQ(measure(tied, order), std::nullopt);
    EXPECT_EQ(measure(order, tied), std::nullopt);
    EXPECT_THROW(measure(order, one), std::invalid_argument);
  }
}

/// The series itself, with the agreement at the last depth carried on for good.
double summed_series(const List& x, const List& y, double p) {
  double sum = 0;
  double weight = 1 - p;
  double agreement = 0;
  for (std::size_t depth = 1; depth < 20000; ++depth, weight *= p) {
    if (depth <= x.size()) {
      std::size_t overlap = 0;
      for (std::size_t i = 0; i < depth; ++i) {
        overlap += static_cast<std::size_t>(std::count(y.begin(), y.begin() + static_cast<long>(depth), x[i]));
      }
      agreement = static_cast<double>(overlap) / static_cast<double>(depth);
    }
    sum += weight * agreement;
  }
  return sum;
}

List shuffled(Draw& draw, std::size_t things, std::size_t first) {
  List list(things);
  std::iota(list.begin(), list.end(), std::size_t{0});
  for (std::size_t i = things; i > 1; --i) std::swap(list[i - 1], list[draw.below(i)]);
  list.resize(first);
  return list;
}

TEST(RankBiasedOverlap, IsOneForTheSameListAndZeroForNothingInCommon) {
  EXPECT_DOUBLE_EQ(rank_biased_overlap(List{4, 2, 9}, List{4, 2, 9}).value(), 1);
  EXPECT_DOUBLE_EQ(rank_biased_overlap(List{4, 2, 9}, List{1, 0, 3}).value(), 0);
  EXPECT_EQ(rank_biased_overlap(List{}, List{1}), std::nullopt);
  EXPECT_EQ(rank_biased_overlap(List{1}, List{}), std::nullopt);
  for (const double p : {0.0, 1.0, -1.0, std::nan("")}) {
    EXPECT_THROW(rank_biased_overlap(List{1}, List{1}, p), std::invalid_argument);
  }
}

// The lists of the example in Webber, Moffat and Zobel (2010), "A similarity measure for indefinite
// rankings", figure 5: abcdefg and zcavwxy. They share 0, 0, 2, 2, 2, 2, 2 things down to each depth.
TEST(RankBiasedOverlap, FollowsThePapersExample) {
  const List x{0, 1, 2, 3, 4, 5, 6};
  const List y{25, 2, 0, 21, 22, 23, 24};
  const double p = 0.9;
  const double expected = (1 - p) / p *
                              (2.0 / 3 * std::pow(p, 3) + 2.0 / 4 * std::pow(p, 4) + 2.0 / 5 * std::pow(p, 5) +
                               2.0 / 6 * std::pow(p, 6) + 2.0 / 7 * std::pow(p, 7)) +
                          2.0 / 7 * std::pow(p, 7);
  EXPECT_NEAR(rank_biased_overlap(x, y).value(), expected, 1e-12);
}

// By hand from equation 32, p = 1/2: s = 1, l = 3, X = 0, 1, 1, so
// (1/2 / 1/2) * (1/2 * 1/4 + 1/3 * 1/8) + 0 + ((1 - 0)/3 + 0) * 1/8 = 5/24.
TEST(RankBiasedOverlap, ExtrapolatesTheShorterList) {
  EXPECT_NEAR(rank_biased_overlap(List{7}, List{3, 7, 5}, 0.5).value(), 5.0 / 24, 1e-15);
  EXPECT_NEAR(rank_biased_overlap(List{3, 7, 5}, List{7}, 0.5).value(), 5.0 / 24, 1e-15);
  // One whose only thing is first in the other agrees as far as it goes.
  EXPECT_DOUBLE_EQ(rank_biased_overlap(List{3}, List{3, 7, 5}, 0.5).value(), 1);
}

TEST(RankBiasedOverlap, EqualsTheSummedSeriesForListsOfOneLength) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Draw draw(seed);
    const std::size_t things = 1 + draw.below(30);
    const std::size_t length = 1 + draw.below(things);
    const List x = shuffled(draw, things, length);
    const List y = shuffled(draw, things, length);
    const double p = 0.05 + 0.9 * draw.unit();
    EXPECT_NEAR(rank_biased_overlap(x, y, p).value(), summed_series(x, y, p), 1e-9) << "seed " << seed;
  }
}

}  // namespace
}  // namespace fitrank
