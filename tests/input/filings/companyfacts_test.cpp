// Traps of company facts: each test is one that has misled readers of such files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/filings/facts_file.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/records/imported_text.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

const TestFiling k2022{"0000000123-23-000001", "10-K", "2023-02-20"};
const TestFiling k2023{"0000000123-24-000001", "10-K", "2024-02-20"};
const TestFiling k2024{"0000000123-25-000001", "10-K", "2025-02-20"};

TEST(CompanyFacts, GrowthIsOfTheFiscalYearWithAccessionAndDayFiled) {
  const auto file = import_facts(FactsFile()
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 125));
  const auto observation = known_observation(file, "revenue_growth", "2023-12-31", kEver);
  EXPECT_EQ(number_of(observation), 25);
  EXPECT_EQ(observation.tier, "filed");
  EXPECT_EQ(observation.source, "0000000123-24-000001");
  EXPECT_EQ(observation.filed->text(), "2024-02-20");
  EXPECT_EQ(observation.as_of->text(), "2023-12-31");
  EXPECT_EQ(observation.period_start->text(), "2023-01-01");
  EXPECT_EQ(observation.note,
            "125 million USD to 2023-12-31 (Revenues, 10-K 0000000123-24-000001), compared with 100 million USD to "
            "2022-12-31 "
            "(Revenues, 10-K 0000000123-24-000001)");
  EXPECT_EQ(observation.rule, "Revenue of the fiscal year compared with the year before");
  ASSERT_EQ(file.companies.size(), 1U);
  EXPECT_EQ(file.companies[0].name, "Acme");
  EXPECT_EQ(file.companies[0].identifiers, (std::vector<Identifier>{{"cik", "0000000123"}}));
  EXPECT_EQ(file.records, 2U);
}

TEST(CompanyFacts, GoodsAloneAreRevenueOnlyWhereNothingElseIsStated) {
  const auto goods = FactsFile()
                         .add(k2023, "SalesRevenueGoodsNet", "2022-01-01", "2022-12-31", 50)
                         .add(k2023, "SalesRevenueGoodsNet", "2023-01-01", "2023-12-31", 55);
  EXPECT_EQ(growth(import_facts(goods), "2023-12-31"), "10");
  auto both = goods;
  both.add(k2023, "SalesRevenueServicesNet", "2022-01-01", "2022-12-31", 10)
      .add(k2023, "SalesRevenueServicesNet", "2023-01-01", "2023-12-31", 30);
  EXPECT_EQ(growth(import_facts(both), "2023-12-31"), "unknown");
}

TEST(CompanyFacts, YearsOf52And53WeeksAreYears) {
  const auto file = import_facts(FactsFile()
                                     .add(k2023, kRevenues, "2021-12-26", "2022-12-31", 100)    // 371 days
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-30", 110));  // 364
  EXPECT_EQ(growth(file, "2023-12-30"), "10");
}

TEST(CompanyFacts, QuarterInAnAnnualReportIsNoYear) {
  const auto file = import_facts(FactsFile()
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(k2023, kRevenues, "2023-10-01", "2023-12-31", 40)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110));
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
}

TEST(CompanyFacts, PeriodsOf349And381DaysAreNoYears) {
  EXPECT_EQ(growth(import_facts(FactsFile()
                                    .add(k2023, kRevenues, "2022-01-01", "2022-12-15", 100)
                                    .add(k2023, kRevenues, "2022-12-16", "2023-11-29", 110)),
                   "2023-11-29"),
            "unknown");
  EXPECT_EQ(growth(import_facts(FactsFile()
                                    .add(k2023, kRevenues, "2021-12-16", "2022-12-31", 100)
                                    .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110)),
                   "2023-12-31"),
            "unknown");
}

TEST(CompanyFacts, RestatementIsAVintageOfItsOwn) {
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kRevenues, "2021-01-01", "2021-12-31", 100)
                                     .add(k2022, kRevenues, "2022-01-01", "2022-12-31", 200)
                                     .add(k2023, kRevenues, "2021-01-01", "2021-12-31", 100)
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 150)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 300));
  EXPECT_EQ(growth(file, "2022-12-31", "2023-02-19"), "unknown");
  EXPECT_EQ(growth(file, "2022-12-31", "2023-02-20"), "100");
  EXPECT_EQ(growth(file, "2022-12-31", "2024-02-19"), "100");
  EXPECT_EQ(growth(file, "2022-12-31", "2024-02-20"), "50");
  EXPECT_EQ(growth(file, "2023-12-31"), "100");
}

