#include "input/records/file_date.hpp"

#include <gtest/gtest.h>

namespace fitrank::test {
namespace {

std::string text(const std::optional<Date>& date) { return date ? date->text() : "none"; }

TEST(FileDate, ReadsTheDayOfASnapshot) {
  EXPECT_EQ(text(date_in_name("jobs/postings-2026-07-18.csv")), "2026-07-18");
  EXPECT_EQ(text(date_in_name("board_20260718.json")), "2026-07-18");
  EXPECT_EQ(text(date_in_name("2026_07_18/linear.json")), "2026-07-18");
  EXPECT_EQ(text(date_in_name("2026-01-01/board-2026-07-18.json")), "2026-07-18");
  for (const char* name : {"board.json", "board-2026-13-18.json", "board-2026-07.json", "120260718.json", "2026-07-181",
                           "2026-07_18", "2026", ""}) {
    EXPECT_EQ(text(date_in_name(name)), "none") << name;
  }
}

TEST(FileDate, ReadsFederalFiscalPeriods) {
  EXPECT_EQ(text(fiscal_end_in_name("H-1B_Disclosure_Data_FY2018.csv")), "2018-09-30");
  EXPECT_EQ(text(fiscal_end_in_name("LCA_Disclosure_Data_FY2024_Q3.csv")), "2024-06-30");
  EXPECT_EQ(text(fiscal_end_in_name("LCA_Disclosure_Data_FY2024_Q1.csv")), "2023-12-31");
  EXPECT_EQ(text(fiscal_end_in_name("H-1B_FY15_Q4.csv")), "2015-09-30");
  EXPECT_EQ(text(fiscal_end_in_name("lca_fy2015.csv")), "2015-09-30");
  for (const char* name : {"lca.csv", "FY.csv", "FY201.csv", "verify2018.csv"}) {
    EXPECT_EQ(text(fiscal_end_in_name(name)), "none") << name;
  }
}

}  // namespace
}  // namespace fitrank::test
