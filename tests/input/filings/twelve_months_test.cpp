// Between two annual reports: trailing twelve months, the derived fourth quarter, years to date; cash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/filings/facts_file.hpp"
#include "input/records/imported_text.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

const TestFiling kYear{"0000000123-24-000001", "10-K", "2024-02-20"};
const TestFiling kHalf{"0000000123-24-000002", "10-Q", "2024-08-01"};
const TestFiling kNineMonths{"0000000123-24-000003", "10-Q", "2024-11-01"};

/// Revenue by tag: quarters of 10, 20, 30, 40 in 2022, 15, 25, 35, 45 in 2023, and 18, 28 .. in 2024.
FactsFile quarters() {
  FactsFile facts;
  facts.add(kYear, kRevenues, "2022-01-01", "2022-12-31", 100).add(kYear, kRevenues, "2023-01-01", "2023-12-31", 120);
  facts.add(kHalf, kRevenues, "2023-01-01", "2023-06-30", 40).add(kHalf, kRevenues, "2024-01-01", "2024-06-30", 46);
  facts.add(kHalf, kRevenues, "2023-04-01", "2023-06-30", 25).add(kHalf, kRevenues, "2024-04-01", "2024-06-30", 28);
  return facts;
}

const TestFiling kHalfBefore{"0000000123-23-000002", "10-Q", "2023-08-01"};

TEST(TwelveMonths, AreTheYearToDatePlusTheLastYearLessItsSameMonths) {
  const auto file = import_facts(quarters()
                                     .add(kHalfBefore, kRevenues, "2022-01-01", "2022-06-30", 30)
                                     .add(kHalfBefore, kRevenues, "2023-01-01", "2023-06-30", 40));
  // 46 + 120 - 40 = 126 against 40 + 100 - 30 = 110.
  const auto observation = known_observation(file, "revenue_growth", "2024-06-30", kEver);
  EXPECT_EQ(number_of(observation), 14.55);
  EXPECT_EQ(observation.period_start->text(), "2023-07-01");
  EXPECT_EQ(observation.filed->text(), "2024-08-01");
  EXPECT_EQ(observation.source, kHalf.accession);
  EXPECT_THAT(observation.note,
              HasSubstr("126 million USD to 2024-06-30 (46 of 2024-01-01 to 2024-06-30: Revenues, 10-Q "
                        "0000000123-24-000002 + 120 of 2023-01-01 to 2023-12-31: Revenues, 10-K "
                        "0000000123-24-000001 - 40 of 2023-01-01 to 2023-06-30"));
  EXPECT_THAT(observation.rule, HasSubstr("year to date, plus last fiscal year, less its same months"));
}

TEST(TwelveMonths, FourthQuarterIsTheYearLessItsNineMonths) {
  FactsFile facts;
  facts.add(kYear, kRevenues, "2023-01-01", "2023-12-31", 120).add(kYear, kResearch, "2023-01-01", "2023-12-31", 24);
  facts.add(kNineMonths, kRevenues, "2023-01-01", "2023-09-30", 75)
      .add(kNineMonths, kRevenues, "2024-01-01", "2024-09-30", 155);
  facts.add(kNineMonths, kResearch, "2023-01-01", "2023-09-30", 15)
      .add(kNineMonths, kResearch, "2024-01-01", "2024-09-30", 41);
  const auto file = import_facts(facts);
  // The fourth quarter of 2023: revenue 120 - 75 = 45, research 24 - 15 = 9; with 155 and 41: 200 and 50.
  const auto observation = known_observation(file, "rd_share", "2024-09-30", kEver);
  EXPECT_EQ(number_of(observation), 25);
  EXPECT_EQ(observation.period_start->text(), "2023-10-01");
}

TEST(TwelveMonths, FourthQuarterIsDerivedFromPeriodicReportsAlone) {
  const TestFiling current{"0000000123-24-000009", "8-K", "2024-03-01"};
  FactsFile facts;
  facts.add(current, kRevenues, "2023-01-01", "2023-12-31", 120)
      .add(current, kResearch, "2023-01-01", "2023-12-31", 24);
  facts.add(kNineMonths, kRevenues, "2023-01-01", "2023-09-30", 75)
      .add(kNineMonths, kRevenues, "2024-01-01", "2024-09-30", 155);
  facts.add(kNineMonths, kResearch, "2023-01-01", "2023-09-30", 15)
      .add(kNineMonths, kResearch, "2024-01-01", "2024-09-30", 31);
  const auto observation = known_observation(import_facts(facts), "rd_share", "2024-09-30", kEver);
  EXPECT_EQ(number_of(observation), 20);  // 31 of 155, to date
  EXPECT_EQ(observation.period_start->text(), "2024-01-01");
  EXPECT_THAT(observation.rule, HasSubstr("year to date; twelve months cannot be combined"));
}

