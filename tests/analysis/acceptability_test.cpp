#include "analysis/acceptability.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "score/drawn_top.hpp"
#include "score/ranking.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;
using test::to_matrix;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Shares = std::vector<double>;

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(fmt::format("c{:05}", i));
  return ids;
}

WeightDraws uniform(std::size_t criteria, std::uint64_t seed = 1) {
  return WeightDraws({.profile = Weights(Shares(criteria, 1.0)), .seed = seed});
}

const CompanyAcceptability& of(const Acceptability& result, std::size_t company) {
  return *std::ranges::find(result.companies, company, &CompanyAcceptability::company);
}

void expect_sums_of_one(const Acceptability& result) {
  Shares by_rank(result.of);
  for (const CompanyAcceptability& company : result.companies) {
    ASSERT_THAT(company.ranks, SizeIs(result.of));
    EXPECT_NEAR(std::accumulate(company.ranks.begin(), company.ranks.end(), 0.0), 1, 1e-9);
    for (std::size_t rank = 0; rank < result.of; ++rank) by_rank[rank] += company.ranks[rank];
    const Shares& weights = company.central_weights;
    if (!weights.empty()) {
      EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 1, 1e-9);
    }
    EXPECT_EQ(weights.empty(), !(company.first > 0));
  }
  for (const double sum : by_rank) EXPECT_NEAR(sum, 1, 1e-9);
}

/// Draw by draw through rank_companies; unknown cells are filled in with what the draw gives them.
Acceptability slow(const ScoreMatrix& scores, const ScoreDraws& draws, const std::vector<std::string>& ids,
                   const WeightDraws& weights, std::size_t samples, std::size_t top,
                   Aggregation method = Aggregation::weighted_sum) {
  const std::size_t size = scores.companies();
  Acceptability result{.samples = samples, .top = top, .of = size, .companies = {}, .wins = {}};
  result.wins.assign(size, Shares(size));
  for (std::size_t i = 0; i < size; ++i) result.companies.push_back({.company = i, .ranks = Shares(size)});
  const double part = 1 / static_cast<double>(samples);
  for (std::size_t draw = 0; draw < samples; ++draw) {
    Shares shares(scores.criteria());
    weights.draw(draw, shares);
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < size; ++i) {
      double sum = 0;
      for (std::size_t c = 0; c < shares.size(); ++c) sum += shares[c] * draws.at(draws.draw(draw), i, c);
      if (method == Aggregation::weighted_product) {
        sum = 1;
        for (std::size_t c = 0; c < shares.size(); ++c) sum *= std::pow(draws.at(draws.draw(draw), i, c), shares[c]);
      }
      order.emplace_back(std::ldexp(std::floor(std::ldexp(sum, 36) + 0.5), -36), i);  // settled, as every score is
    }
    std::ranges::sort(order, [&](const auto& a, const auto& b) {
      return ranks_before(scores, IdList(ids), a.second, {.score = a.first}, b.second, {.score = b.first});
    });
    for (std::size_t rank = 0; rank < size; ++rank) {
      CompanyAcceptability& company = result.companies[order[rank].second];
      company.ranks[rank] += part;
      if (rank == 0) company.first += part;
      if (rank < top) company.top += part;
      for (std::size_t behind = rank + 1; behind < size; ++behind) {
        result.wins[order[rank].second][order[behind].second] += part;
      }
    }
  }
  return result;
}

void expect_same(const Acceptability& expected, const Acceptability& given) {
  ASSERT_EQ(given.companies.size(), expected.companies.size());
  for (std::size_t a = 0; a < given.companies.size(); ++a) {
    const CompanyAcceptability& company = given.companies[a];
    const CompanyAcceptability& wanted = of(expected, company.company);
    EXPECT_NEAR(company.first, wanted.first, 1e-9);
    EXPECT_NEAR(company.top, wanted.top, 1e-9);
    for (std::size_t rank = 0; rank < given.of; ++rank) EXPECT_NEAR(company.ranks[rank], wanted.ranks[rank], 1e-9);
    if (a >= given.wins.size()) continue;
    for (std::size_t b = 0; b < given.wins.size(); ++b) {
      EXPECT_NEAR(given.wins[a][b], expected.wins[company.company][given.companies[b].company], 1e-9);
    }
  }
}

