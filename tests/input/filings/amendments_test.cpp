// What later filings do to earlier ones: corrections by amendment, restatements, changes of tag.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/filings/facts_file.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"
#include "support/zip_of.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const TestFiling kOf2021{"0000000123-22-000001", "10-K", "2022-02-20"};
const TestFiling kOf2022{"0000000123-23-000001", "10-K", "2023-02-01"};
const TestFiling kOf2023{"0000000123-24-000001", "10-K", "2024-02-01"};
const TestFiling kCorrected{"0000000123-24-000005", "10-K/A", "2024-06-01"};
const TestFiling kOf2024{"0000000123-25-000001", "10-K", "2025-02-01"};

TEST(Amendment, OfTheYearAloneIsSetAgainstTheYearBefore) {
  const auto file = import_facts(FactsFile()
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 100)
                                     .add(kCorrected, kRevenues, "2023-01-01", "2023-12-31", 90));
  EXPECT_EQ(growth(file, "2023-12-31", "2024-05-31"), "25");
  EXPECT_EQ(growth(file, "2023-12-31", "2024-06-01"), "12.5");
  EXPECT_EQ(known_observation(file, "revenue_growth", "2023-12-31", kEver).source, kCorrected.accession);
  EXPECT_THAT(rejects_text(file), Not(HasSubstr("restated")));
}

TEST(Amendment, OfResearchAloneIsSetAgainstTheReportsRevenue) {
  const auto file = import_facts(FactsFile()
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 100)
                                     .add(kOf2023, kResearch, "2023-01-01", "2023-12-31", 10)
                                     .add(kCorrected, kResearch, "2023-01-01", "2023-12-31", 20));
  EXPECT_EQ(known(file, "rd_share", "2023-12-31", "2024-05-31"), "10");
  EXPECT_EQ(known(file, "rd_share", "2023-12-31", kEver), "20");
}

TEST(Amendment, OfAQuarterIsSetAgainstTheOtherAmountsOfTheTwelveMonths) {
  const TestFiling half{"0000000123-24-000002", "10-Q", "2024-08-01"};
  const TestFiling corrected{"0000000123-24-000003", "10-Q/A", "2024-09-01"};
  const auto file = import_facts(FactsFile()
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 120)
                                     .add(kOf2023, kResearch, "2023-01-01", "2023-12-31", 12)
                                     .add(half, kRevenues, "2023-01-01", "2023-06-30", 40)
                                     .add(half, kResearch, "2023-01-01", "2023-06-30", 4)
                                     .add(half, kRevenues, "2024-01-01", "2024-06-30", 40)
                                     .add(half, kResearch, "2024-01-01", "2024-06-30", 4)
                                     .add(corrected, kResearch, "2024-01-01", "2024-06-30", 16));
  EXPECT_EQ(known(file, "rd_share", "2024-06-30", "2024-08-31"), "10");
  EXPECT_EQ(known(file, "rd_share", "2024-06-30", kEver), "20");
}

TEST(Amendment, OfAnotherYearIsARestatementLikeAnyOther) {
  // The amended report is that on 2023; that it states 2022 otherwise says nothing of 2021.
  const auto file = import_facts(FactsFile()
                                     .add(kOf2021, kRevenues, "2021-01-01", "2021-12-31", 60)
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(kCorrected, kRevenues, "2022-01-01", "2022-12-31", 70)
                                     .add(kCorrected, kRevenues, "2023-01-01", "2023-12-31", 84));
  EXPECT_EQ(growth(file, "2022-12-31"), "33.33");
  EXPECT_EQ(growth(file, "2023-12-31"), "20");
}

TEST(Restatement, ThatOneYearAloneHasIsToldWhereTheOlderFigureStays) {
  const auto file = import_facts(FactsFile()
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 100)
                                     .add(kOf2024, kRevenues, "2023-01-01", "2023-12-31", 90)
                                     .add(kOf2024, kRevenues, "2024-01-01", "2024-12-31", 99));
  EXPECT_EQ(growth(file, "2023-12-31"), "25");
  EXPECT_EQ(growth(file, "2024-12-31"), "10");
  EXPECT_EQ(rejects_text(file),
            "left out: revenue_growth to 2023-12-31: only one of the two amounts was restated; together they would "
            "mix two bases; earlier observations are kept\n");
}

TEST(Restatement, OfBothYearsInTheEndIsNotToldAsMixed) {
  const TestFiling later{"0000000123-25-000009", "10-K", "2025-06-01"};
  const auto file = import_facts(FactsFile()
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 100)
                                     .add(kOf2024, kRevenues, "2023-01-01", "2023-12-31", 90)
                                     .add(later, kRevenues, "2022-01-01", "2022-12-31", 75));
  EXPECT_EQ(growth(file, "2023-12-31"), "20");
  EXPECT_EQ(rejects_text(file), "");
}

