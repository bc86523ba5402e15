#include "fitrank/date.hpp"

#include <gtest/gtest.h>

namespace fitrank {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST(DateTest, ReadsADay) {
  const auto date = Date::parse("2025-09-02");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->first_day(), sys_days(2025y / 9 / 2));
  EXPECT_EQ(date->precision(), Date::Precision::day);
}

TEST(DateTest, ReducedDatesStandForTheirFirstDay) {
  EXPECT_EQ(Date::parse("2025-03")->first_day(), sys_days(2025y / 3 / 1));
  EXPECT_EQ(Date::parse("2025-03")->precision(), Date::Precision::month);
  EXPECT_EQ(Date::parse("2025")->first_day(), sys_days(2025y / 1 / 1));
  EXPECT_EQ(Date::parse("2025")->precision(), Date::Precision::year);
}

TEST(DateTest, WritesTheTextItRead) {
  for (const char* text : {"1000", "9999-12-31", "2024-02-29", "2025-03", "2025"}) {
    ASSERT_TRUE(Date::parse(text)) << text;
    EXPECT_EQ(Date::parse(text)->text(), text);
  }
}

TEST(DateTest, RefusesEverythingElse) {
  for (const char* text : {"",
                           "0999",
                           "25",
                           "20250902",
                           "2025-9-2",
                           "2025-13",
                           "2025-00",
                           "2025-02-30",
                           "2023-02-29",
                           "2025-01-00",
                           "2025/01/02",
                           "2025-01/02",
                           "2025-01-02 ",
                           " 2025",
                           "+202",
                           "-202",
                           "2025-",
                           "2025-1-",
                           "202x",
                           "2025-0x",
                           "2025-01-+1",
                           "2025-01-02T00:00"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(DateTest, ComparesByFirstDay) {
  EXPECT_LT(*Date::parse("2025-01-31"), *Date::parse("2025-02"));
  EXPECT_EQ(*Date::parse("2025"), *Date::parse("2025-01-01"));
  EXPECT_GT(*Date::parse("2026"), *Date::parse("2025-12-31"));
}

TEST(DateTest, CountsDays) {
  EXPECT_EQ(days_between(*Date::parse("2024-02-28"), *Date::parse("2024-03-01")), 2);
  EXPECT_EQ(days_between(*Date::parse("2025-03-01"), *Date::parse("2025-02-28")), -1);
  EXPECT_EQ(days_between(*Date::parse("2025"), *Date::parse("2026")), 365);
}

}  // namespace
}  // namespace fitrank
