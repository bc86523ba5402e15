// Draws of the unknown as comparable employers score: their means, their covariances, their limits.
#include "score/peer_draws.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace fitrank {
namespace {

constexpr int kDraws = 40'000;

/// One company, expected at these scores with these errors.
ScoreMatrix expected_matrix(std::array<float, 3> means, std::vector<double> covariance) {
  ScoreMatrix scores(1, 3);
  auto expectations = std::make_shared<Expectations>();
  std::vector<double> supposed(9);
  std::swap(supposed[4], covariance[4]);  // wherever a part of them stands
  expectations->kinds.push_back({{1, 1, 1}, std::move(covariance), std::move(supposed)});
  expectations->kind_of = {0};
  scores.set_expectations(expectations);
  for (std::size_t c = 0; c < 3; ++c) scores.set(0, c, means[c]);
  return scores;
}

TEST(PeerDraws, HaveTheMeansAndCovariancesOfTheErrors) {
  const ScoreMatrix scores = expected_matrix({50, 40, 60}, {100, 50, 0, 50, 64, 0, 0, 0, 0});
  const PeerDraws draws(scores);
  std::array<double, 3> sum{};
  double products = 0;
  double squares = 0;
  for (int number = 0; number < kDraws; ++number) {
    const CounterDraws draw(1, 2, static_cast<std::uint64_t>(number));
    const std::array<double, 3> drawn{draws(draw, 0, 0), draws(draw, 0, 1), draws(draw, 0, 2)};
    for (std::size_t c = 0; c < 3; ++c) sum[c] += drawn[c];
    products += (drawn[0] - 50) * (drawn[1] - 40);
    squares += (drawn[1] - 40) * (drawn[1] - 40);
    ASSERT_DOUBLE_EQ(drawn[2], 60);  // certain
  }
  EXPECT_NEAR(sum[0] / kDraws, 50, 0.3);
  EXPECT_NEAR(sum[1] / kDraws, 40, 0.3);
  EXPECT_NEAR(products / kDraws, 50, 2);
  EXPECT_NEAR(squares / kDraws, 64, 2);
}

TEST(PeerDraws, StayWithinTheExtent) {
  const ScoreMatrix scores = expected_matrix({95, 5, 50}, {900, 0, 0, 0, 900, 0, 0, 0, 900});
  const PeerDraws draws(scores);
  for (int number = 0; number < 2000; ++number) {
    const CounterDraws draw(7, 2, static_cast<std::uint64_t>(number));
    for (std::size_t c = 0; c < 3; ++c) {
      EXPECT_GE(draws(draw, 0, c), 0);
      EXPECT_LE(draws(draw, 0, c), 100);
    }
  }
}

TEST(PeerDraws, OfNothingExpectedAreLeftToOthers) {
  const ScoreMatrix scores = expected_matrix({kUnknown, kUnknown, kUnknown}, std::vector<double>(9));
  EXPECT_TRUE(std::isnan(PeerDraws(scores)(CounterDraws(1, 2, 3), 0, 1)));
}

}  // namespace
}  // namespace fitrank
