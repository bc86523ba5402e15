#include "score/weight_draws.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

namespace fitrank {
namespace {

constexpr std::size_t kDraws = 40'000;
using Shares = std::vector<double>;

Weights equal(std::size_t criteria) { return Weights(Shares(criteria, 1.0)); }

std::vector<Shares> drawn(const WeightDrawSpec& spec, std::size_t count = kDraws) {
  const WeightDraws draws(spec);
  std::vector<Shares> rows(count, Shares(draws.criteria()));
  for (std::size_t i = 0; i < count; ++i) draws.draw(i, rows[i]);
  return rows;
}

double mean_of(const std::vector<Shares>& rows, std::size_t criterion) {
  double sum = 0;
  for (const Shares& row : rows) sum += row[criterion];
  return sum / static_cast<double>(rows.size());
}

double variance_of(const std::vector<Shares>& rows, std::size_t criterion) {
  const double mean = mean_of(rows, criterion);
  double sum = 0;
  for (const Shares& row : rows) sum += (row[criterion] - mean) * (row[criterion] - mean);
  return sum / static_cast<double>(rows.size());
}

TEST(WeightDrawsTest, SharesSumToOne) {
  for (const WeightSource from : {WeightSource::uniform, WeightSource::profile}) {
    for (const Shares& row : drawn({.from = from, .profile = Weights(Shares{3, 0, 1, 2.2, 0})}, 2000)) {
      EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1.0, from == WeightSource::uniform ? 0 : 1e-15);
      EXPECT_EQ(row[1], 0);
      EXPECT_EQ(row[4], 0);
      for (const double share : row) EXPECT_GE(share, 0);
    }
  }
}

TEST(WeightDrawsTest, UniformSharesHaveTheMarginalsOfTheSimplex) {
  // One of n shares exceeds x with probability (1 - x)^(n - 1); normalised uniforms would fail this.
  const auto rows = drawn({.profile = equal(4)});
  for (std::size_t c = 0; c < 4; ++c) {
    for (const double x : {0.02, 0.1, 0.25, 0.5, 0.75}) {
      double above = 0;
      for (const Shares& row : rows) above += row[c] > x ? 1 : 0;
      EXPECT_NEAR(above / kDraws, std::pow(1 - x, 3), 0.01) << c << ' ' << x;
    }
  }
}

TEST(WeightDrawsTest, TheGreatestOfThreeUniformSharesIsAsExpected) {
  double sum = 0;
  for (const Shares& row : drawn({.profile = equal(3)})) sum += *std::max_element(row.begin(), row.end());
  EXPECT_NEAR(sum / kDraws, 11.0 / 18, 0.002);  // (1 + 1/2 + 1/3) / 3
}

TEST(WeightDrawsTest, SharesNearAProfileHaveItsMeanAndTheDirichletsVariance) {
  const Shares profile{0.4, 0.33, 0.27};
  const auto rows = drawn({.from = WeightSource::profile, .profile = Weights(profile), .concentration = 100});
  for (std::size_t c = 0; c < 3; ++c) {
    EXPECT_NEAR(mean_of(rows, c), profile[c], 0.001);
    EXPECT_NEAR(variance_of(rows, c), profile[c] * (1 - profile[c]) / 101, 5e-5);
  }
}

TEST(WeightDrawsTest, EachShareHasTheDirichletsMeanAndVarianceAtAnyConcentration) {
  const Weights profile(Shares{0.35, 0.20, 0.35, 0.055, 0.045});
  for (const std::size_t concentration : {1U, 3U, 10U, 100U, 10'000U}) {
    const auto rows = drawn({.from = WeightSource::profile, .profile = profile, .concentration = concentration});
    for (std::size_t c = 0; c < 5; ++c) {
      const double variance = profile[c] * (1 - profile[c]) / (1 + static_cast<double>(concentration));
      EXPECT_NEAR(mean_of(rows, c), profile[c], 4 * std::sqrt(variance / kDraws)) << concentration << ' ' << c;
      EXPECT_NEAR(std::sqrt(variance_of(rows, c) / variance), 1, 0.04) << concentration << ' ' << c;
    }
  }
}

TEST(WeightDrawsTest, NoShareIsNothingAndNoneIsAllWhereADoubleCanTell) {
  const Weights profile(Shares{0.35, 0.20, 0.35, 0.055, 0.045});
  for (const std::size_t concentration : {1U, 3U, 10U}) {
    for (const Shares& row :
         drawn({.from = WeightSource::profile, .profile = profile, .concentration = concentration})) {
      for (const double share : row) EXPECT_GT(share, 0);
    }
  }
}

/// Of a share with these two parameters of a beta distribution, by Simpson's rule in t, where x = t^(1 / a).
double chance_below(double a, double b, double limit) {
  constexpr int kSteps = 20'000;
  const auto integral = [&](double end) {
    double sum = 0;
    for (int i = 0; i <= kSteps; ++i) {
      const double t = end * i / kSteps;
      sum += (i == 0 || i == kSteps ? 1 : i % 2 == 1 ? 4 : 2) * std::pow(1 - std::pow(t, 1 / a), b - 1);
    }
    return sum * end / kSteps / 3 / a;
  };
  return integral(std::pow(limit, a)) / std::exp(std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b));
}

TEST(WeightDrawsTest, ASmallShareIsDistributedAsTheBeta) {
  for (const std::size_t concentration : {1U, 3U, 10U, 30U}) {
    const double all = static_cast<double>(concentration);
    const auto rows = drawn(
        {.from = WeightSource::profile, .profile = Weights(Shares{0.955, 0.045}), .concentration = concentration});
    for (const double limit : {1e-6, 0.001, 0.02, 0.1, 0.5}) {
      double below = 0;
      for (const Shares& row : rows) below += row[1] < limit ? 1 : 0;
      EXPECT_NEAR(below / kDraws, chance_below(0.045 * all, 0.955 * all, limit), 0.01) << concentration << ' ' << limit;
    }
  }
}

TEST(WeightDrawsTest, OrdersGiveWhatRejectionGives) {
  const WeightDrawSpec spec{.profile = equal(5), .orders = {{3, 0}, {4, 1}}};
  const auto ordered = drawn(spec);
  std::vector<Shares> kept;
  for (Shares& row : drawn({.profile = equal(5), .seed = 2}, 4 * kDraws)) {
    if (row[3] >= row[0] && row[4] >= row[1]) kept.push_back(std::move(row));
  }
  for (const Shares& row : ordered) {
    ASSERT_GE(row[3], row[0]);
    ASSERT_GE(row[4], row[1]);
  }
  for (std::size_t c = 0; c < 5; ++c) {
    EXPECT_NEAR(mean_of(ordered, c), mean_of(kept, c), 0.003) << c;
    EXPECT_NEAR(variance_of(ordered, c), variance_of(kept, c), 0.001) << c;
  }
}

TEST(WeightDrawsTest, AChainOfAllHasTheMeansOfRankOrderCentroid) {
  const auto rows = drawn({.profile = equal(3), .orders = {{2, 1, 0}}});
  EXPECT_NEAR(mean_of(rows, 2), 11.0 / 18, 0.002);
  EXPECT_NEAR(mean_of(rows, 1), 5.0 / 18, 0.002);
  EXPECT_NEAR(mean_of(rows, 0), 2.0 / 18, 0.002);
}

TEST(WeightDrawsTest, ADrawDependsOnSeedAndNumberAlone) {
  const WeightDraws draws({.from = WeightSource::profile, .profile = equal(4), .seed = 9});
  const Shares table = draws.table(1000, 1);
  for (std::size_t threads = 2; threads <= 4; ++threads) EXPECT_EQ(draws.table(1000, threads), table);
  Shares row(4);
  draws.draw(700, row);
  EXPECT_EQ(row, Shares(table.begin() + 2800, table.begin() + 2804));
  EXPECT_NE(WeightDraws({.from = WeightSource::profile, .profile = equal(4), .seed = 10}).table(10), draws.table(10));
}

TEST(WeightDrawsTest, TheNumbersAreTheSameOnEveryMachine) {
  Shares row(3);
  WeightDraws({.profile = equal(3)}).draw(0, row);
  // Worked out apart from this code, in units of 2^-53.
  EXPECT_EQ(row, (Shares{564713056455262 * 0x1p-53, 5391899776877046 * 0x1p-53, 3050586421408684 * 0x1p-53}));
}

TEST(WeightDrawsTest, OneCriterionTakesAll) {
  for (const WeightSource from : {WeightSource::uniform, WeightSource::profile}) {
    EXPECT_EQ(drawn({.from = from, .profile = Weights(Shares{0, 2, 0})}, 3)[2], (Shares{0, 1, 0}));
  }
}

TEST(WeightDrawsTest, RefusesWhatHasNoMeaning) {
  const auto refused = [](WeightDrawSpec spec) { EXPECT_THROW(WeightDraws{std::move(spec)}, std::invalid_argument); };
  refused({});
  refused({.from = WeightSource::profile, .profile = equal(2), .concentration = 0});
  refused({.from = WeightSource::profile, .profile = equal(2), .orders = {{0, 1}}});
  refused({.profile = equal(3), .orders = {{0}}});
  refused({.profile = equal(3), .orders = {{0, 3}}});
  refused({.profile = equal(3), .orders = {{0, 1}, {1, 2}}});
  refused({.profile = Weights(Shares{1, 0, 1}), .orders = {{0, 1}}});
}

}  // namespace
}  // namespace fitrank