TEST(TwelveMonths, QuarterBesideTheYearToDateIsNotTakenForIt) {
  const auto file = import_facts(quarters());
  // Without the year before that, growth is of the half years: 46 against 40, and not 28 against 25.
  EXPECT_EQ(known(file, "revenue_growth", "2024-06-30", kEver), "15");
}

TEST(TwelveMonths, OfTwoBasesAreNotMade) {
  // A business was sold in 2024: the half year of 2023 is restated, the year 2023 is not.
  const auto file = import_facts(FactsFile()
                                     .add(kHalfBefore, kRevenues, "2022-01-01", "2022-06-30", 30)
                                     .add(kHalfBefore, kRevenues, "2023-01-01", "2023-06-30", 60)
                                     .add(kYear, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(kYear, kRevenues, "2023-01-01", "2023-12-31", 140)
                                     .add(kHalf, kRevenues, "2023-01-01", "2023-06-30", 40)
                                     .add(kHalf, kRevenues, "2024-01-01", "2024-06-30", 46));
  EXPECT_EQ(known(file, "revenue_growth", "2024-06-30", kEver), "15");  // 46 against the restated 40
  EXPECT_EQ(known(file, "revenue_growth", "2023-12-31", kEver), "40");
}

TEST(TwelveMonths, ToAQuartersEndAreKnownFromItsReportOn) {
  const auto file = import_facts(quarters());
  EXPECT_EQ(known(file, "revenue_growth", "2024-06-30", "2024-07-31"), "unknown");
  EXPECT_EQ(known(file, "revenue_growth", "2024-06-30", "2024-08-01"), "15");
}

/// Each quarter in a report of its own, and the years.
FactsFile discrete_quarters() {
  FactsFile facts;
  facts.add(kYear, kRevenues, "2022-01-01", "2022-12-31", 100).add(kYear, kRevenues, "2023-01-01", "2023-12-31", 120);
  const TestFiling first{"0000000123-24-000008", "10-Q", "2024-05-01"};
  facts.add(first, kRevenues, "2023-01-01", "2023-03-31", 15).add(first, kRevenues, "2024-01-01", "2024-03-31", 18);
  facts.add(kHalf, kRevenues, "2023-04-01", "2023-06-30", 25).add(kHalf, kRevenues, "2024-04-01", "2024-06-30", 34);
  return facts;
}

TEST(DiscreteQuarters, AreAddedToTheYearToDateThatTwelveMonthsNeed) {
  const TestFiling first{"0000000123-23-000008", "10-Q", "2023-05-01"};
  auto facts = discrete_quarters();
  facts.add(first, kRevenues, "2022-01-01", "2022-03-31", 10)
      .add(kHalfBefore, kRevenues, "2022-04-01", "2022-06-30", 20);
  const auto file = import_facts(facts);
  // (18 + 34) + 120 - (15 + 25) = 132 against (15 + 25) + 100 - (10 + 20) = 110.
  const auto observation = known_observation(file, "revenue_growth", "2024-06-30", kEver);
  EXPECT_EQ(number_of(observation), 20);
  EXPECT_EQ(observation.period_start->text(), "2023-07-01");
  EXPECT_EQ(observation.filed->text(), "2024-08-01");
  EXPECT_THAT(observation.note, HasSubstr("132 million USD to 2024-06-30 (34 of 2024-04-01 to 2024-06-30"));
  EXPECT_THAT(observation.note, HasSubstr(" + 18 of 2024-01-01 to 2024-03-31"));
  EXPECT_THAT(observation.note, HasSubstr(" - 15 of 2023-01-01 to 2023-03-31"));
}

TEST(DiscreteQuarters, AreAYearToDateWhereTwelveMonthsCannotBe) {
  const auto observation = known_observation(import_facts(discrete_quarters()), "revenue_growth", "2024-06-30", kEver);
  EXPECT_EQ(number_of(observation), 30);  // 52 against 40
  EXPECT_EQ(observation.period_start->text(), "2024-01-01");
  EXPECT_THAT(observation.rule, HasSubstr("of the year to date"));
}

TEST(DiscreteQuarters, JoinAStatedHalfYear) {
  auto facts = quarters();
  facts.add(kNineMonths, kRevenues, "2023-07-01", "2023-09-30", 35)
      .add(kNineMonths, kRevenues, "2024-07-01", "2024-09-30", 44);
  EXPECT_EQ(known(import_facts(facts), "revenue_growth", "2024-09-30", kEver), "20");  // 46 + 44 against 40 + 35
}

TEST(DiscreteQuarters, ThatWereRestatedInPartAreNotAdded) {
  const TestFiling later{"0000000123-24-000009", "10-Q", "2024-11-02"};
  auto facts = discrete_quarters();
  facts.add(later, kRevenues, "2024-04-01", "2024-06-30", 20)
      .add(later, kRevenues, "2024-07-01", "2024-09-30", 50)
      .add(later, kRevenues, "2023-07-01", "2023-09-30", 40);
  EXPECT_EQ(known(import_facts(facts), "revenue_growth", "2024-09-30", kEver), "unknown");
}

TEST(QuarterAlone, InTheMiddleOfAFiscalYearGoesBeforeNoYearsFigure) {
  const auto file = import_facts(FactsFile()
                                     .add(kYear, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(kYear, kRevenues, "2023-01-01", "2023-12-31", 120)
                                     .add(kHalf, kRevenues, "2023-04-01", "2023-06-30", 25)
                                     .add(kHalf, kRevenues, "2024-04-01", "2024-06-30", 50));
  EXPECT_EQ(known(file, "revenue_growth", "2024-06-30", kEver), "unknown");
  EXPECT_THAT(rejects_text(file), HasSubstr("revenue_growth to 2024-06-30: a single quarter, which does not replace"));
}

TEST(QuarterAlone, IsCalledAQuarterWhereNoYearIsKnown) {
  const auto file = import_facts(FactsFile()
                                     .add(kHalf, kRevenues, "2023-04-01", "2023-06-30", 25)
                                     .add(kHalf, kRevenues, "2024-04-01", "2024-06-30", 50));
  const auto observation = known_observation(file, "revenue_growth", "2024-06-30", kEver);
  EXPECT_EQ(number_of(observation), 100);
  EXPECT_THAT(observation.rule, HasSubstr("Revenue of the quarter compared with the same quarter a year before"));
}

FactsFile with_cash(double net_income, double operations, double spending, double revenue = 100) {
  FactsFile facts;
  facts.add(kYear, kRevenues, "2023-01-01", "2023-12-31", revenue)
      .add(kYear, "NetIncomeLoss", "2023-01-01", "2023-12-31", net_income)
      .add(kYear, "NetCashProvidedByUsedInOperatingActivities", "2023-01-01", "2023-12-31", operations)
      .add(kYear, "PaymentsToAcquirePropertyPlantAndEquipment", "2023-01-01", "2023-12-31", spending)
      .add_day(kYear, "CashAndCashEquivalentsAtCarryingValue", "2023-12-31", 30)
      .add_day(kYear, "ShortTermInvestments", "2023-12-31", 30);
  return facts;
}

TEST(CashRunway, IsCashAndShortTermInvestmentsOverWhatIsSpentInAMonth) {
  const auto file = import_facts(with_cash(-20, -30, 10));
  const auto observation = known_observation(file, "cash_runway", "2023-12-31", kEver);
  EXPECT_EQ(number_of(observation), 18);  // 60 / (40 / 12)
  EXPECT_EQ(observation.note,
            "cash from operations -30 million USD to 2023-12-31 (NetCashProvidedByUsedInOperatingActivities, 10-K "
            "0000000123-24-000001), capital spending 10 million USD to 2023-12-31 "
            "(PaymentsToAcquirePropertyPlantAndEquipment, 10-K 0000000123-24-000001), cash 30 million USD "
            "(CashAndCashEquivalentsAtCarryingValue, 10-K 0000000123-24-000001), short-term investments 30 million USD "
            "(ShortTermInvestments, 10-K 0000000123-24-000001)");
}

TEST(CashRunway, Is120MonthsWhereNoCashIsSpent) {
  EXPECT_EQ(known(import_facts(with_cash(20, 30, 10)), "cash_runway", "2023-12-31", kEver), "120");
  EXPECT_EQ(known(import_facts(with_cash(20, 10, 10)), "cash_runway", "2023-12-31", kEver), "120");
}

TEST(Profitability, HasThreeLevels) {
  const auto level = [](const FactsFile& facts) {
    return known(import_facts(facts), "profitability", "2023-12-31", kEver);
  };
  EXPECT_EQ(level(with_cash(1, -30, 10)), "profitable");
  EXPECT_EQ(level(with_cash(0, 5, 1)), "unprofitable");
  EXPECT_EQ(level(with_cash(-20, -30, 10)), "unprofitable");   // 18 months, and 30 % of revenue
  EXPECT_EQ(level(with_cash(-20, -30, 10, 60)), "high_burn");  // half of revenue
  EXPECT_EQ(level(with_cash(-20, -45, 20)), "high_burn");      // 11 months
  EXPECT_EQ(level(with_cash(-20, 30, 100)), "unprofitable");   // builds, but from what it earns
}

TEST(RevenueOfZero, GivesNeitherGrowthNorShare) {
  const auto file = import_facts(FactsFile()
                                     .add(kYear, kRevenues, "2022-01-01", "2022-12-31", 0)
                                     .add(kYear, kRevenues, "2023-01-01", "2023-12-31", 0)
                                     .add(kYear, kResearch, "2023-01-01", "2023-12-31", 9));
  EXPECT_TRUE(file.observations.empty()) << all_text(file);
  EXPECT_THAT(rejects_text(file), HasSubstr("revenue_growth to 2023-12-31: growth is undefined from an amount of 0"));
  EXPECT_THAT(rejects_text(file), HasSubstr("rd_share to 2023-12-31: a share is undefined for revenue of 0"));
}

}  // namespace
}  // namespace fitrank::test
