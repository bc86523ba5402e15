// Customers' shares of revenue, told from regions, receivables, other years and groups of customers.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "input/filings/facts_file.hpp"
#include "input/notes/concentration.hpp"
#include "input/notes/customer_shares.hpp"
#include "input/notes/inline_page.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"
#include "support/source_file.hpp"
#include "support/zip_of.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string data(const std::string& name) { return read_text(source_file("tests/data/imports/" + name)); }

const char* const kPage = "concentration/acme-10-k-2025-02-20.htm";

/// A year's share of `customer` in the kind and benchmark.
ConcentrationFact share(const std::string& customer, double percent, const std::string& benchmark = "SalesRevenueNet",
                        const std::string& type = "CustomerConcentrationRisk") {
  const FactPeriod year{parse_day("2024-01-01"), parse_day("2024-12-31")};
  return {
      customer,
      year,
      percent,
      {{"MajorCustomers", customer}, {"ConcentrationRiskByType", type}, {"ConcentrationRiskByBenchmark", benchmark}}};
}

struct Outcome {
  std::string value = "none";
  std::string note;
  std::string rejects;
};

Outcome concentration_of(const std::vector<ConcentrationFact>& facts, const std::string& form = "10-K",
                         FactPeriod period = {parse_day("2024-01-01"), parse_day("2024-12-31")}) {
  Rejects rejects;
  const auto observation = customer_concentration({form, period, "filing", parse_day("2025-02-20")}, facts,
                                                  standard_rules()->concentration, rejects);
  ImportedFile file;
  rejects.give_to(file);
  if (!observation) return {"none", "", rejects_text(file)};
  return {fmt::format("{}", number_of(*observation)), observation->note, rejects_text(file)};
}

TEST(Concentration, PageGivesItsCustomersOfItsOwnYear) {
  const auto file = import_fixture(*make_concentration_importer(standard_options()), kPage);
  ASSERT_EQ(file.observations.size(), 1U) << all_text(file);
  const ImportedObservation& observation = file.observations[0];
  EXPECT_EQ(number_of(observation), 20.5);
  EXPECT_EQ(observation.signal, "customer_concentration");
  EXPECT_EQ(observation.tier, "filed");
  EXPECT_EQ(observation.note, "CustomerA 12 %, CustomerB 8.5 % (10-K)");
  EXPECT_EQ(observation.period_start->text(), "2024-01-01");
  EXPECT_EQ(observation.as_of->text(), "2024-12-31");
  EXPECT_EQ(observation.filed->text(), "2025-02-20");
  EXPECT_EQ(observation.source, "10-K of CIK 0000000123 for the period to 2024-12-31 (acme-10-k-2025-02-20.htm)");
  EXPECT_EQ(file.companies.at(0).name, "Acme Compute, Inc.");
  EXPECT_EQ(file.companies.at(0).identifiers,
            (std::vector<Identifier>{{"cik", "0000000123"}, {"ein", "123456789"}, {"ticker", "ACME"}}));
  EXPECT_EQ(file.records, 6U);
  EXPECT_EQ(rejects_text(file),
            "left out: ConcentrationRiskPercentage1 f3: for a period other than the filing's own\n"
            "left out: ConcentrationRiskPercentage1 f4: not a customer's share: no MajorCustomersAxis\n"
            "left out: ConcentrationRiskPercentage1 f5: not a customer's share: no MajorCustomersAxis\n"
            "left out: ConcentrationRiskPercentage1 f6: not a share of revenue: benchmark \"AccountsReceivable\"\n");
}

TEST(Concentration, AccessionNumberAndDayComeFromTheNameOrFromNowhere) {
  const auto importer = make_concentration_importer(standard_options());
  const std::string page = data(kPage);
  const auto numbered = import_text(*importer, "000000012325000001/acme.htm", page).observations.at(0);
  EXPECT_EQ(numbered.source, "0000000123-25-000001");
  EXPECT_EQ(numbered.filed->text(), "2025-03-31") << "90 days after the year's end";
  EXPECT_EQ(numbered.note,
            "CustomerA 12 %, CustomerB 8.5 % (10-K); filing day not stated; the last day of its deadline is used");
  EXPECT_EQ(import_text(*importer, "0000000123-25-000001.htm", page).observations.at(0).source, "0000000123-25-000001");
  for (const char* const name : {"acme-20241231.htm", "acme-2024-12-30.htm", "acme-2027-01-01.htm"}) {
    EXPECT_EQ(import_text(*importer, name, page).observations.at(0).filed->text(), "2025-03-31") << name;
  }
}

