// Integrals against sums over a fine grid.
#include "analysis/outcomes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

constexpr int kGrid = 20'000;

/// The fit score that far along a stretch, 0..1.
double along(const Outcomes& outcomes, double part) {
  if (!outcomes.curve) return outcomes.least() + part * (outcomes.greatest() - outcomes.least());
  const auto& [power, from, to] = *outcomes.curve;
  return outcomes.greatest() * std::pow((from + part * (to - from)) / to, power);
}

void expect_as_on_a_grid(const Outcomes& outcomes, double limit) {
  double above = 0;
  double mean_above = 0;
  double mean_below = 0;
  for (int i = 0; i < kGrid; ++i) {
    const double score = along(outcomes, (i + 0.5) / kGrid);
    above += score > limit ? 1.0 / kGrid : 0;
    mean_above += std::max(0.0, score - limit) / kGrid;
    mean_below += std::max(0.0, limit - score) / kGrid;
  }
  EXPECT_NEAR(outcomes.share_above(limit), above, 2.0 / kGrid);
  EXPECT_NEAR(outcomes.share_below(limit), 1 - above, 2.0 / kGrid);
  EXPECT_NEAR(outcomes.mean_above(limit), mean_above, 2e-3);
  EXPECT_NEAR(outcomes.mean_below(limit), mean_below, 2e-3);
}

TEST(Outcomes, OfAStretchAreIntegrals) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SCOPED_TRACE(seed);
    test::Draw draw(seed);
    Outcomes line{{100 * draw.unit(), 100 * draw.unit()}};
    std::ranges::sort(line.scores);
    expect_as_on_a_grid(line, 100 * draw.unit());
    const double from = seed % 3 == 0 ? 0 : 40 * draw.unit();
    const PowerCurve curve{0.05 + 0.95 * draw.unit(), from, 50 + 50 * draw.unit()};
    const double most = 100 * draw.unit();
    Outcomes bent{{most * std::pow(curve.from / curve.to, curve.power), most}, false, curve};
    expect_as_on_a_grid(bent, 100 * draw.unit());
    expect_as_on_a_grid(bent, 0);
  }
}

TEST(Outcomes, OfLevelsAreMeans) {
  const Outcomes levels{{10, 30, 30, 90}, true};
  EXPECT_EQ(levels.share_above(30), 0.25);
  EXPECT_EQ(levels.share_below(30), 0.25) << "a tie is in neither";
  EXPECT_EQ(levels.mean_above(30), 15);
  EXPECT_EQ(levels.mean_below(30), 5);
  EXPECT_EQ(levels.mean_above(95), 0);
}

TEST(Outcomes, BeyondBothEndsTheMeanIsTheDistanceFromTheMiddle) {
  const Outcomes line{{40, 60}};
  EXPECT_EQ(line.mean_above(30), 20);
  EXPECT_EQ(line.mean_below(30), 0);
  EXPECT_EQ(line.mean_above(70), 0);
  EXPECT_EQ(line.mean_below(70), 20);
  EXPECT_EQ(line.mean_above(50), 2.5) << "10 beyond at most, on half of the stretch";
}

TEST(Outcomes, OfASignalAreWhatItsValueFunctionGives) {
  EXPECT_EQ(outcomes_of(ValueFunction::from_points({{0, 80}, {1, 20}})).scores, (std::vector<double>{20, 80}));
  const Outcomes levels = outcomes_of(ValueFunction::from_levels({{"a", 50}, {"b", 10}}));
  EXPECT_TRUE(levels.levels);
  EXPECT_EQ(levels.scores, (std::vector<double>{10, 50}));
}

}  // namespace
}  // namespace fitrank