TEST(AcceptabilityTest, GivesWhatTheSlowWayGivesOnRandomWorlds) {
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 120 : 20) && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const test::World world = test::random_world(seed, seed % 10 == 0 ? 260 : 12);
    const ScoreMatrix scores = to_matrix(world.rows, world.weights.size());
    const ScoreDraws draws(scores, {.seed = seed});
    const WeightDraws weights({.from = seed % 2 == 0 ? WeightSource::uniform : WeightSource::profile,
                               .profile = Weights(world.weights),
                               .concentration = 5,
                               .seed = seed});
    const auto result = find_acceptability(draws, IdList(world.ids), weights, {.samples = 60, .top = 2});
    expect_sums_of_one(result);
    expect_same(slow(scores, draws, world.ids, weights, 60, 2), result);
  }
}

TEST(AcceptabilityTest, OfProductsGivesWhatTheSlowWayGivesOnRandomWorlds) {
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 120 : 20) && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    const test::World world = test::random_world(seed, seed % 10 == 0 ? 260 : 12);
    const ScoreMatrix scores = to_matrix(world.rows, world.weights.size());
    const ScoreDraws draws(scores, {.seed = seed});
    const WeightDraws weights({.from = WeightSource::profile, .profile = Weights(world.weights), .seed = seed});
    const auto method = Aggregation::weighted_product;
    const auto result =
        find_acceptability(draws, IdList(world.ids), weights, {.samples = 60, .top = 2, .method = method});
    expect_sums_of_one(result);
    expect_same(slow(scores, draws, world.ids, weights, 60, 2, method), result);
    // The first few of a large set are found another way.
    const auto table = weights.table(60);
    const auto tops = drawn_tops(draws, IdList(world.ids), table, {.top = 2, .method = method});
    for (const auto& company : result.companies) {
      const auto in_top = std::ranges::count_if(
          tops, [&](const auto& top) { return std::ranges::find(top, company.company) != top.end(); });
      EXPECT_NEAR(company.top, static_cast<double>(in_top) / 60, 1e-9);
    }
  }
}

// smaa_identity3_exact: E[greatest share] = (1 + 1/2 + 1/3) / 3 = 11/18; the others share the rest.
TEST(AcceptabilityTest, IdentityOfThreeIsAsDerived) {
  const ScoreMatrix scores = to_matrix({{100, 0, 0}, {0, 100, 0}, {0, 0, 100}}, 3);
  const auto result = find_acceptability(ScoreDraws(scores, {}), IdList(numbered(3)), uniform(3), {.samples = 100'000});
  expect_sums_of_one(result);
  EXPECT_FALSE(result.uncertain_scores);
  for (std::size_t company = 0; company < 3; ++company) {
    EXPECT_NEAR(of(result, company).first, 1.0 / 3, 0.005);
    EXPECT_EQ(of(result, company).confidence, 1);
    for (std::size_t c = 0; c < 3; ++c) {
      EXPECT_NEAR(of(result, company).central_weights[c], c == company ? 11.0 / 18 : 3.5 / 18, 0.005);
    }
  }
}

/// The standard normal distribution's quantile, by bisection of erfc.
double normal_quantile(double u) {
  double low = -9;
  double high = 9;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::sqrt(2)) / 2 < u ? low : high) = middle;
  }
  return low;
}

