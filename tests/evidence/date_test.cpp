#include "evidence/date.hpp"

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

TEST(DateTest, ReducedDatesAreIntervals) {
  EXPECT_EQ(Date::parse("2025-09-02")->last_day(), sys_days(2025y / 9 / 2));
  EXPECT_EQ(Date::parse("2025-09-02")->middle_day(), sys_days(2025y / 9 / 2));
  EXPECT_EQ(Date::parse("2024-02")->last_day(), sys_days(2024y / 2 / 29));
  EXPECT_EQ(Date::parse("2024-02")->middle_day(), sys_days(2024y / 2 / 15));
  EXPECT_EQ(Date::parse("2025")->last_day(), sys_days(2025y / 12 / 31));
  EXPECT_EQ(Date::parse("2025")->middle_day(), sys_days(2025y / 7 / 1));
}

TEST(DateTest, AnIntervalIsKnownOnItsLastDay) {
  const auto known = [](const char* date, const char* day) {
    return is_known_on(*Date::parse(date), *Date::parse(day));
  };
  EXPECT_FALSE(known("2025", "2025-01-01"));
  EXPECT_FALSE(known("2025", "2025-12-30"));
  EXPECT_TRUE(known("2025", "2025-12-31"));
  EXPECT_TRUE(known("2025", "2025"));
  EXPECT_TRUE(known("2025-12-31", "2025"));
  EXPECT_FALSE(known("2026-01-01", "2025"));
  EXPECT_FALSE(known("2024-02", "2024-02-28"));
  EXPECT_TRUE(known("2024-02", "2024-02-29"));
}

TEST(DateTest, TextsCompareAsKnownByADay) {
  const char* const dates[] = {"1999", "2024-01",    "2024-02", "2024-02-28", "2024-02-29", "2024-03-01", "2024-12",
                               "2024", "2024-12-31", "2025",    "2025-01",    "2025-01-01", "9999",       "9999-12-31"};
  for (const char* day : dates) {
    const std::string before = Date::parse(day)->known_before();
    for (const std::string date : dates) {
      EXPECT_EQ(date < before.substr(0, date.size()), is_known_on(*Date::parse(date), *Date::parse(day)))
          << date << " on " << day;
    }
  }
}

TEST(DateTest, ReducedDatesHaveAFirstDay) {
  EXPECT_EQ(Date::parse("2025-03")->first_day(), sys_days(2025y / 3 / 1));
  EXPECT_EQ(Date::parse("2025-03")->precision(), Date::Precision::month);
  EXPECT_EQ(Date::parse("2025")->first_day(), sys_days(2025y / 1 / 1));
  EXPECT_EQ(Date::parse("2025")->precision(), Date::Precision::year);
}

TEST(DateTest, SaysWhichDayOrMonthThereIsNot) {
  EXPECT_EQ(impossible_date("2026-02-30"), "there is no day 2026-02-30; February 2026 has 28 days");
  EXPECT_EQ(impossible_date("2024-02-30"), "there is no day 2024-02-30; February 2024 has 29 days");
  EXPECT_EQ(impossible_date("2026-04-31"), "there is no day 2026-04-31; April 2026 has 30 days");
  EXPECT_EQ(impossible_date("2026-12-00"), "there is no day 2026-12-00; December 2026 has 31 days");
  EXPECT_EQ(impossible_date("2026-13-01"), "there is no month 13; months are 01 to 12");
  EXPECT_EQ(impossible_date("2026-00"), "there is no month 00; months are 01 to 12");
  for (const char* text : {"2026-02-28", "2026-02", "2026", "0026-02-30", "26-02-30", "30/02/2026", "", "2026-2-30"}) {
    EXPECT_EQ(impossible_date(text), "") << text;
  }
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

TEST(DateTest, ComparesByMiddleThenByPrecision) {
  EXPECT_LT(*Date::parse("2025-01-31"), *Date::parse("2025-02"));
  EXPECT_LT(*Date::parse("2025-01-01"), *Date::parse("2025"));
  EXPECT_GT(*Date::parse("2025-12-31"), *Date::parse("2025"));
  EXPECT_GT(*Date::parse("2026"), *Date::parse("2025-12-31"));
  EXPECT_LT(*Date::parse("2025"), *Date::parse("2025-07-01"));
  EXPECT_EQ(*Date::parse("2025-03"), *Date::parse("2025-03"));
}

TEST(DateTest, CountsDays) {
  EXPECT_EQ(days_between(*Date::parse("2024-02-28"), *Date::parse("2024-03-01")), 2);
  EXPECT_EQ(days_between(*Date::parse("2025-03-01"), *Date::parse("2025-02-28")), -1);
  EXPECT_EQ(days_between(*Date::parse("2025"), *Date::parse("2025")), 183);
  EXPECT_EQ(days_between(*Date::parse("2025-03"), *Date::parse("2025-03-31")), 16);
}

}  // namespace
}  // namespace fitrank
