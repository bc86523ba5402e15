#include "base/number.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace fitrank {
namespace {

void expect_number(const std::string& text, double value) {
  const ParsedNumber parsed = parse_number(text);
  EXPECT_EQ(parsed.error, "") << text;
  EXPECT_EQ(parsed.value, value) << text;
}

TEST(ParseNumber, ReadsTheNumbersOfJson) {
  expect_number("0", 0);
  expect_number("35", 35);
  expect_number("-5", -5);
  expect_number("0.1", 0.1);
  expect_number("1e3", 1000);
  expect_number("1.5E-3", 0.0015);
  expect_number("2e+1", 20);
  expect_number("1.7976931348623157e308", std::numeric_limits<double>::max());
  expect_number("0.1000000000000000055511151231257827021181583404541015625", 0.1);
}

TEST(ParseNumber, RefusesEveryOtherSpelling) {
  for (const std::string text :
       {"",    "-",    ".",     "e",   "010",  "-01",      "00",    "0x1F",   "0o7",  "1_000", "+5",  "+",   ".5",
        "5.",  "-.5",  "1e",    "1e+", "1.e3", "1,5",      "1,000", " 1",     "1 ",   "1 2",   "1\n", "--1", "1-",
        "inf", ".inf", "-.INF", "nan", ".NaN", "Infinity", "1e999", "-1e999", "true", "35%",   "１"}) {
    EXPECT_NE(parse_number(text).error, "") << text;
  }
}

TEST(ParseNumber, SaysWhatToWriteInstead) {
  EXPECT_EQ(parse_number("010").error, "\"010\" is not how a number is written; write 10");
  EXPECT_EQ(parse_number("-007.5").error, "\"-007.5\" is not how a number is written; write -7.5");
  EXPECT_EQ(parse_number("1_000").error, "\"1_000\" is not how a number is written; write 1000");
  EXPECT_EQ(parse_number("-.5").error, "\"-.5\" is not how a number is written; write -0.5");
  EXPECT_EQ(parse_number("5.").error, "\"5.\" is not how a number is written; write 5");
  EXPECT_EQ(parse_number("1,5").error, "\"1,5\" has a comma; write a point: 1.5");
  EXPECT_EQ(parse_number("1,000").error, "\"1,000\" has a comma; write a decimal point, and nothing between thousands");
  EXPECT_EQ(parse_number("1,5,2").error, "\"1,5,2\" has a comma; write a decimal point, and nothing between thousands");
  EXPECT_EQ(parse_number("30 %").error, "expected a number, found \"30 %\"; write 30, without %");
  EXPECT_EQ(parse_number("30%", true).error, "expected a number, found \"30%\"; write 0.3, without %");
  EXPECT_EQ(parse_number("\u22125").error, "\"\u22125\" contains a minus sign (U+2212); write -5");
  EXPECT_EQ(parse_number("-Infinity").error, "a number must be finite, found \"-Infinity\"");
  EXPECT_EQ(parse_number("1e999").error, "\"1e999\" is too large for a number");
  EXPECT_EQ(parse_number("fast").error, "expected a number, found \"fast\"");
  EXPECT_EQ(parse_number("").error, "expected a number, found \"\"");
}

TEST(ParseNumber, QuotesOnlyTheStartOfALongText) {
  EXPECT_EQ(parse_number(std::string(100, 'x')).error, "expected a number, found \"" + std::string(40, 'x') + "…\"");
}

}  // namespace
}  // namespace fitrank