// smaa_jsmaa_benefit_risk: Tervonen and others' benefit-risk model of four antidepressants, as JSMAA tests it
// (SMAA2SimulationTest.testCorrectResultsWithBRModel, https://github.com/tommite/jsmaa).
struct BenefitRisk {
  struct Normal {
    double mean;
    double deviation;
  };
  static constexpr std::size_t kCriteria = 6;
  static constexpr std::array<std::array<Normal, 4>, kCriteria> kMeasured = {{
      {{{0, 0}, {0.086, 0.056}, {0.095, 0.044}, {0.113, 0.048}}},  // efficacy, lognormal
      {{{11.7, 2.5}, {9.2, 1.86}, {15.4, 2.65}, {5.5, 2.32}}},     // diarrhea
      {{{7.2, 1.45}, {10.6, 1.58}, {7.5, 1.48}, {15.7, 4.44}}},    // dizziness
      {{{16.6, 3.27}, {21.2, 5.15}, {20.2, 3.78}, {12.8, 2.45}}},  // headache
      {{{13.7, 1.89}, {14.3, 2.93}, {15.0, 3.21}, {11.2, 3.98}}},  // insomnia
      {{{18.6, 1.79}, {18.3, 3.7}, {19.5, 2.6}, {31.0, 1.68}}},    // nausea
  }};
  static constexpr std::array<Normal, kCriteria> kScales = {
      {{0.9765, 1.2301}, {0.9528, 20.594}, {4.358, 24.4024}, {7.998, 31.294}, {3.3992, 21.2916}, {11.048, 34.2928}}};

  /// All but efficacy are costs.
  static double score(std::size_t company, std::size_t criterion, double u) {
    const Normal& normal = kMeasured[criterion][company];
    const double drawn = normal.mean + normal.deviation * normal_quantile(u);
    const auto& [least, greatest] = kScales[criterion];
    const double share = ((criterion == 0 ? std::exp(drawn) : drawn) - least) / (greatest - least);
    return 100 * std::clamp(criterion == 0 ? share : 1 - share, 0.0, 1.0);
  }
};

TEST(AcceptabilityTest, PublishedBenefitRiskModelComesOut) {
  constexpr std::array<std::array<double, 4>, 4> kRanks = {
      {{0.2, 0.28, 0.3, 0.22}, {0.25, 0.29, 0.27, 0.19}, {0.17, 0.25, 0.29, 0.3}, {0.39, 0.18, 0.15, 0.29}}};
  constexpr std::array<std::array<double, 6>, 4> kCentral = {{{0.08, 0.14, 0.23, 0.18, 0.16, 0.22},
                                                              {0.18, 0.17, 0.15, 0.13, 0.15, 0.22},
                                                              {0.21, 0.1, 0.22, 0.13, 0.15, 0.2},
                                                              {0.18, 0.21, 0.12, 0.21, 0.19, 0.09}}};
  constexpr std::array<double, 4> kConfidence = {0.48, 0.44, 0.34, 0.74};
  const ScoreMatrix scores(4, BenefitRisk::kCriteria);
  const ScoreDraws draws(scores, {.quantile = BenefitRisk::score});
  const auto result = find_acceptability(draws, IdList(numbered(4)), uniform(BenefitRisk::kCriteria));
  expect_sums_of_one(result);
  for (std::size_t company = 0; company < 4; ++company) {
    const CompanyAcceptability& given = of(result, company);
    for (std::size_t rank = 0; rank < 4; ++rank) EXPECT_NEAR(given.ranks[rank], kRanks[company][rank], 0.02);
    for (std::size_t c = 0; c < 6; ++c) EXPECT_NEAR(given.central_weights[c], kCentral[company][c], 0.02);
    EXPECT_NEAR(given.confidence, kConfidence[company], 0.03);
  }
}

