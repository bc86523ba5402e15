#include "analysis/without_criterion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::optional<float> kOpen = std::nullopt;
const std::vector<std::size_t> kRows{0, 1, 2};

std::vector<WithoutCriterion> without(const std::vector<test::Row>& rows, const std::vector<double>& weights,
                                      MissingPolicy missing = MissingPolicy::zero) {
  const std::vector<std::string> ids{"a", "b", "c"};
  return orders_without(test::to_matrix(rows, weights.size()), IdList(ids), kRows, Weights(weights), missing);
}

TEST(WithoutCriterion, TellsWhatKnowingOfOneAloneDoesToTheOrder) {
  const auto found = without({{60, 90}, {80, kOpen}, {70, kOpen}}, {1, 1});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].criterion, 1U);
  EXPECT_THAT(found[0].known, ElementsAre(0));
  EXPECT_THAT(found[0].order, ElementsAre(1, 2, 0));
}

TEST(WithoutCriterion, IsSilentOfSomeWhereTheOrderStays) {
  EXPECT_THAT(without({{90, 90}, {80, 90}, {70, kOpen}}, {1, 1}), IsEmpty());
  const auto alone = without({{90, 90}, {80, kOpen}, {70, kOpen}}, {1, 1});
  ASSERT_THAT(alone, SizeIs(1)) << "what one company alone has is always told";
  EXPECT_THAT(alone[0].order, ElementsAre(0, 1, 2));
}

TEST(WithoutCriterion, LeavesOutWhatAllHaveOrNobodyHasOrNothingWeighs) {
  EXPECT_THAT(without({{60, 90, kOpen}, {80, 50, kOpen}, {70, 50, kOpen}}, {1, 1, 1}), IsEmpty());
  EXPECT_THAT(without({{60, 90}, {80, kOpen}, {70, kOpen}}, {1, 0}), IsEmpty());
}

TEST(WithoutCriterion, LeavesOutTheOnlyOneThatWeighs) {
  EXPECT_THAT(without({{60, 90}, {80, kOpen}, {70, kOpen}}, {0, 1}), IsEmpty());
}

}  // namespace
}  // namespace fitrank