TEST(CompanyFacts, RestatedYearIsNotSetAgainstOneThatWasNot) {
  // The year before is no longer in the report that restates: a business was sold.
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kRevenues, "2021-01-01", "2021-12-31", 100)
                                     .add(k2022, kRevenues, "2022-01-01", "2022-12-31", 110)
                                     .add(k2024, kRevenues, "2022-01-01", "2022-12-31", 80)
                                     .add(k2024, kRevenues, "2023-01-01", "2023-12-31", 88));
  EXPECT_EQ(growth(file, "2022-12-31"), "10");
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
}

TEST(CompanyFacts, UnchangedRepetitionIsNoVintage) {
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kRevenues, "2021-01-01", "2021-12-31", 100)
                                     .add(k2022, kRevenues, "2022-01-01", "2022-12-31", 200)
                                     .add(k2023, kRevenues, "2021-01-01", "2021-12-31", 100)
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 200));
  EXPECT_EQ(file.observations.size(), 1U);
  EXPECT_EQ(file.observations.at(0).filed->text(), "2023-02-20");
}

TEST(CompanyFacts, ProxyStatementIsNeverBelieved) {
  const TestFiling proxy{"0000000123-24-000009", "DEF 14A", "2024-05-01"};
  const auto file = import_facts(FactsFile()
                                     .add(k2023, "NetIncomeLoss", "2023-01-01", "2023-12-31", 10)
                                     .add(proxy, "NetIncomeLoss", "2023-01-01", "2023-12-31", -0.01));
  EXPECT_EQ(known(file, "profitability", "2023-12-31", kEver), "profitable");
  EXPECT_THAT(rejects_text(file), HasSubstr("/facts/us-gaap/NetIncomeLoss/units/USD/1: form DEF 14A repeats numbers"));
}

TEST(CompanyFacts, LaterProspectusDoesNotReplaceAnAnnualReport) {
  const TestFiling prospectus{"0000000123-24-000009", "424B5", "2024-05-01"};
  const TestFiling current{"0000000123-24-000010", "8-K", "2024-06-01"};
  const auto file = import_facts(FactsFile()
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                                     .add(prospectus, kRevenues, "2023-01-01", "2023-12-31", 110000)
                                     .add(current, kRevenues, "2023-01-01", "2023-12-31", 0.11));
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
}

TEST(CompanyFacts, ProspectusCountsWhileNoPeriodicReportStatesTheYear) {
  const TestFiling prospectus{"0000000123-23-000009", "S-1", "2023-05-01"};
  const auto file = import_facts(FactsFile()
                                     .add(prospectus, kRevenues, "2021-01-01", "2021-12-31", 100)
                                     .add(prospectus, kRevenues, "2022-01-01", "2022-12-31", 300)
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 300)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 330));
  EXPECT_EQ(growth(file, "2022-12-31", "2023-06-01"), "200");
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
}

TEST(CompanyFacts, AmountsOfAProspectusAreNotSetAgainstThoseOfAReport) {
  const TestFiling prospectus{"0000000123-24-000009", "424B4", "2024-05-01"};  // in thousands by mistake
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(prospectus, kRevenues, "2023-01-01", "2023-12-31", 110000));
  EXPECT_EQ(growth(file, "2023-12-31"), "unknown");
}

TEST(CompanyFacts, IfrsFilerWithACikAsTextAndNullLabels) {
  const TestFiling annual{"0000000123-24-000001", "40-F", "2024-03-20"};
  const auto file =
      import_facts(FactsFile("ifrs-full")
                       .cik("\"0000000123\"")
                       .add(annual, "Revenue", "2022-01-01", "2022-12-31", 100, "EUR")
                       .add(annual, "Revenue", "2023-01-01", "2023-12-31", 120, "EUR")
                       .add(annual, "ProfitLossFromOperatingActivities", "2023-01-01", "2023-12-31", 30, "EUR")
                       .add(annual, "ProfitLoss", "2023-01-01", "2023-12-31", 12, "EUR"));
  EXPECT_EQ(growth(file, "2023-12-31"), "20");
  EXPECT_EQ(known(file, "operating_margin", "2023-12-31", kEver), "25");
  EXPECT_EQ(known(file, "profitability", "2023-12-31", kEver), "profitable");
  EXPECT_EQ(file.companies.at(0).identifiers.at(0).value, "0000000123");
}

TEST(CompanyFacts, ConvenienceTranslationIsLeftOut) {
  const TestFiling annual{"0000000123-24-000001", "20-F", "2024-03-20"};
  const auto file = import_facts(FactsFile("ifrs-full")
                                     .add(annual, "Revenue", "2022-01-01", "2022-12-31", 700, "CNY")
                                     .add(annual, "Revenue", "2023-01-01", "2023-12-31", 770, "CNY")
                                     .add(annual, "Revenue", "2023-01-01", "2023-12-31", 107, "USD"));
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
  EXPECT_THAT(rejects_text(file), HasSubstr("amounts in a second currency, translated for convenience"));
}

}  // namespace
}  // namespace fitrank::test
