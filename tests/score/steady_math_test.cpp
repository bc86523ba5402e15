#include "score/steady_math.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

TEST(SteadyMathTest, LogarithmsAreRight) {
  EXPECT_EQ(steady_log(1), 0);
  test::Draw draw(5);
  for (int i = 0; i < 20'000; ++i) {
    const double x = std::ldexp(draw.unit() + 1e-9, static_cast<int>(draw.below(200)) - 100);
    EXPECT_NEAR(steady_log(x), std::log(x), 1e-15 * (1 + std::abs(std::log(x)))) << x;
  }
}

TEST(SteadyMathTest, ExponentialsAreRight) {
  EXPECT_EQ(steady_exp(0), 1);
  EXPECT_EQ(steady_exp(-800), 0);
  EXPECT_EQ(steady_exp(-1e300), 0);
  test::Draw draw(6);
  for (int i = 0; i < 20'000; ++i) {
    const double x = 700 * (2 * draw.unit() - 1);
    EXPECT_NEAR(steady_exp(x) / std::exp(x), 1, 4e-15) << x;
  }
}

TEST(SteadyMathTest, TheBitsAreTheSameOnEveryMachine) {
  EXPECT_EQ(steady_log(10), 0x1.26bb1bbb55516p+1);
  EXPECT_EQ(steady_exp(1), 0x1.5bf0a8b14576ap+1);
}

}  // namespace
}  // namespace fitrank
