#include "input/jobs/lca.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <stdexcept>

#include "input/jobs/lca_row.hpp"
#include "input/records/imported_text.hpp"
#include "input/records/standard_rules.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const LcaImporter kSoftware(SocFilter({Role::software}), standard_rules());

std::string error_of(const std::string& text) {
  try {
    import_text(kSoftware, "lca.csv", text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

TEST(Lca, RangeInOneStringAsIn2015) {
  const ImportedFile file = import_fixture(kSoftware, "labour/lca_fy2015.csv");
  const ImportedObservation pay = the_observation(file, "ACME COMPUTE INC", "total_comp");
  // 120, the middle of 100 to 160, and 60.5 an hour: 120, 130, 125.84.
  EXPECT_DOUBLE_EQ(number_of(pay), 125.84);
  EXPECT_EQ(pay.tier, "filed");
  EXPECT_EQ(pay.period_start->text(), "2015-03-05");
  EXPECT_EQ(pay.as_of->text(), "2015-03-07");
  EXPECT_EQ(pay.filed->text(), "2015-03-07");
  EXPECT_EQ(pay.source,
            "US Department of Labor, disclosure of labor condition applications, lca_fy2015.csv, for example "
            "case I-200-15001-000001");
  EXPECT_EQ(pay.note,
            "base pay only, all levels, without bonus and equity; n = 3, from 120 to 130 thousand USD; "
            "occupations 15-1132");
  EXPECT_EQ(file.companies.size(), 1U);
  EXPECT_EQ(rejects_text(file),
            "left out: whole file: 1 cases of other occupations\n"
            "left out: whole file: 1 cases that are not certified, or were withdrawn\n");
}

TEST(Lca, SemicolonsQuotesAnUnnamedColumnAndZeroForNoneAsIn2018) {
  const ImportedFile file = import_fixture(kSoftware, "labour/lca_fy2018.csv");
  const ImportedObservation pay = the_observation(file, "BOREALIS; NETWORKS \"EAST\" LLC", "total_comp");
  EXPECT_DOUBLE_EQ(number_of(pay), 143);  // 130 by the year, 3 x 52 by the week
  EXPECT_THAT(pay.note, HasSubstr("n = 2"));
  EXPECT_EQ(rejects_text(file),
            "line 9: has 8 cells, but the header has 19\n"
            "line 6: above 1500000 USD a year\n"
            "line 8: states no wage\n"
            "left out: whole file: 1 cases that are not certified, or were withdrawn\n"
            "left out: whole file: 1 part-time cases\n"
            "left out: whole file: 1 rows replaced by a later row of the same case\n");
}

TEST(Lca, EmployersAreToldApartByTheirNumberAsFrom2020) {
  const ImportedFile file = import_fixture(kSoftware, "labour/lca_fy2020.csv");
  ASSERT_EQ(file.companies.size(), 2U);
  EXPECT_EQ(file.companies[0].name, "Cirrus Labs LLC");
  EXPECT_EQ(file.companies[0].identifiers.front(), (Identifier{"ein", "123456789"}));
  EXPECT_EQ(file.companies[1].identifiers.front(), (Identifier{"ein", "987654321"}));
  EXPECT_DOUBLE_EQ(number_of(file.observations[0]), 163);  // 170, the latest of its case, and 13 x 12
  EXPECT_DOUBLE_EQ(number_of(file.observations[1]), 90);
}

TEST(Lca, PersonalFieldsAreNeverKept) {
  for (const char* path : {"labour/lca_fy2015.csv", "labour/lca_fy2018.csv", "labour/lca_fy2020.csv"}) {
    const std::string kept = all_text(import_fixture(kSoftware, path));
    EXPECT_THAT(kept, Not(HasSubstr("lanted"))) << path;
    EXPECT_THAT(kept, Not(HasSubstr("PLANTED"))) << path;
    EXPECT_THAT(kept, Not(HasSubstr("@"))) << path;
  }
}

TEST(Lca, OccupationsAreChosenByCode) {
  const LcaImporter mechanical(SocFilter("17-2141"), standard_rules());
  const ImportedFile file = import_fixture(mechanical, "labour/lca_fy2015.csv");
  EXPECT_DOUBLE_EQ(number_of(the_observation(file, "ACME COMPUTE INC", "total_comp")), 20);
  EXPECT_TRUE(
      import_fixture(LcaImporter(SocFilter("11-"), standard_rules()), "labour/lca_fy2015.csv").observations.empty());
  EXPECT_EQ(SocFilter("15-1252.00, 15-12, 17").text(), "15-1252, 15-12..., 17...");
  EXPECT_TRUE(SocFilter("15-12").takes(151252));
  EXPECT_FALSE(SocFilter("15-12").takes(151132));
  EXPECT_THROW(SocFilter("developer"), std::runtime_error);
}

TEST(Lca, OtherOccupationsReadTheFileAgain) {
  EXPECT_EQ(LcaImporter(SocFilter("15-1252"), standard_rules()).settings("a"), "15-1252; total_comp (filed)");
  EXPECT_NE(kSoftware.settings("a"), LcaImporter(SocFilter("15-1252"), standard_rules()).settings("a"));
}

TEST(Lca, AFileWithoutDaysIsDatedByItsNameOrNotAtAll) {
  const std::string text =
      "CASE_STATUS,EMPLOYER_NAME,SOC_CODE,WAGE_RATE_OF_PAY,WAGE_UNIT_OF_PAY\n"
      "CERTIFIED,Acme,15-1252,100000 -,Year\nCERTIFIED,Acme,15-1252,120000,Year\n";
  const ImportedObservation named = import_text(kSoftware, "H-1B_FY2015_Q2.csv", text).observations.front();
  EXPECT_EQ(named.as_of->text(), "2015-03-31");
  EXPECT_THAT(named.rule, HasSubstr("dated by the end of the fiscal period in the file's name"));
  EXPECT_DOUBLE_EQ(number_of(named), 110);  // without case numbers every row is a case
  const ImportedObservation undated = import_text(kSoftware, "lca.csv", text).observations.front();
  EXPECT_FALSE(undated.as_of);
  EXPECT_THAT(undated.rule, HasSubstr("not dated"));
}

TEST(Lca, SaysWhichColumnsAreMissing) {
  EXPECT_EQ(error_of("a,b\n"),
            "is not a disclosure of labor condition applications: it lacks CASE_STATUS, EMPLOYER_NAME, "
            "SOC_CODE, WAGE_RATE_OF_PAY_FROM or WAGE_RATE_OF_PAY, WAGE_UNIT_OF_PAY");
}

TEST(Lca, EachKindOfUnusableWageIsTold) {
  const std::string header =
      "CASE_NUMBER,CASE_STATUS,EMPLOYER_NAME,SOC_CODE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,"
      "WAGE_UNIT_OF_PAY\n";
  const auto told = [&header](const char* wage) {
    return rejects_text(import_text(kSoftware, "l.csv", header + "1,CERTIFIED,Acme,15-1252," + wage + "\n"));
  };
  EXPECT_EQ(told("person@example,,Year"), "line 2: its wage is not a number\n");
  EXPECT_EQ(told("-5,,Year"), "line 2: its wage is not a number\n");
  EXPECT_EQ(told("0.0,0.0,Year"), "line 2: states no wage\n");
  EXPECT_EQ(told("120000,100000,Year"), "line 2: the upper end of its wage is below the lower\n");
  EXPECT_EQ(told("120000,,Select"), "line 2: its unit of pay is not hour, week, bi-weekly, month or year\n");
  EXPECT_EQ(told("9999,,Year"), "line 2: below 10000 USD a year\n");
  EXPECT_EQ(told("1500001,,Year"), "line 2: above 1500000 USD a year\n");
  EXPECT_EQ(told("10000,0.0,Year"), "");
  EXPECT_EQ(told("1500000,,Year"), "");
  EXPECT_EQ(rejects_text(import_text(kSoftware, "l.csv", header + "1,CERTIFIED,Ac\xe9,15-1252,1,,Year\n")),
            "line 2: its employer's name is not UTF-8; save the file as UTF-8\n");
  EXPECT_EQ(rejects_text(import_text(kSoftware, "l.csv", header + "1,CERTIFIED,,15-1252,1,,Year\n")),
            "line 2: names no employer\n");
  EXPECT_EQ(rejects_text(import_text(kSoftware, "l.csv", header + "1,CERTIFIED,Acme,Jan-15,1,,Year\n")),
            "line 2: has no occupation code (15-1252)\n");
}

TEST(Lca, ReadsTheDaysOfAllYears) {
  const auto text = [](const char* day) {
    const auto date = lca_date(day);
    return date ? date->text() : "none";
  };
  EXPECT_EQ(text("2018-03-05"), "2018-03-05");
  EXPECT_EQ(text("2018-03-05 00:00:00"), "2018-03-05");
  EXPECT_EQ(text("2018-03-05T00:00:00"), "2018-03-05");
  EXPECT_EQ(text("3/5/2018"), "2018-03-05");
  EXPECT_EQ(text("12/31/15 0:00"), "2015-12-31");
  for (const char* day :
       {"", "13/5/2018", "3/5", "3/5/2018/1", "3/-5/2018", "3//2018", "43164", "x/y/z", "2/30/2018"}) {
    EXPECT_EQ(text(day), "none") << day;
  }
}

TEST(Lca, EmployerNumbersHaveNineDigits) {
  EXPECT_EQ(ein_digits("12-3456789"), "123456789");
  EXPECT_EQ(ein_digits("123456789"), "123456789");
  for (const char* text : {"", "12-345678", "00-0000000", "1-23456789", "12-34567890", "12-3456 89"}) {
    EXPECT_EQ(ein_digits(text), "") << text;
  }
}

/// The slow and obvious way: the last row of each case by day and line, kept in a map.
TEST(Lca, MediansAreThoseOfTheLatestRowsOfRandomCases) {
  std::mt19937 random(7);
  const auto below = [&random](unsigned limit) { return static_cast<int>(random() % limit); };
  std::string text =
      "CASE_NUMBER,CASE_STATUS,DECISION_DATE,EMPLOYER_NAME,SOC_CODE,WAGE_RATE_OF_PAY_FROM,"
      "WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY\n";
  struct Row {
    int day;
    int employer;
    bool certified;
    int wage;
  };
  std::map<int, Row> latest;
  for (int i = 0; i < 3000; ++i) {
    const int number = below(1500);
    const Row row{below(28) + 1, number % 7, below(4) > 0, 50'000 + 100 * below(1000)};
    text += fmt::format("I-{},{},2020-01-{:02},Employer {},15-1252,{},0.0,Year\n", number,
                        row.certified ? "CERTIFIED" : "WITHDRAWN", row.day, row.employer, row.wage);
    const auto [at, is_new] = latest.try_emplace(number, row);
    if (!is_new && at->second.day <= row.day) at->second = row;
  }
  std::map<int, std::vector<double>> wages;
  for (const auto& [number, row] : latest) {
    if (row.certified) wages[row.employer].push_back(row.wage / 1000.0);
  }
  const ImportedFile file = import_text(kSoftware, "lca.csv", text);
  ASSERT_EQ(file.companies.size(), wages.size());
  for (auto& [employer, values] : wages) {
    std::ranges::sort(values);
    const double median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
    const auto pay = the_observation(file, fmt::format("Employer {}", employer), "total_comp");
    EXPECT_DOUBLE_EQ(number_of(pay), median);
    EXPECT_THAT(pay.note, HasSubstr(fmt::format("n = {},", values.size())));
  }
}

}  // namespace
}  // namespace fitrank::test
