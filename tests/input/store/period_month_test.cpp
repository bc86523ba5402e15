#include "input/store/period_month.hpp"

#include <gtest/gtest.h>

namespace fitrank::test {
namespace {

TEST(PeriodMonth, IsTheOneWhoseEndIsNearest) {
  const auto month = [](const char* day) { return period_month(*Date::parse(day)); };
  EXPECT_EQ(month("2024-01-28"), "2024-01");
  EXPECT_EQ(month("2024-01-31"), "2024-01");
  EXPECT_EQ(month("2024-02-03"), "2024-01");
  EXPECT_EQ(month("2024-02-15"), "2024-01");
  EXPECT_EQ(month("2024-02-16"), "2024-02");
  EXPECT_EQ(month("2024-01-15"), "2023-12");
}

TEST(PeriodMonth, OfAReducedDateIsItsLast) {
  EXPECT_EQ(period_month(*Date::parse("2024-03")), "2024-03");
  EXPECT_EQ(period_month(*Date::parse("2024")), "2024-12");
}

}  // namespace
}  // namespace fitrank::test
