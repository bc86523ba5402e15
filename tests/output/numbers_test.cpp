#include "output/numbers.hpp"

#include <gmock/gmock.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace fitrank {
namespace {

Signal signal_in(const std::string& unit) {
  return {"s", 0, "S", unit, 1, ValueFunction::from_points({{0, 0}, {1, 100}}), std::nullopt};
}

TEST(Numbers, ShowScoresRoundedHalfUp) {
  EXPECT_EQ(score_text(68.5), "69");
  EXPECT_EQ(score_text(68.49999), "68");
  EXPECT_EQ(score_text(0), "0");
  EXPECT_EQ(score_text(100), "100");
}

TEST(Numbers, ShowSharesWithADecimalOnlyWhereNeeded) {
  EXPECT_EQ(percent_text(0.35), "35 %");
  EXPECT_EQ(percent_text(0.375), "37.5 %");
  EXPECT_EQ(percent_text(1.0 / 3), "33.3 %");
  EXPECT_EQ(percent_text(0), "0 %");
  EXPECT_EQ(percent_text(1), "100 %");
}

TEST(Numbers, NeverShowSomethingAsNothingOrPartAsAll) {
  EXPECT_EQ(percent_text(0.0002), "<0.1 %");
  EXPECT_EQ(percent_text(0.9998), ">99.9 %");
  EXPECT_EQ(percent_text(0.1 + 0.2 + 0.7), "100 %");
  EXPECT_EQ(percent_text(1 - 1e-15), "100 %");
}

TEST(Numbers, ShowPointsWithTheirSign) {
  EXPECT_EQ(points_text(29.24), "+29.2");
  EXPECT_EQ(points_text(-3), "-3.0");
  EXPECT_EQ(points_text(-0.0), "+0.0");
  EXPECT_EQ(hundredths_text(2920), "29.20");
  EXPECT_EQ(hundredths_text(5), "0.05");
  EXPECT_EQ(hundredths_text(-105), "-1.05");
}

TEST(Numbers, NeverShowNothingWithAMinus) {
  for (const double nothing : {-0.0, -0.04, -1e-300}) {
    EXPECT_EQ(points_text(nothing), "+0.0") << nothing;
    EXPECT_EQ(short_text(nothing), "0") << nothing;
    EXPECT_EQ(score_text(nothing), "0") << nothing;
    EXPECT_EQ(percent_text(nothing / 100), "0 %") << nothing;
  }
  EXPECT_EQ(points_text(-0.06), "-0.1");
  EXPECT_EQ(exact_text(-0.0), "0");
  EXPECT_EQ(exact_text(-1e-300), "-1e-300");
  EXPECT_EQ(hundredths_text(0), "0.00");
  EXPECT_EQ(value_text(signal_in("percent"), -0.0), "0 %");
}

TEST(Numbers, ShowRanges) {
  EXPECT_EQ(range_text({.low = 69, .high = 89.4}), "69–89");
  EXPECT_EQ(range_text({.low = 76.2, .high = 76.2}), "76");
}

TEST(Numbers, ReadBackExactly) {
  for (const double number : {0.1, 1.0 / 3, 68.7, 1e-300, 123456789.125, std::nextafter(66.0, 67.0), 5e-324,
                              std::numeric_limits<double>::max()}) {
    const std::string text = exact_text(number);
    double read = 0;
    std::from_chars(text.data(), text.data() + text.size(), read);
    EXPECT_DOUBLE_EQ(read, number);
    EXPECT_EQ(std::memcmp(&read, &number, sizeof read), 0) << text;
  }
  EXPECT_EQ(exact_text(0.1), "0.1");
  EXPECT_EQ(exact_text(69), "69");
}

TEST(Numbers, PutTheUnitBehindARawValue) {
  EXPECT_EQ(value_text(signal_in("percent, year on year"), 142.0), "142 %, year on year");
  EXPECT_EQ(value_text(signal_in("percent of revenue"), 40.7), "40.7 % of revenue");
  EXPECT_EQ(value_text(signal_in("percent"), -5.0), "-5 %");
  EXPECT_EQ(value_text(signal_in("percentile"), 90.0), "90 percentile");
  EXPECT_EQ(value_text(signal_in("percent points"), 3.0), "3 percent points");
  EXPECT_EQ(value_text(signal_in("days"), 122.0), "122 days");
  EXPECT_EQ(value_text(signal_in(""), 3.5), "3.5");
}

TEST(Numbers, QuoteLevels) {
  Signal role = signal_in("level");
  role.value_function = ValueFunction::from_levels({{"none", 30}, {"designs_silicon", 95}});
  EXPECT_EQ(value_text(role, Level{1}), "\"designs silicon\"");
}

TEST(Numbers, CountInTheRightNumber) {
  EXPECT_EQ(count_text(0, "file", "files"), "no files");
  EXPECT_EQ(count_text(1, "file", "files"), "1 file");
  EXPECT_EQ(count_text(2, "file", "files"), "2 files");
}

}  // namespace
}  // namespace fitrank
