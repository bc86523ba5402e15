// What must hold of every ranking, tried on whatever rapidcheck thinks of.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "score/scan.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

struct Drawn {
  std::vector<test::Row> rows;
  std::vector<std::string> ids;
  std::vector<double> weights;
  MissingPolicy missing = MissingPolicy::zero;
};

/// Named by the rows, so that ids do not depend on their order.
Drawn draw_world() {
  Drawn world;
  const auto criteria = *rc::gen::inRange<std::size_t>(1, 6);
  const auto companies = *rc::gen::inRange<std::size_t>(1, 30);
  for (std::size_t r = 0; r < companies; ++r) {
    world.ids.push_back(fmt::format("c{}", r));
    test::Row row;
    for (std::size_t c = 0; c < criteria; ++c) {
      const int score = *rc::gen::inRange(-20, 101);
      row.push_back(score < 0 ? std::nullopt : std::optional(static_cast<float>(score)));
    }
    world.rows.push_back(row);
  }
  for (std::size_t c = 0; c < criteria; ++c) world.weights.push_back(*rc::gen::inRange(0, 10));
  world.weights[*rc::gen::inRange<std::size_t>(0, criteria)] = 5;
  world.missing = *rc::gen::elementOf(test::kAllMissingPolicies);
  return world;
}

std::vector<RankedCompany> scan(const Drawn& world) {
  auto top = scan_top(test::to_matrix(world.rows, world.weights.size()), IdList(world.ids), Weights(world.weights),
                      world.missing, {.top = world.rows.size()});
  return top;
}

std::map<std::string, std::size_t> places(const Drawn& world) {
  std::map<std::string, std::size_t> result;
  const auto ranking = scan(world);
  for (std::size_t i = 0; i < ranking.size(); ++i) result[world.ids[ranking[i].company]] = i;
  return result;
}

TEST(PropertiesTest, RaisingAWeighedKnownScoreNeverLowersAPlace) {
  EXPECT_TRUE(rc::check([] {
    Drawn world = draw_world();
    const auto row = *rc::gen::inRange<std::size_t>(0, world.rows.size());
    const auto criterion = *rc::gen::inRange<std::size_t>(0, world.weights.size());
    world.rows[row][criterion] = static_cast<float>(*rc::gen::inRange(0, 101));
    world.weights[criterion] += 1;
    const std::size_t before = places(world).at(world.ids[row]);
    *world.rows[row][criterion] = std::min(100.0F, *world.rows[row][criterion] + 7);
    RC_ASSERT(places(world).at(world.ids[row]) <= before);
  }));
}

TEST(PropertiesTest, ScalingAllWeightsByAPowerOfTwoChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    Drawn world = draw_world();
    const auto before = places(world);
    for (double& weight : world.weights) weight *= 0.125;
    RC_ASSERT(places(world) == before);
  }));
}

TEST(PropertiesTest, ScalingAllWeightsMovesScoresByNoMoreThanRounding) {
  EXPECT_TRUE(rc::check([] {
    Drawn world = draw_world();
    const auto before = scan(world);
    const auto factor = *rc::gen::inRange(3, 1000);
    for (double& weight : world.weights) weight *= factor;
    const auto after = scan(world);
    RC_ASSERT(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      RC_ASSERT(std::abs(after[i].fit.score - before[i].fit.score) < 1e-10);
    }
  }));
}

TEST(PropertiesTest, PermutingCompaniesChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    Drawn world = draw_world();
    const auto before = places(world);
    std::vector<std::size_t> order(world.rows.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    Drawn shuffled{{}, {}, world.weights, world.missing};
    for (const std::size_t row : order) {
      shuffled.rows.push_back(world.rows[row]);
      shuffled.ids.push_back(world.ids[row]);
    }
    RC_ASSERT(places(shuffled) == before);
  }));
}

}  // namespace
}  // namespace fitrank
