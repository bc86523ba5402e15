#include "analysis/sobol.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace fitrank {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

void ishigami(std::span<const double> factors, std::span<double> outputs) {
  std::array<double, 3> x{};
  for (std::size_t i = 0; i < 3; ++i) x[i] = std::numbers::pi * (2 * factors[i] - 1);
  outputs[0] = std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}

// sobol_ishigami: analytic; also SALib's regression test (tests/test_regression.py).
TEST(SobolTest, IshigamiFunctionComesOut) {
  const auto result = sobol_indices(3, 1, ishigami, {.samples = 16384})[0];
  constexpr std::array kFirst{0.3139, 0.4424, 0.0};
  constexpr std::array kTotal{0.5576, 0.4424, 0.2437};
  EXPECT_NEAR(result.variance, 13.8446, 0.3);
  EXPECT_NEAR(result.mean, 3.5, 0.1);
  ASSERT_THAT(result.factors, SizeIs(3));
  for (std::size_t f = 0; f < 3; ++f) {
    const SobolFactor& factor = result.factors[f];
    EXPECT_NEAR(factor.first.value, kFirst[f], 0.05);
    EXPECT_NEAR(factor.total.value, kTotal[f], 0.05);
    EXPECT_LE(factor.first.low, kFirst[f] + 0.02);
    EXPECT_GE(factor.first.high, kFirst[f] - 0.02);
    EXPECT_LT(factor.total.low, factor.total.value);
    EXPECT_GT(factor.total.high, factor.total.value);
    EXPECT_LT(factor.total.high - factor.total.low, 0.1);
  }
}

TEST(SobolTest, SharesOfASumAreItsVariances) {
  const auto sum = [](std::span<const double> x, std::span<double> y) { y[0] = 3 * x[0] + x[1] + 1000; };
  const auto result = sobol_indices(3, 1, sum, {.samples = 8192})[0];
  EXPECT_NEAR(result.variance, 10.0 / 12, 0.02);
  EXPECT_NEAR(result.factors[0].first.value, 0.9, 0.03);
  EXPECT_NEAR(result.factors[0].total.value, 0.9, 0.03);
  EXPECT_NEAR(result.factors[1].total.value, 0.1, 0.03);
  EXPECT_EQ(result.factors[2].total.value, 0);
  EXPECT_EQ(result.factors[2].first.value, 0);
  EXPECT_EQ(result.factors[2].first.high, 0);
}

TEST(SobolTest, WhatNeverChangesHasNothingToShareOut) {
  const auto constant = [](std::span<const double> x, std::span<double> y) {
    y[0] = 0.1;
    y[1] = x[0];
  };
  const auto result = sobol_indices(1, 2, constant, {.samples = 100});
  EXPECT_THAT(result[0].factors, IsEmpty());
  EXPECT_EQ(result[0].variance, 0);
  EXPECT_EQ(result[0].least, result[0].greatest);
  ASSERT_THAT(result[1].factors, SizeIs(1));
  EXPECT_NEAR(result[1].factors[0].total.value, 1, 0.3);
  EXPECT_NEAR(result[1].mean, 0.5, 0.1);
  EXPECT_LT(result[1].least, 0.1);
  EXPECT_GT(result[1].greatest, 0.9);
}

TEST(SobolTest, RareChangesGiveFiniteNumbers) {
  const auto rare = [](std::span<const double> x, std::span<double> y) { y[0] = x[0] < 0.002 ? 2 : 1; };
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::vector<SobolOutput> outputs = sobol_indices(2, 1, rare, {.samples = 256, .seed = seed});
    for (const SobolFactor& factor : outputs[0].factors) {
      for (const SobolIndex& index : {factor.first, factor.total}) {
        EXPECT_TRUE(std::isfinite(index.value) && std::isfinite(index.low) && std::isfinite(index.high));
      }
    }
  }
}

TEST(SobolTest, ThreadsChangeNothing) {
  const auto run = [](std::size_t threads) {
    return sobol_indices(3, 1, ishigami, {.samples = 500, .threads = threads})[0];
  };
  const SobolOutput one = run(1);
  for (std::size_t threads = 2; threads <= 4; ++threads) {
    const SobolOutput many = run(threads);
    for (std::size_t f = 0; f < 3; ++f) {
      EXPECT_EQ(many.factors[f].first.value, one.factors[f].first.value);
      EXPECT_EQ(many.factors[f].total.high, one.factors[f].total.high);
    }
  }
}

TEST(SobolTest, RefusesOneSample) {
  EXPECT_THROW(sobol_indices(3, 1, ishigami, {.samples = 1}), std::invalid_argument);
}

}  // namespace
}  // namespace fitrank
