// Traps of company facts: each test is one that has misled readers of such files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/imports/facts_file.hpp"
#include "input/imports/filings_importers.hpp"
#include "input/imports/imported_text.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

const TestFiling k2022{"0000000123-23-000001", "10-K", "2023-02-20"};
const TestFiling k2023{"0000000123-24-000001", "10-K", "2024-02-20"};
const TestFiling k2024{"0000000123-25-000001", "10-K", "2025-02-20"};
const char* const kEver = "2099-01-01";

std::string growth(const ImportedFile& file, const std::string& end, const std::string& by = kEver) {
  return known(file, "revenue_growth", end, by);
}

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
  EXPECT_EQ(
      observation.note,
      "125 million USD to 2023-12-31 (Revenues, 10-K 0000000123-24-000001), against 100 million USD to 2022-12-31 "
      "(Revenues, 10-K 0000000123-24-000001)");
  EXPECT_EQ(observation.rule, "Revenue of the fiscal year against that of the year before");
  ASSERT_EQ(file.companies.size(), 1U);
  EXPECT_EQ(file.companies[0].name, "Acme");
  EXPECT_EQ(file.companies[0].identifiers, (std::vector<Identifier>{{"cik", "0000000123"}}));
  EXPECT_EQ(file.records, 2U);
}

TEST(CompanyFacts, TagThatEndsGivesWayToTheOneThatGoesOn) {
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kContract, "2021-01-01", "2021-12-31", 80)
                                     .add(k2022, kContract, "2022-01-01", "2022-12-31", 100)
                                     .add(k2024, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(k2024, kRevenues, "2023-01-01", "2023-12-31", 110)
                                     .add(k2024, kRevenues, "2024-01-01", "2024-12-31", 220));
  EXPECT_EQ(growth(file, "2022-12-31"), "25");
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
  EXPECT_EQ(growth(file, "2024-12-31"), "100");
}

TEST(CompanyFacts, NarrowerContractTagBesideTheTotalIsNotTaken) {
  const auto file = import_facts(FactsFile()
                                     .add(k2023, kContract, "2022-01-01", "2022-12-31", 60)
                                     .add(k2023, kContract, "2023-01-01", "2023-12-31", 90)
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                                     .add(k2023, kResearch, "2023-01-01", "2023-12-31", 11));
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
  EXPECT_EQ(known(file, "rd_share", "2023-12-31", kEver), "10");
}

TEST(CompanyFacts, NarrowerTagOfAnEarlierYearIsNotSetAgainstTheTotal) {
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kContract, "2022-01-01", "2022-12-31", 60)
                                     .add(k2023, kContract, "2023-01-01", "2023-12-31", 70)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110));
  EXPECT_EQ(growth(file, "2023-12-31"), "unknown");
  EXPECT_THAT(rejects_text(file),
              HasSubstr("revenue_growth to 2023-12-31: the year to 2022-12-31 is stated under another tag"));
}

TEST(CompanyFacts, TagsThatAlwaysAgreedCanBeSetAgainstEachOther) {
  const auto file = import_facts(FactsFile()
                                     .add(k2022, kContract, "2021-01-01", "2021-12-31", 50)
                                     .add(k2022, kRevenues, "2021-01-01", "2021-12-31", 50)
                                     .add(k2022, kContract, "2022-01-01", "2022-12-31", 60)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 90));
  EXPECT_EQ(growth(file, "2023-12-31"), "50");
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

TEST(CompanyFacts, OddUnitsAreNoMoney) {
  const auto file = import_facts(FactsFile()
                                     .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 5, "USD/shares")
                                     .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 7, "pure"));
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
  EXPECT_EQ(file.rejects_in_all, 2U);
  EXPECT_THAT(rejects_text(file), HasSubstr("/units/USD/shares: not an amount of money"));
}

TEST(CompanyFacts, FactsWithBrokenDatesOrNumbersAreRejectedWithTheirPlace) {
  const std::string text =
      R"({"cik":123,"entityName":"Acme","facts":{"us-gaap":{"Revenues":{"units":{"USD":[)"
      R"({"start":"2023-01-01","end":"2023-13-31","val":1,"accn":"a","form":"10-K","filed":"2024-02-20"},)"
      R"({"start":"2023-01-01","end":"2024-12-31","val":1,"accn":"a","form":"10-K","filed":"2024-02-20"},)"
      R"({"end":"2023-12-31","val":1,"accn":"a","form":"10-K","filed":"2024-02-20"},)"
      R"({"start":"2023-12-31","end":"2023-01-01","val":1,"accn":"a","form":"10-K","filed":"2024-02-20"},)"
      R"({"start":"2023-01-01","end":"2023-12-31","val":null,"accn":"a","form":"10-K","filed":"2024-02-20"},)"
      R"({"start":"2023-01-01","end":"2023-12-31","val":1e999,"accn":"a","form":"10-K","filed":"2024-02-20"},)"
      R"({"start":"2023-01-01","end":"2023-12-31","val":1,"form":"10-K","filed":"2024-02-20"},)"
      R"({"start":"2023-01-01","end":"2023-12-31","val":1,"accn":"a","filed":"2024-02-20"})"
      R"(]}}}}})";
  const auto file = import_text(*make_companyfacts_importer({}), "x.json", text);
  const std::string place = "/facts/us-gaap/Revenues/units/USD/";
  EXPECT_EQ(rejects_text(file), place + "0: no date of its period's end or of its filing\n" +          //
                                    place + "1: its period ends after it was filed\n" +                //
                                    place + "2: no first day\n" +                                      //
                                    place + "3: no first day that is before its last\n" +              //
                                    place + "4: no number that can be held (2 times, here first)\n" +  //
                                    place + "6: no accession number\n" +                               //
                                    place + "7: no form\n" +                                           //
                                    "left out: /facts: no amounts that a signal could be computed from\n");
  EXPECT_EQ(file.rejects_in_all, 9U);
  EXPECT_EQ(file.records, 8U);
  EXPECT_TRUE(file.companies.empty());
}