/// Rank shares by the middles of a triangular grid of weights, two triangles to a cell.
std::vector<Shares> by_grid(const std::vector<Row>& rows, std::size_t steps) {
  std::vector<Shares> shares(rows.size(), Shares(rows.size()));
  double cells = 0;
  const auto add = [&](double a, double b) {
    cells += 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto score = [&](const Row& row) {
        return a * static_cast<double>(*row[0]) + b * static_cast<double>(*row[1]) +
               (1 - a - b) * static_cast<double>(*row[2]);
      };
      const auto ahead = std::ranges::count_if(rows, [&](const Row& row) { return score(row) > score(rows[i]); });
      shares[i][static_cast<std::size_t>(ahead)] += 1;
    }
  };
  const double step = 1 / static_cast<double>(steps);
  for (std::size_t i = 0; i < steps; ++i) {
    for (std::size_t j = 0; i + j < steps; ++j) {
      const double a = static_cast<double>(i);
      const double b = static_cast<double>(j);
      add((a + 1.0 / 3) * step, (b + 1.0 / 3) * step);
      if (i + j + 1 < steps) add((a + 2.0 / 3) * step, (b + 2.0 / 3) * step);
    }
  }
  for (Shares& row : shares) {
    for (double& share : row) share /= cells;
  }
  return shares;
}

TEST(AcceptabilityTest, AgreesWithIntegrationByAFineGrid) {
  test::Draw draw(5);
  for (int world = 0; world < 6; ++world) {
    std::vector<Row> rows(2 + draw.below(4));
    for (Row& row : rows) {
      for (int c = 0; c < 3; ++c) row.emplace_back(static_cast<float>(draw.unit() * 100));
    }
    const ScoreMatrix scores = to_matrix(rows, 3);
    const auto result =
        find_acceptability(ScoreDraws(scores, {}), IdList(numbered(rows.size())), uniform(3), {.samples = 40'000});
    const auto expected = by_grid(rows, 200);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t rank = 0; rank < rows.size(); ++rank) {
        EXPECT_NEAR(of(result, i).ranks[rank], expected[i][rank], 0.012) << world;
      }
    }
  }
}