TEST(Concentration, RegionOf100PercentIsNoCustomer) {
  ConcentrationFact region = share("", 100, "SalesRevenueNet", "GeographicConcentrationRisk");
  region.dimensions[0] = {"StatementGeographical", "US"};
  EXPECT_EQ(concentration_of({region}).value, "none");
  region.dimensions[1].second = "CustomerConcentrationRisk";
  EXPECT_EQ(concentration_of({region}).value, "none");
}

TEST(Concentration, OnlySharesOfTheWholeRevenueCount) {
  for (const char* const revenue : {"SalesRevenueNet", "RevenueFromContractWithCustomer", "RevenueBenchmark",
                                    "TotalNetSales", "RevenueFromContractWithCustomerBenchmark"}) {
    EXPECT_EQ(concentration_of({share("A", 20, revenue)}).value, "20") << revenue;
  }
  for (const char* const other :
       {"AccountsReceivable", "SalesRevenueSegment", "CostOfRevenue", "AssetsTotal", "DeferredRevenue",
        "RevenueFromContractWithCustomerProductAndServiceBenchmark", "SalesRevenueProductLine"}) {
    EXPECT_EQ(concentration_of({share("A", 20, other)}).value, "none") << other;
  }
  EXPECT_EQ(concentration_of({share("A", 20, "SalesRevenueNet", "SupplierConcentrationRisk")}).value, "none");
}

TEST(Concentration, ShareAlongASegmentCountsAndAlongASubsidiaryDoesNot) {
  ConcentrationFact fact = share("A", 20);
  fact.dimensions.emplace_back("StatementBusinessSegments", "Chips");
  EXPECT_EQ(concentration_of({fact}).value, "20");
  EXPECT_EQ(concentration_of({fact, share("A", 25)}).value, "25") << "one customer, stated twice";
  fact.dimensions.back().first = "LegalEntity";
  EXPECT_THAT(concentration_of({fact}).rejects,
              HasSubstr("only a part of the customer's share: along LegalEntityAxis"));
}

TEST(Concentration, FiveLargestAreSummed) {
  const Outcome outcome = concentration_of(
      {share("A", 11), share("B", 12), share("C", 13), share("D", 10), share("E", 15), share("F", 14)});
  EXPECT_EQ(outcome.value, "65");
  EXPECT_EQ(outcome.note, "E 15 %, F 14 %, C 13 %, B 12 %, A 11 % (10-K)");
}

TEST(Concentration, GroupsOfCustomersAreNotAddedToTheirMembers) {
  EXPECT_EQ(concentration_of({share("CustomerA", 20), share("CustomerB", 10), share("TwoCustomers", 30)}).value, "30");
  EXPECT_EQ(concentration_of({share("CustomerA", 20), share("FiveLargestCustomers", 55)}).value, "55");
  EXPECT_THAT(concentration_of({share("TenLargestCustomers", 70)}).rejects,
              HasSubstr("means more than five customers"));
  EXPECT_THAT(concentration_of({share("LargestCustomers", 70)}).rejects, HasSubstr("without their number"));
  EXPECT_THAT(concentration_of({share("NoSingleCustomer", 10)}).rejects, HasSubstr("no customer reaches this share"));
}

TEST(Concentration, OfAQuarterTheLongestPeriodToItsEndCounts) {
  const FactPeriod half{parse_day("2024-01-01"), parse_day("2024-06-30")};
  ConcentrationFact quarter = share("A", 30);
  quarter.period = {parse_day("2024-04-01"), parse_day("2024-06-30")};
  ConcentrationFact to_date = share("A", 20);
  to_date.period = half;
  EXPECT_EQ(concentration_of({quarter, to_date}, "10-Q", half).value, "20");
  EXPECT_EQ(concentration_of({quarter}, "10-Q", half).value, "30");
  EXPECT_EQ(concentration_of({quarter}).value, "none");
}