TEST(CompanyFacts, FormThatIsNoPeriodicReportIsSaidToBeNone) {
  const TestFiling registration{"0000000123-24-000009", "S-3", "2024-05-01"};
  const auto file = import_facts(FactsFile().add(registration, kRevenues, "2023-01-01", "2023-12-31", 10));
  EXPECT_THAT(rejects_text(file),
              HasSubstr("left out: /facts/us-gaap/Revenues/units/USD/0: form S-3 is no periodic report\n"));
}

TEST(CompanyFacts, OddNodesAreRejectedByTheirPointerAndTheRestIsRead) {
  const std::string facts =
      R"([{"start":"2022-01-01","end":"2022-12-31","val":100,"accn":"a","form":"10-K","filed":"2024-02-20"},null,)"
      R"({"start":"2023-01-01","end":"2023-12-31","val":110,"accn":"a","form":"10-K","filed":"2024-02-20"}])";
  const std::string text =
      R"({"cik":123,"entityName":null,"facts":{"ifrs-full":null,"dei":7,"us-gaap":{"OperatingIncomeLoss":null,)"
      R"("NetIncomeLoss":{"label":null,"units":null},"ProfitLoss":{"units":{"USD":{}}},"Revenues":{"units":{"USD":)" +
      facts + "}}}}}";
  const auto file = import_text(*make_companyfacts_importer({}), "x.json", text);
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
  EXPECT_EQ(rejects_text(file),
            "/facts/ifrs-full: no object, where one belongs\n"
            "/facts/us-gaap/OperatingIncomeLoss: no object, where one belongs\n"
            "/facts/us-gaap/NetIncomeLoss/units: no object, where one belongs\n"
            "/facts/us-gaap/ProfitLoss/units/USD: no array of facts\n"
            "/facts/us-gaap/Revenues/units/USD/1: no object, where one belongs\n");
}

TEST(CompanyFacts, MarkOfUtf8IsPassedOver) {
  const std::string text = FactsFile()
                               .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                               .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                               .json();
  EXPECT_EQ(growth(import_text(*make_companyfacts_importer({}), "x.json", "\xef\xbb\xbf" + text), "2023-12-31"), "10");
}

TEST(CompanyFacts, NearlyEmptyFileIsLeftOutAndNoError) {
  const auto importer = make_companyfacts_importer({});
  const auto file = import_text(*importer, "x.json", R"({"cik":5,"entityName":"","facts":{}})");
  EXPECT_TRUE(file.observations.empty());
  EXPECT_TRUE(file.companies.empty());
  EXPECT_EQ(rejects_text(file), "left out: /facts: no amounts that a signal could be computed from\n");
}

TEST(CompanyFacts, WhatIsNoCompanyFactsSaysSo) {
  const auto importer = make_companyfacts_importer({});
  const auto message = [&](const std::string& text) -> std::string {
    try {
      import_text(*importer, "x.json", text);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_THAT(message(""), HasSubstr("not JSON: "));
  EXPECT_THAT(message("{\"cik\":5,\n\"facts\":{\"us-gaap\":"), HasSubstr("not JSON: line 2, column 20: "));
  EXPECT_THAT(message("{\"cik\":5,\n\"facts\" {}}"), HasSubstr("not JSON: line 2, column 9: "));
  EXPECT_EQ(message("\xff\xfe{"), "is UTF-16; save it as UTF-8");
  EXPECT_EQ(message("[1]"), "not company facts: no JSON object");
  EXPECT_EQ(message("{\"cik\":5}"), "not company facts: no \"facts\"");
  EXPECT_EQ(message("{\"facts\":{}}"), "not company facts: no \"cik\" of up to ten digits");
  EXPECT_EQ(message("{\"cik\":12345678901,\"facts\":{}}"), "not company facts: no \"cik\" of up to ten digits");
  EXPECT_EQ(message("{\"cik\":5,\"facts\":{}} {}"),
            "not JSON: line 1, column 22: unexpected '{'; expected end of input");
}

TEST(CompanyFacts, EveryTruncationIsRefused) {
  const std::string text = FactsFile()
                               .add(k2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                               .add(k2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                               .json();
  const auto importer = make_companyfacts_importer({});
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_THROW(import_text(*importer, "x.json", text.substr(0, size)), std::runtime_error) << size;
  }
}

}  // namespace
}  // namespace fitrank::test
