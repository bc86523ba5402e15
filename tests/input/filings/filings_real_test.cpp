// What real filings give, where they are at hand: values that anyone can look up by their accession numbers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "input/filings/facts_file.hpp"
#include "input/filings/filings_importers.hpp"
#include "input/notes/concentration.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct RealYear {
  const char* file;
  const char* company;
  const char* end;
  double growth;
  double rd_share;
  const char* revenue;
  const char* accession;
  const char* filed;
};

class RealFilings : public testing::TestWithParam<RealYear> {};

TEST_P(RealFilings, GiveGrowthAndResearchShareWithAccessionAndDayFiled) {
  const RealYear& year = GetParam();
  const auto path = real_file(std::string("companyfacts/") + year.file);
  if (!path) GTEST_SKIP() << "no real data: FITRANK_DATA or ../shared/data";
  const auto file = import_text(*make_companyfacts_importer(standard_options()), year.file, bytes_of(*path));
  ASSERT_EQ(file.companies.size(), 1U);
  EXPECT_EQ(file.companies[0].name, year.company);
  const auto growth = known_observation(file, "revenue_growth", year.end, kEver);
  EXPECT_NEAR(number_of(growth), year.growth, 0.05);
  EXPECT_EQ(growth.source, year.accession);
  EXPECT_EQ(growth.filed->text(), year.filed);
  EXPECT_THAT(growth.note, HasSubstr(std::string(year.revenue) + " million USD to " + year.end));
  const auto share = known_observation(file, "rd_share", year.end, kEver);
  EXPECT_NEAR(number_of(share), year.rd_share, 0.05);
  EXPECT_EQ(share.source, year.accession);
}

INSTANTIATE_TEST_SUITE_P(Years, RealFilings,
                         testing::Values(RealYear{"CIK0001045810.json", "NVIDIA CORP", "2026-01-25", 65.5, 8.6,
                                                  "215938", "0001045810-26-000021", "2026-02-25"},
                                         RealYear{"CIK0001652044.json", "ALPHABET INC.", "2025-12-31", 15.1, 15.2,
                                                  "402836", "0001652044-26-000018", "2026-02-05"},
                                         RealYear{"CIK0000002488.json", "ADVANCED MICRO DEVICES, INC.", "2025-12-27",
                                                  34.3, 23.4, "34639", "0000002488-26-000018", "2026-02-04"},
                                         RealYear{"CIK0001640147.json", "SNOWFLAKE INC.", "2025-01-31", 29.2, 49.2,
                                                  "3626.396", "0001640147-25-000052", "2025-03-21"}),
                         [](const auto& year) { return std::string(year.param.file).substr(0, 13); });

TEST(RealFilings, IfrsFilersAreRead) {
  const auto agnico = real_file("companyfacts/CIK0000002809.json");
  const auto logistic = real_file("companyfacts/CIK0001997711.json");
  if (!agnico || !logistic) GTEST_SKIP() << "no real data: FITRANK_DATA or ../shared/data";
  const auto importer = make_companyfacts_importer(standard_options());
  const auto mines = import_text(*importer, *agnico, bytes_of(*agnico));
  // Total revenue, and not that from contracts, which a price adjustment makes the larger in some years.
  EXPECT_EQ(known(mines, "revenue_growth", "2024-12-31", kEver), "25.03");
  EXPECT_EQ(known(mines, "revenue_growth", "2019-12-31", kEver), "13.86");
  EXPECT_EQ(known(mines, "revenue_growth", "2018-12-31", kEver), "-2.29");
  const auto parks = import_text(*importer, *logistic, bytes_of(*logistic));
  EXPECT_EQ(parks.companies.at(0).identifiers.at(0).value, "0001997711");
  EXPECT_EQ(known(parks, "operating_margin", "2024-12-31", kEver), "83.46");
}

TEST(RealFilings, RestatedYearsOfASoldBusinessAreNotMixed) {
  const auto path = real_file("companyfacts/CIK0000055785.json");
  if (!path) GTEST_SKIP() << "no real data: FITRANK_DATA or ../shared/data";
  const auto file = import_text(*make_companyfacts_importer(standard_options()), *path, bytes_of(*path));
  // The report for 2025 restates 2024 and 2023 without the business, and says nothing of 2022.
  EXPECT_EQ(known(file, "revenue_growth", "2023-12-31", kEver), "1.27");
  EXPECT_EQ(known(file, "revenue_growth", "2024-12-31", "2025-12-31"), "-1.83");
  EXPECT_EQ(known(file, "revenue_growth", "2024-12-31", kEver), "-1.99");
  EXPECT_EQ(known(file, "revenue_growth", "2025-12-31", kEver), "-2.13");
}

TEST(RealFilings, CustomersOfNvidiaAreThreeAndRegionsAreNone) {
  const auto nvidia = real_file("ixbrl/nvda-10-k-2025-02-26.html");
  if (!nvidia) GTEST_SKIP() << "no real data: FITRANK_DATA or ../shared/data";
  const auto importer = make_concentration_importer(standard_options());
  const auto file = import_text(*importer, "nvda-10-k-2025-02-26.html", bytes_of(*nvidia));
  const auto concentration = the_observation(file, "NVIDIA CORP", "customer_concentration");
  EXPECT_EQ(number_of(concentration), 34);
  EXPECT_EQ(concentration.note, "CustomerA 12 %, CustomerB 11 %, CustomerC 11 % (10-K)");
  EXPECT_EQ(concentration.filed->text(), "2025-02-26");
  EXPECT_EQ(file.records, 13U);
  for (const char* const other : {"ixbrl/crm-10-k-2025-03-05.html", "ixbrl/hubs-10-q-2025-08-06.html"}) {
    EXPECT_TRUE(import_text(*importer, other, bytes_of(*real_file(other))).observations.empty()) << other;
  }
}

}  // namespace
}  // namespace fitrank::test