TEST(Concentration, OnlyPeriodicReportsCount) {
  for (const char* const form : {"10-K", "10-K/A", "10-KT", "10-Q", "20-F", "40-F"}) {
    EXPECT_EQ(concentration_of({share("A", 20)}, form).value, "20") << form;
  }
  for (const char* const form : {"8-K", "DEF 14A", "S-1", "S-3", ""}) {
    EXPECT_EQ(concentration_of({share("A", 20)}, form).value, "none") << form;
  }
  EXPECT_EQ(concentration_of({share("A", 20), share("B", 30)}, "8-K").rejects,
            "left out: filing: form 8-K is not a periodic report (2 times)\n");
}

TEST(Concentration, DayOfFilingThatIsNotStatedIsTheLastOfTheDeadline) {
  const auto filed = [](const std::string& form) {
    const FactPeriod year{parse_day("2024-01-01"), parse_day("2024-12-31")};
    Rejects rejects;
    return customer_concentration({form, year, "filing"}, {share("A", 20)}, standard_rules()->concentration, rejects)
        ->filed->text();
  };
  EXPECT_EQ(filed("10-K"), "2025-03-31");
  EXPECT_EQ(filed("10-Q"), "2025-02-14");
  EXPECT_EQ(filed("20-F"), "2025-05-03");
}

TEST(Concentration, FactThatStatesNoValueIsLeftOutAndCountedAsARecord) {
  std::string page = data(kPage);
  const std::string before = "id=\"f4\"";
  page.replace(page.find(before), before.size(), before + " xmlns:xsi=\"urn:x\" xsi:nil=\"true\"");
  page.replace(page.find(">45<"), 4, ">?<");
  const auto file = import_text(*make_concentration_importer(standard_options()), kPage, page);
  EXPECT_EQ(number_of(file.observations.at(0)), 20.5);
  EXPECT_EQ(file.records, 6U);
  EXPECT_THAT(rejects_text(file),
              HasSubstr("left out: ConcentrationRiskPercentage1 f4: states that there is no value\n"));
  EXPECT_THAT(rejects_text(file),
              HasSubstr("ConcentrationRiskPercentage1 f3: its text is not a number in its format\n"));
}

TEST(Concentration, PageWithoutCustomersSaysSoWithoutItsNameTwice) {
  std::string page = data(kPage);
  for (const char* const id : {"contextRef=\"a\"", "contextRef=\"b\""}) {
    page.replace(page.find(id), std::string(id).size(), "contextRef=\"region\"");
  }
  const auto file = import_text(*make_concentration_importer(standard_options()), "acme.htm", page);
  EXPECT_THAT(rejects_text(file), HasSubstr("left out: : no customer's share of revenue for its own period\n"));
}

TEST(Concentration, ImpossibleSharesAreRejected) {
  EXPECT_THAT(concentration_of({share("A", 120)}).rejects, HasSubstr("not a share from 0 to 100 %"));
  EXPECT_THAT(concentration_of({share("A", -3)}).rejects, HasSubstr("not a share from 0 to 100 %"));
  EXPECT_THAT(concentration_of({share("A", 60), share("B", 61)}).rejects,
              HasSubstr("customers' shares sum to 121 % of revenue"));
}