TEST(AcceptabilityTest, CompaniesOfWhichNothingIsKnownAreAlike) {
  const ScoreMatrix scores(5, 3);
  const auto result = find_acceptability(ScoreDraws(scores, {}), IdList(numbered(5)), uniform(3), {.samples = 20'000});
  expect_sums_of_one(result);
  EXPECT_TRUE(result.uncertain_scores);
  for (const CompanyAcceptability& company : result.companies) {
    for (const double share : company.ranks) EXPECT_NEAR(share, 0.2, 0.015);
    EXPECT_NEAR(company.confidence, 0.2, 0.015);
    for (const double weight : company.central_weights) EXPECT_NEAR(weight, 1.0 / 3, 0.02);
  }
  for (std::size_t a = 0; a < 5; ++a) {
    for (std::size_t b = 0; b < 5; ++b) EXPECT_NEAR(result.wins[a][b], a == b ? 0 : 0.5, 0.02);
  }
}

TEST(AcceptabilityTest, OneCompanyIsAlwaysFirstAndNoneGivesNothing) {
  const auto one = find_acceptability(ScoreDraws(to_matrix({{1, {}}}, 2), {}), IdList(numbered(1)), uniform(2));
  ASSERT_THAT(one.companies, SizeIs(1));
  EXPECT_EQ(one.companies[0].first, 1);
  EXPECT_EQ(one.companies[0].top, 1);
  EXPECT_EQ(one.companies[0].confidence, 1);
  EXPECT_EQ(one.companies[0].mean_rank(), 1);
  const ScoreMatrix none(0, 2);
  EXPECT_THAT(find_acceptability(ScoreDraws(none, {}), IdList(numbered(0)), uniform(2)).companies, IsEmpty());
}

TEST(AcceptabilityTest, EqualCompaniesGoByTheOrdersLaterKeys) {
  const ScoreMatrix scores = to_matrix({{50, 50}, {50, 50}, {50, 50}}, 2);
  const std::vector<std::string> ids{"c", "a", "b"};
  const auto result = find_acceptability(ScoreDraws(scores, {}), IdList(ids), uniform(2), {.samples = 500, .top = 2});
  expect_sums_of_one(result);
  ASSERT_THAT(result.companies, SizeIs(3));
  EXPECT_EQ(result.companies[0].company, 1U);
  EXPECT_THAT(result.companies[0].ranks, ElementsAre(1, 0, 0));
  EXPECT_THAT(result.companies[1].ranks, ElementsAre(0, 1, 0));
  EXPECT_EQ(result.companies[1].company, 2U);
  EXPECT_EQ(result.companies[1].top, 1);
  EXPECT_EQ(result.companies[1].confidence, 0);
  EXPECT_EQ(result.companies[2].top, 0);
  EXPECT_THAT(result.wins[0], ElementsAre(0, 1, 1));
}

TEST(AcceptabilityTest, SpreadMakesKnownScoresUncertainWithinTheirBounds) {
  const ScoreMatrix scores = to_matrix({{60}, {50}}, 1);
  ScoreMatrix spread(2, 1);
  spread.set(0, 0, 20);
  // Uniform over 40..80 against a sure 50: ahead in three quarters.
  const auto result = find_acceptability(ScoreDraws(scores, {.spread = &spread}), IdList(numbered(2)), uniform(1));
  EXPECT_TRUE(result.uncertain_scores);
  EXPECT_NEAR(of(result, 0).first, 0.75, 0.02);
  EXPECT_NEAR(of(result, 0).confidence, 0.75, 0.02);
  EXPECT_NEAR(of(result, 1).confidence, 0.25, 0.02);
  const ScoreMatrix high = to_matrix({{95}, {90}}, 1);
  // Clipped: uniform over 75..100 against 90.
  EXPECT_NEAR(of(find_acceptability(ScoreDraws(high, {.spread = &spread}), IdList(numbered(2)), uniform(1)), 0).first,
              0.4, 0.02);
}

TEST(AcceptabilityTest, CriteriaThatWeighNothingStayOutOfIt) {
  const ScoreMatrix scores = to_matrix({{10, 60}, {90, 50}}, 2);
  const WeightDraws weights({.from = WeightSource::profile, .profile = Weights(Shares{0, 1})});
  const auto result = find_acceptability(ScoreDraws(scores, {}), IdList(numbered(2)), weights, {.samples = 100});
  EXPECT_EQ(of(result, 0).first, 1);
  EXPECT_THAT(of(result, 0).central_weights, ElementsAre(0, 1));
}

TEST(AcceptabilityTest, OnlyAllowedCompaniesTakePart) {
  const ScoreMatrix scores = to_matrix({{90}, {80}, {70}}, 1);
  const std::array<std::uint64_t, 1> allowed{0b110};
  const auto result =
      find_acceptability(ScoreDraws(scores, {}), IdList(numbered(3)), uniform(1), {.samples = 10, .allowed = allowed});
  EXPECT_EQ(result.of, 2U);
  ASSERT_THAT(result.companies, SizeIs(2));
  EXPECT_EQ(result.companies[0].company, 1U);
  EXPECT_THAT(result.companies[0].ranks, ElementsAre(1, 0));
}

struct Random {
  Random(std::size_t companies, std::size_t criteria, double unknown, std::uint64_t seed)
      : scores(companies, criteria), spread(companies, criteria), ids(numbered(companies)) {
    test::Draw draw(seed);
    for (std::size_t i = 0; i < companies; ++i) {
      for (std::size_t c = 0; c < criteria; ++c) {
        const auto score = static_cast<float>(draw.below(101));
        if (!(draw.unit() < unknown)) scores.set(i, c, score);
        spread.set(i, c, unknown > 0 ? static_cast<float>(draw.below(3) * 8) : 0);
      }
    }
  }
  ScoreMatrix scores;
  ScoreMatrix spread;
  std::vector<std::string> ids;
};

TEST(AcceptabilityTest, ThreadsChangeNothing) {
  const Random world(300, 4, 0.2, 3);
  const ScoreDraws draws(world.scores, {.spread = &world.spread});
  const auto run = [&](std::size_t threads) {
    return find_acceptability(draws, IdList(world.ids), uniform(4), {.samples = 700, .threads = threads});
  };
  const Acceptability one = run(1);
  for (std::size_t threads = 2; threads <= 4; ++threads) {
    const Acceptability many = run(threads);
    EXPECT_EQ(many.wins, one.wins);
    for (std::size_t i = 0; i < one.companies.size(); ++i) {
      EXPECT_EQ(many.companies[i].company, one.companies[i].company);
      EXPECT_EQ(many.companies[i].ranks, one.companies[i].ranks);
      EXPECT_EQ(many.companies[i].central_weights, one.companies[i].central_weights);
      if (i < 10) {
        EXPECT_EQ(many.companies[i].confidence, one.companies[i].confidence);
      }
    }
  }
}

/// Both ways count the same draws, so they agree to the last one.
TEST(AcceptabilityTest, TopsOfLargeSetsAreThoseOfAllRanks) {
  for (const double unknown : {0.0, 0.3}) {
    const Random world(1500, 4, unknown, 8);
    const ScoreDraws draws(world.scores, {.spread = &world.spread});
    const auto all = find_acceptability(draws, IdList(world.ids), uniform(4), {.samples = 300, .top = 5});
    const auto tops = drawn_tops(draws, IdList(world.ids), uniform(4).table(300), {.top = 5});
    std::vector<double> firsts(1500);
    std::vector<double> counts(1500);
    for (const auto& top : tops) {
      ASSERT_THAT(top, SizeIs(5));
      firsts[top[0]] += 1.0 / 300;
      for (const std::size_t row : top) counts[row] += 1.0 / 300;
    }
    for (const CompanyAcceptability& company : all.companies) {
      EXPECT_NEAR(company.first, firsts[company.company], 1e-9);
      EXPECT_NEAR(company.top, counts[company.company], 1e-9);
    }
  }
}

TEST(AcceptabilityTest, LargeSetsGiveTheirTopsAlone) {
  for (const double unknown : {0.0, 0.3}) {
    const Random world(kMostFullRanks + 1, 3, unknown, 4);
    const ScoreDraws draws(world.scores, {.spread = &world.spread});
    const auto run = [&](std::size_t threads) {
      return find_acceptability(draws, IdList(world.ids), uniform(3), {.samples = 200, .top = 4, .threads = threads});
    };
    const Acceptability result = run(1);
    EXPECT_FALSE(result.all_ranks);
    EXPECT_EQ(result.of, kMostFullRanks + 1);
    double first = 0;
    double top = 0;
    for (const CompanyAcceptability& company : result.companies) {
      EXPECT_THAT(company.ranks, IsEmpty());
      EXPECT_GT(company.top, 0);
      first += company.first;
      top += company.top;
    }
    EXPECT_NEAR(first, 1, 1e-9);
    EXPECT_NEAR(top, 4, 1e-9);
    EXPECT_TRUE(std::ranges::is_sorted(result.companies, std::greater(), &CompanyAcceptability::first));
    const Acceptability again = run(3);
    EXPECT_EQ(again.wins, result.wins);
    EXPECT_EQ(again.companies[0].central_weights, result.companies[0].central_weights);
    EXPECT_EQ(again.companies[0].confidence, result.companies[0].confidence);
  }
}

TEST(AcceptabilityTest, ErrorIsUnderHalfAPointByDefault) {
  const Acceptability result{.samples = AcceptabilityOptions().samples, .companies = {}, .wins = {}};
  EXPECT_LE(result.error(0.5), 0.005);
  EXPECT_EQ(result.error(1), 0);
}

TEST(AcceptabilityTest, RefusesWhatHasNoMeaning) {
  const ScoreMatrix scores(1, 2);
  const auto run = [&](std::size_t criteria, AcceptabilityOptions options) {
    return find_acceptability(ScoreDraws(scores, {}), IdList(numbered(1)), uniform(criteria), options);
  };
  EXPECT_THROW(run(2, {.samples = 0}), std::invalid_argument);
  EXPECT_THROW(run(2, {.top = 0}), std::invalid_argument);
  EXPECT_THROW(run(3, {}), std::invalid_argument);
}

}  // namespace
}  // namespace fitrank
