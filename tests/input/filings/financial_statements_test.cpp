// Financial Statement Data Sets, from the fixture's tables and from tables written here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "input/filings/facts_file.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"
#include "support/source_file.hpp"
#include "support/zip_of.hpp"

namespace fitrank::test {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

std::string table(const std::string& name) {
  std::ifstream in(source_file("tests/data/imports/financial-statements/" + name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

ImportedFile import_tables(const std::string& sub, const std::string& num) {
  return import_text(*make_financial_statements_importer(standard_options()), "2024q1.zip",
                     zip_of({{"sub.txt", sub}, {"tag.txt", "tag\n"}, {"num.txt", num}, {"pre.txt", "adsh\n"}}));
}

const ImportedFile& fixture() {
  static const ImportedFile file = import_tables(table("sub.txt"), table("num.txt"));
  return file;
}

ImportedFile of_company(const ImportedFile& file, const std::string& name) {
  ImportedFile part;
  for (const ImportedObservation& observation : file.observations) {
    if (file.companies[observation.company].name == name) part.observations.push_back(observation);
  }
  return part;
}

TEST(FinancialStatements, EveryFilerOfTheQuarterGivesWhatItStates) {
  ASSERT_EQ(fixture().companies.size(), 3U);
  EXPECT_EQ(fixture().companies[0].identifiers, (std::vector<Identifier>{{"cik", "0000000123"}, {"ein", "123456789"}}));
  EXPECT_EQ(fixture().companies[1].identifiers, (std::vector<Identifier>{{"cik", "0000000456"}}));
  EXPECT_EQ(known(of_company(fixture(), "GAMMA AG"), "revenue_growth", "2023-12-31", kEver), "5");
  EXPECT_EQ(fixture().records, 17U);
}

TEST(FinancialStatements, SegmentsCoregistrantsQuartersAndOwnTagsAreLeftOut) {
  const auto acme = of_company(fixture(), "ACME COMPUTE INC");
  EXPECT_EQ(known(acme, "revenue_growth", "2023-12-31", "2024-02-20"), "30");
  EXPECT_EQ(known(acme, "rd_share", "2023-12-31", "2024-02-20"), "20");
}

TEST(FinancialStatements, LaterAmendmentIsALaterVintage) {
  const auto acme = of_company(fixture(), "ACME COMPUTE INC");
  EXPECT_EQ(known(acme, "revenue_growth", "2023-12-31", "2024-03-17"), "30");
  EXPECT_EQ(known(acme, "revenue_growth", "2023-12-31", "2024-03-18"), "20");
  EXPECT_EQ(known_observation(acme, "revenue_growth", "2023-12-31", kEver).source, "0000000123-24-000007");
}

TEST(FinancialStatements, MonthsEndAfterTheDayOfFilingIsAllowed) {
  // The quarter ended on a day before the 26th; the table rounds it to the month's end.
  const auto beta = of_company(fixture(), "BETA WORKS CORP");
  EXPECT_EQ(known(beta, "revenue_growth", "2024-03-31", kEver), "50");
  EXPECT_EQ(known(beta, "profitability", "2024-03-31", kEver), "unprofitable");
  EXPECT_EQ(known_observation(beta, "revenue_growth", "2024-03-31", kEver).period_start->text(), "2024-01-01");
}

TEST(FinancialStatements, RejectsAreCounted) {
  const std::string text = rejects_text(fixture());
  EXPECT_THAT(text, ContainsRegex("num.txt:[0-9]+: its accession number belongs to no submission\n"));
  EXPECT_THAT(text, ContainsRegex("num.txt:[0-9]+: no value\n"));
}

TEST(FinancialStatements, QuarterIsTheYearToDateWhereTheFiscalYearBeganWithIt) {
  const auto rule = [](const std::string& year_end) {
    const std::string sub =
        "adsh\tcik\tname\tform\tperiod\tfye\tfiled\na-1\t123\tACME\t10-Q\t20240331\t" + year_end + "\t20240501\n";
    const std::string num =
        "adsh\ttag\tversion\tddate\tqtrs\tuom\tvalue\n"
        "a-1\tRevenues\tus-gaap/2023\t20230331\t1\tUSD\t80\n"
        "a-1\tRevenues\tus-gaap/2023\t20240331\t1\tUSD\t100\n";
    return known_observation(import_tables(sub, num), "revenue_growth", "2024-03-31", kEver).rule;
  };
  EXPECT_THAT(rule("1231"), HasSubstr("of the year to date"));
  EXPECT_THAT(rule("1227"), HasSubstr("of the year to date")) << "52 or 53 weeks";
  EXPECT_THAT(rule("0103"), HasSubstr("of the year to date")) << "52 or 53 weeks";
  EXPECT_THAT(rule("0930"), HasSubstr("of the quarter"));
  EXPECT_THAT(rule(""), HasSubstr("of the quarter")) << "not known";
}

TEST(FinancialStatements, OlderTablesWithoutSegmentsAndOtherColumnOrdersAreRead) {
  const std::string num =
      "value\tcoreg\tuom\tqtrs\tddate\tversion\ttag\tadsh\r\n"
      "100\t\tUSD\t4\t20221231\tus-gaap/2023\tRevenues\t0000000123-24-000001\r\n"
      "110\t\tUSD\t4\t20231231\tus-gaap/2023\tRevenues\t0000000123-24-000001";
  EXPECT_EQ(known(import_tables(table("sub.txt"), num), "revenue_growth", "2023-12-31", kEver), "10");
}

TEST(FinancialStatements, WhatIsNoDataSetSaysSo) {
  const auto importer = make_financial_statements_importer(standard_options());
  const auto message = [&](const std::string& bytes) -> std::string {
    try {
      import_text(*importer, "x.zip", bytes);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_EQ(message("adsh\t"), "not a financial statement data set: no zip archive");
  EXPECT_EQ(message(zip_of({{"num.txt", "x"}})), "not a financial statement data set: no sub.txt in it");
  EXPECT_EQ(message(zip_of({{"sub.txt", "adsh\n"}, {"num.txt", "x"}})), "sub.txt has no column \"cik\"");
  EXPECT_EQ(message(zip_of({{"sub.txt", table("sub.txt")}, {"num.txt", ""}})),
            "num.txt is empty, without even column names");
}

TEST(FinancialStatements, RealQuarterGivesNearlyEveryFiler) {
  const auto path = real_file("fsds/2010q2.zip");
  if (!path) GTEST_SKIP() << "no real data: FITRANK_DATA or ../shared/data";
  std::ifstream in(*path, std::ios::binary);
  const auto file = import_text(*make_financial_statements_importer(standard_options()), *path,
                                {std::istreambuf_iterator<char>(in), {}});
  EXPECT_EQ(file.companies.size(), 490U);
  ImportedFile ford;
  for (const ImportedObservation& observation : file.observations) {
    if (file.companies[observation.company].identifiers[0].value == "0000037996")
      ford.observations.push_back(observation);
  }
  const auto growth = known_observation(ford, "revenue_growth", "2010-03-31", kEver);
  EXPECT_EQ(number_of(growth), 29.42);  // 31.566 billion against 24.390
  EXPECT_EQ(growth.source, "0001157523-10-002965");
  EXPECT_EQ(growth.filed->text(), "2010-05-07");
}

}  // namespace
}  // namespace fitrank::test