TEST(Amendment, InADataSetCorrectsTheYearItStates) {
  const std::string sub =
      "adsh\tcik\tname\tform\tperiod\tfiled\tfp\n"
      "a-1\t123\tACME\t10-K\t20231231\t20240201\tFY\n"
      "a-2\t123\tACME\t10-K/A\t20231231\t20240318\tFY\n";
  const std::string num =
      "adsh\ttag\tversion\tddate\tqtrs\tuom\tsegments\tcoreg\tvalue\n"
      "a-1\tRevenues\tus-gaap/2023\t20221231\t4\tUSD\t\t\t80\n"
      "a-1\tRevenues\tus-gaap/2023\t20231231\t4\tUSD\t\t\t100\n"
      "a-2\tRevenues\tus-gaap/2023\t20231231\t4\tUSD\t\t\t90\n";
  const auto file = import_text(*make_financial_statements_importer(standard_options()), "2024q1.zip",
                                zip_of({{"sub.txt", sub}, {"num.txt", num}}));
  EXPECT_EQ(growth(file, "2023-12-31", "2024-03-17"), "25");
  EXPECT_EQ(growth(file, "2023-12-31", "2024-03-18"), "12.5");
}

TEST(TotalBesideContractRevenue, IsTakenThoughItIsTheSmaller) {
  const auto facts = FactsFile()
                         .add(kOf2023, kContract, "2022-01-01", "2022-12-31", 80)
                         .add(kOf2023, kContract, "2023-01-01", "2023-12-31", 100)
                         .add(kOf2023, kRevenues, "2022-01-01", "2022-12-31", 79)
                         .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 95);
  EXPECT_EQ(growth(import_facts(facts), "2023-12-31"), "20.25");
}

TEST(TotalBesideContractRevenue, IsNotTakenWhereItIsAFragment) {
  const auto facts = FactsFile()
                         .add(kOf2023, kContract, "2022-01-01", "2022-12-31", 80)
                         .add(kOf2023, kContract, "2023-01-01", "2023-12-31", 100)
                         .add(kOf2023, kRevenues, "2022-01-01", "2022-12-31", 39)
                         .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 49);
  EXPECT_EQ(growth(import_facts(facts), "2023-12-31"), "25");
}

TEST(TotalBesideContractRevenue, IsTheLargestOfSeveralTotals) {
  const auto facts = FactsFile()
                         .add(kOf2023, "SalesRevenueNet", "2022-01-01", "2022-12-31", 50)
                         .add(kOf2023, "SalesRevenueNet", "2023-01-01", "2023-12-31", 60)
                         .add(kOf2023, kContract, "2023-01-01", "2023-12-31", 101)
                         .add(kOf2023, kRevenues, "2022-01-01", "2022-12-31", 80)
                         .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 100);
  EXPECT_EQ(growth(import_facts(facts), "2023-12-31"), "25");
}

TEST(ChangeOfTag, WithoutOverlapCountsWhereEachReportStatesOneTagAlone) {
  const auto file = import_facts(FactsFile()
                                     .add(kOf2021, kContract, "2020-01-01", "2020-12-31", 70)
                                     .add(kOf2021, kContract, "2021-01-01", "2021-12-31", 80)
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 100));
  const auto observation = known_observation(file, "revenue_growth", "2022-12-31", kEver);
  EXPECT_EQ(number_of(observation), 25);
  EXPECT_THAT(observation.note,
              HasSubstr("the tag changed from RevenueFromContractWithCustomerExcludingAssessedTax to Revenues"));
}

TEST(ChangeOfTag, ToATagThatMayBeAPartDoesNotCount) {
  const auto file = import_facts(FactsFile()
                                     .add(kOf2021, kRevenues, "2021-01-01", "2021-12-31", 80)
                                     .add(kOf2022, "SalesRevenueGoodsNet", "2022-01-01", "2022-12-31", 100));
  EXPECT_EQ(growth(file, "2022-12-31"), "unknown");
}

TEST(ChangeOfTag, FromAReportThatStatesTwoDoesNotCount) {
  const auto file = import_facts(FactsFile()
                                     .add(kOf2021, kContract, "2021-01-01", "2021-12-31", 80)
                                     .add(kOf2021, "SalesRevenueNet", "2021-01-01", "2021-12-31", 90)
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 100));
  EXPECT_EQ(growth(file, "2022-12-31"), "unknown");
}

TEST(CurrentReport, ThatSlipsByAThousandDoesNotCountBesideAnAnnualReport) {
  const TestFiling current{"0000000123-24-000000", "8-K", "2024-01-20"};
  const auto file = import_facts(FactsFile()
                                     .add(kOf2022, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(current, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(current, kRevenues, "2023-01-01", "2023-12-31", 0.1)
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 100));
  EXPECT_EQ(growth(file, "2023-12-31", "2024-01-31"), "unknown");
  EXPECT_EQ(growth(file, "2023-12-31"), "25");
  EXPECT_EQ(rejects_text(file),
            "left out: facts: form 8-K counts only until a periodic report states the line (2 times)\n");
}

TEST(CurrentReport, CountsUntilTheFirstPeriodicReportOfTheLine) {
  const TestFiling current{"0000000123-24-000000", "8-K", "2023-01-20"};
  const auto file = import_facts(FactsFile()
                                     .add(current, kRevenues, "2021-01-01", "2021-12-31", 80)
                                     .add(current, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(kOf2022, "NetIncomeLoss", "2022-01-01", "2022-12-31", 5)
                                     .add(kOf2023, kRevenues, "2023-01-01", "2023-12-31", 90));
  EXPECT_EQ(growth(file, "2022-12-31"), "25");
  EXPECT_EQ(growth(file, "2023-12-31"), "unknown");  // 2022 is the 8-K's alone
}

}  // namespace
}  // namespace fitrank::test
