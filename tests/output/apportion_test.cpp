#include "output/apportion.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>
#include <random>

namespace fitrank {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<long> apportion_of(std::vector<double> parts, long total) { return apportion(parts, total); }

TEST(Apportion, GivesTheMissingUnitsToTheLargestRemainders) {
  EXPECT_THAT(apportion_of({10.4, 20.7, 30.9}, 62), ElementsAre(10, 21, 31));
}

TEST(Apportion, GivesEqualRemaindersToTheFirstListed) {
  EXPECT_THAT(apportion_of({100.0 / 3, 100.0 / 3, 100.0 / 3}, 100), ElementsAre(34, 33, 33));
}

TEST(Apportion, LeavesWholeNumbersAlone) { EXPECT_THAT(apportion_of({1, 0, 2}, 3), ElementsAre(1, 0, 2)); }

TEST(Apportion, RepairsPartsThatFallAHairShortOfAWholeNumber) {
  EXPECT_THAT(apportion_of({std::nextafter(2920.0, 0.0), 80}, 3000), ElementsAre(2920, 80));
}

TEST(Apportion, MeetsTheTotalEvenWherePartsDoNot) {
  EXPECT_THAT(apportion_of({1.9, 1.5}, 8), ElementsAre(4, 4));
  EXPECT_THAT(apportion_of({2.0, 2.5}, 1), ElementsAre(0, 1));
}

TEST(Apportion, HasNothingToShareAmongNone) { EXPECT_THAT(apportion_of({}, 0), IsEmpty()); }

TEST(Apportion, AddsUpAndStaysWithinOneOfEveryPart) {
  std::mt19937_64 random(20260513);
  std::uniform_real_distribution<double> points(0, 3000);
  for (int round = 0; round < 1000; ++round) {
    std::vector<double> parts(static_cast<std::size_t>(1 + round % 9));
    for (double& part : parts) part = points(random);
    const long total = std::lround(std::accumulate(parts.begin(), parts.end(), 0.0));
    const std::vector<long> whole = apportion(parts, total);
    EXPECT_EQ(std::accumulate(whole.begin(), whole.end(), 0L), total);
    for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_LT(std::abs(static_cast<double>(whole[i]) - parts[i]), 1);
  }
}

}  // namespace
}  // namespace fitrank
