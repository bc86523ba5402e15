#include "input/records/tab_table.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fitrank::test {
namespace {

/// The rows of `text` in columns b and a, read in pieces of `piece` bytes.
std::string rows(const std::string& text, std::size_t piece = 1000) {
  std::string out;
  TabTable table("t.tsv", {"b"}, {"a"},
                 [&](auto row, std::size_t line) { out += fmt::format("{}:{}|{};", line, row[0], row[1]); });
  for (std::size_t i = 0; i < text.size(); i += piece) table.add(std::string_view(text).substr(i, piece));
  table.finish();
  return out + fmt::format("{} rows, {} short", table.rows(), table.short_rows());
}

TEST(TabTable, ColumnsAreFoundByName) {
  EXPECT_EQ(rows("a\tx\tb\n1\t2\t3\n"), "2:3|1;1 rows, 0 short");
  EXPECT_EQ(rows("b\tz\n3\t4\n"), "2:3|;1 rows, 0 short");
}

TEST(TabTable, PiecesMayEndAnywhere) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a\tb\tc\r\n1\t2\t3\r\n\t\t\r\n4\t5\t6";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    EXPECT_EQ(rows(text, piece), "2:2|1;3:|;4:5|4;3 rows, 0 short") << piece;
  }
}

TEST(TabTable, ShortRowsAreCountedAndNotGiven) { EXPECT_EQ(rows("a\tb\n1\n1\t2\n"), "3:2|1;2 rows, 1 short"); }

TEST(TabTable, MissingColumnAndEmptyTableAreErrors) {
  EXPECT_THROW(rows("a\tc\n"), std::runtime_error);
  EXPECT_THROW(rows(""), std::runtime_error);
}

TEST(TabTable, LineWithoutEndIsRefused) {
  EXPECT_THROW(rows("b\n" + std::string(2000000, 'x'), 65536), std::runtime_error);
}

}  // namespace
}  // namespace fitrank::test
