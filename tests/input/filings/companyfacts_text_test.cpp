// Company facts as a text: odd nodes, faulty facts and their places, encodings, and what is no such file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/filings/facts_file.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

const TestFiling kYear2023{"0000000123-24-000001", "10-K", "2024-02-20"};

TEST(CompanyFacts, OddUnitsAreNoMoney) {
  const auto file = import_facts(FactsFile()
                                     .add(kYear2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                                     .add(kYear2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                                     .add(kYear2023, kRevenues, "2023-01-01", "2023-12-31", 5, "USD/shares")
                                     .add(kYear2023, kRevenues, "2023-01-01", "2023-12-31", 7, "pure"));
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
  const auto file = import_text(*make_companyfacts_importer(standard_options()), "x.json", text);
  const std::string place = "/facts/us-gaap/Revenues/units/USD/";
  EXPECT_EQ(rejects_text(file), place + "0: no date for the end of its period or for its filing\n" +  //
                                    place + "1: its period ends after it was filed\n" +               //
                                    place + "2: no first day\n" +                                     //
                                    place + "3: its first day is not before its last\n" +             //
                                    place + "4: not a usable number (2 times, here first)\n" +        //
                                    place + "6: no accession number\n" +                              //
                                    place + "7: no form\n" +                                          //
                                    "left out: /facts: no amounts from which a signal can be computed\n");
  EXPECT_EQ(file.rejects_in_all, 9U);
  EXPECT_EQ(file.records, 8U);
  EXPECT_TRUE(file.companies.empty());
}

TEST(CompanyFacts, FormThatIsNoPeriodicReportIsSaidToBeNone) {
  const TestFiling registration{"0000000123-24-000009", "S-3", "2024-05-01"};
  const auto file = import_facts(FactsFile().add(registration, kRevenues, "2023-01-01", "2023-12-31", 10));
  EXPECT_THAT(rejects_text(file),
              HasSubstr("left out: /facts/us-gaap/Revenues/units/USD/0: form S-3 is not a periodic report\n"));
}

TEST(CompanyFacts, OddNodesAreRejectedByTheirPointerAndTheRestIsRead) {
  const std::string facts =
      R"([{"start":"2022-01-01","end":"2022-12-31","val":100,"accn":"a","form":"10-K","filed":"2024-02-20"},null,)"
      R"({"start":"2023-01-01","end":"2023-12-31","val":110,"accn":"a","form":"10-K","filed":"2024-02-20"}])";
  const std::string text =
      R"({"cik":123,"entityName":null,"facts":{"ifrs-full":null,"dei":7,"us-gaap":{"OperatingIncomeLoss":null,)"
      R"("NetIncomeLoss":{"label":null,"units":null},"ProfitLoss":{"units":{"USD":{}}},"Revenues":{"units":{"USD":)" +
      facts + "}}}}}";
  const auto file = import_text(*make_companyfacts_importer(standard_options()), "x.json", text);
  EXPECT_EQ(growth(file, "2023-12-31"), "10");
  EXPECT_EQ(rejects_text(file),
            "/facts/ifrs-full: expected an object\n"
            "/facts/us-gaap/OperatingIncomeLoss: expected an object\n"
            "/facts/us-gaap/NetIncomeLoss/units: expected an object\n"
            "/facts/us-gaap/ProfitLoss/units/USD: expected an array of facts\n"
            "/facts/us-gaap/Revenues/units/USD/1: expected an object\n");
}

TEST(CompanyFacts, MarkOfUtf8IsPassedOver) {
  const std::string text = FactsFile()
                               .add(kYear2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                               .add(kYear2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                               .json();
  EXPECT_EQ(growth(import_text(*make_companyfacts_importer(standard_options()), "x.json", "\xef\xbb\xbf" + text),
                   "2023-12-31"),
            "10");
}

TEST(CompanyFacts, NearlyEmptyFileIsLeftOutAndNoError) {
  const auto importer = make_companyfacts_importer(standard_options());
  const auto file = import_text(*importer, "x.json", R"({"cik":5,"entityName":"","facts":{}})");
  EXPECT_TRUE(file.observations.empty());
  EXPECT_TRUE(file.companies.empty());
  EXPECT_EQ(rejects_text(file), "left out: /facts: no amounts from which a signal can be computed\n");
}

TEST(CompanyFacts, WhatIsNoCompanyFactsSaysSo) {
  const auto importer = make_companyfacts_importer(standard_options());
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
                               .add(kYear2023, kRevenues, "2022-01-01", "2022-12-31", 100)
                               .add(kYear2023, kRevenues, "2023-01-01", "2023-12-31", 110)
                               .json();
  const auto importer = make_companyfacts_importer(standard_options());
  for (std::size_t size = 0; size < text.size(); ++size) {
    EXPECT_THROW(import_text(*importer, "x.json", text.substr(0, size)), std::runtime_error) << size;
  }
}

}  // namespace
}  // namespace fitrank::test