TEST(Concentration, NumbersAreReadInTheirTransformation) {
  EXPECT_EQ(transformed_number("1,234.5", "num-dot-decimal"), 1234.5);
  EXPECT_EQ(transformed_number("1.234,5", "num-comma-decimal"), 1234.5);
  EXPECT_EQ(transformed_number("12", ""), 12.0);
  EXPECT_EQ(transformed_number("1\xC2\xA0"
                               "234",
                               "num-dot-decimal"),
            1234.0);
  EXPECT_EQ(transformed_number("-", "fixed-zero"), 0.0);
  EXPECT_EQ(transformed_number("Twenty-five", "numwordsen"), 25.0);
  EXPECT_EQ(transformed_number("twelve", "numwordsen"), 12.0);
  EXPECT_EQ(transformed_number("no", "numwordsen"), 0.0);
  EXPECT_EQ(transformed_number("twenty-ten", "numwordsen"), std::nullopt);
  EXPECT_EQ(transformed_number("", ""), std::nullopt);
  EXPECT_EQ(transformed_number("1e5", ""), std::nullopt);
  EXPECT_EQ(transformed_number("12 %", ""), 12.0);
  EXPECT_EQ(transformed_number("12%", "num-dot-decimal"), 12.0);
  EXPECT_EQ(transformed_number("% 12", ""), std::nullopt);
  EXPECT_EQ(transformed_number("%", ""), std::nullopt);
}

TEST(Concentration, ScaleIsApplied) {
  EXPECT_EQ(scaled_number(12, 0), 12.0);
  EXPECT_EQ(scaled_number(0.12, 2), 12.0);
  EXPECT_EQ(scaled_number(1200, -2), 12.0);
}

TEST(Concentration, NotesDataSetGivesEveryFilersCustomers) {
  const auto file = import_text(*make_concentration_importer(standard_options()), "2024_03_notes.zip",
                                zip_of({{"sub.tsv", data("notes/sub.tsv")},
                                        {"dim.tsv", data("notes/dim.tsv")},
                                        {"num.tsv", data("notes/num.tsv")}}));
  ASSERT_EQ(file.observations.size(), 2U) << all_text(file);
  EXPECT_EQ(file.companies[0].name, "ACME COMPUTE INC");
  EXPECT_EQ(number_of(file.observations[0]), 26);
  EXPECT_EQ(file.observations[0].source, "0000000123-24-000001");
  EXPECT_EQ(file.observations[0].filed->text(), "2024-02-20");
  EXPECT_EQ(file.observations[0].note, "CustomerA 19 %, CustomerB 7 % (10-K)");
  EXPECT_EQ(number_of(file.observations[1]), 33);
  EXPECT_EQ(file.records, 9U);
  EXPECT_EQ(file.rejects_in_all, 6U) << rejects_text(file);
}

TEST(Concentration, ArchiveOfPagesIsReadPageByPage) {
  const auto file =
      import_text(*make_concentration_importer(standard_options()), "pages.zip",
                  zip_of({{"0000000123-25-000001/acme.htm", data(kPage)}, {"b.htm", "<html>"}, {"readme.txt", "?"}}));
  ASSERT_EQ(file.observations.size(), 1U);
  EXPECT_EQ(file.observations[0].source, "0000000123-25-000001");
  EXPECT_THAT(rejects_text(file), HasSubstr("b.htm: not an inline XBRL page: line 1: "));
}

TEST(Concentration, WhatIsNoPageSaysSoWithItsLine) {
  const auto importer = make_concentration_importer(standard_options());
  const auto message = [&](const std::string& bytes) -> std::string {
    try {
      import_text(*importer, "x.htm", bytes);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_THAT(message("<html>\n<p>\n</html>"), HasSubstr("not an inline XBRL page: line 3: "));
  EXPECT_EQ(message("<html><p>10-K</p></html>"), "not an inline XBRL report: no dei:DocumentType in it");
  EXPECT_THAT(message(data(kPage).substr(0, 3000)), HasSubstr("not an inline XBRL page: line "));
  EXPECT_THAT(message(zip_of({{"a.txt", "x"}})), HasSubstr("neither a Notes data set"));
}

TEST(Concentration, DeepNestingIsRead) {
  std::string page = data(kPage);
  std::string open;
  std::string close;
  for (int i = 0; i < 100000; ++i) {
    open += "<b>";
    close += "</b>";
  }
  page.insert(page.find("<p>"), open + close);
  EXPECT_EQ(import_text(*make_concentration_importer(standard_options()), "x.htm", page).observations.size(), 1U);
}

}  // namespace
}  // namespace fitrank::test
