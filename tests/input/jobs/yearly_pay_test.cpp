#include "input/jobs/yearly_pay.hpp"

#include <gtest/gtest.h>

namespace fitrank::test {
namespace {

BandOrReason band(double low, double high, const char* currency = "USD", const char* unit = "year") {
  return yearly_band({low, high, currency, unit});
}

TEST(YearlyPay, KnowsTheUnitsOfAllSources) {
  const std::vector<std::pair<const char*, double>> known{{"Year", 1},
                                                          {"year", 1},
                                                          {"1 YEAR", 1},
                                                          {"per-year-salary", 1},
                                                          {"Hour", 2080},
                                                          {"1 HOUR", 2080},
                                                          {"per-hour-wage", 2080},
                                                          {"Week", 52},
                                                          {"Bi-Weekly", 26},
                                                          {"bi", 26},
                                                          {"Month", 12},
                                                          {"1 MONTH", 12},
                                                          {"per-month-salary", 12},
                                                          {"2 WEEKS", 26},
                                                          {"6 MONTHS", 2},
                                                          {"per-day-wage", 260},
                                                          {"semi-month-salary", 24}};
  for (const auto& [unit, a_year] : known) {
    ASSERT_TRUE(units_a_year(unit)) << unit;
    EXPECT_DOUBLE_EQ(*units_a_year(unit), a_year) << unit;
  }
  for (const char* unit :
       {"", "one-time", "NONE", "Select Pay Range", "bi-month-salary", "0 YEAR", "-1 YEAR", "yearling"}) {
    EXPECT_FALSE(units_a_year(unit)) << unit;
  }
}

TEST(YearlyPay, BringsBandsToAYear) {
  ASSERT_TRUE(band(90, 110, "USD", "per-hour-wage").band);
  EXPECT_DOUBLE_EQ(band(90, 110, "USD", "per-hour-wage").band->middle(), 208'000);
  EXPECT_DOUBLE_EQ(band(15'000, 17'000, "USD", "1 MONTH").band->low, 180'000);
}

TEST(YearlyPay, NeverConvertsCurrencies) {
  EXPECT_FALSE(band(80'000, 100'000, "EUR").band);
  EXPECT_EQ(band(80'000, 100'000, "EUR").foreign, "EUR");
  EXPECT_EQ(band(80'000, 100'000, "").reason, "states an amount without a currency");
  EXPECT_EQ(band(80'000, 100'000, "planted@person.example").reason, "its currency is not an ISO 4217 code");
}

TEST(YearlyPay, RefusesSlipsOfTheUnit) {
  EXPECT_EQ(band(2'000, 165'000).reason, "2000 USD a year is outside 10000 to 1500000");
  EXPECT_EQ(band(92'000, 119e6).reason, "119000000 USD a year is outside 10000 to 1500000");
  EXPECT_EQ(band(139'900, 1e6).reason, "the band from 139900 to 1000000 is wider than 4 times its lower end");
  EXPECT_EQ(band(200'000, 100'000).reason, "the upper end of the band is below its lower");
  EXPECT_EQ(band(1, 2, "USD", "one-time").reason, "its interval of pay is not known");
  EXPECT_EQ(yearly_band({100'000, {}, "USD", "year"}).reason, "states only one end of a band");
  EXPECT_EQ(yearly_band({}).reason, "states no amount");
}

TEST(YearlyPay, TheBoundsThemselvesAreIn) {
  EXPECT_TRUE(band(10'000, 10'000).band);
  EXPECT_TRUE(band(1.5e6, 1.5e6).band);
  EXPECT_FALSE(band(9'999.99, 10'000).band);
  EXPECT_FALSE(band(1.5e6, 1.5e6 + 1).band);
  EXPECT_TRUE(band(100'000, 400'000).band);
}

}  // namespace
}  // namespace fitrank::test
