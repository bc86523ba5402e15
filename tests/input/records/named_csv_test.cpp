#include "input/records/named_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

#include "input/records/imported_text.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The cells of column B, row by row, and what was rejected.
struct Read {
  std::vector<std::string> cells;
  std::string rejects;
  std::size_t records = 0;
};

Read read(const std::string& text) {
  ImportedFile file;
  NamedCsv table({"t.csv", text}, file);
  const auto column = table.column(std::array<std::string_view, 2>{"BEE", "B"});
  Read found;
  while (table.next()) found.cells.emplace_back(table.cell(column));
  found.rejects = rejects_text(file);
  found.records = file.records;
  return found;
}

std::string error_of(const std::string& text) {
  try {
    read(text);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

TEST(NamedCsv, FindsTheSeparatorAndTheColumn) {
  EXPECT_THAT(read("a,b\n1,2\n").cells, ElementsAre("2"));
  EXPECT_THAT(read(";a;b\n0;1;2,5\n").cells, ElementsAre("2,5"));
  EXPECT_THAT(read("a\tB\r\n1\t 2 \r\n").cells, ElementsAre("2"));
  EXPECT_THAT(read("a|bee|b\n1|2|3\n").cells, ElementsAre("2"));
  EXPECT_THAT(read("\xef\xbb\xbf\"b\",\"a\"\n\"2;\"\"x\"\"\",1\n").cells, ElementsAre("2;\"x\""));
}

TEST(NamedCsv, TellsRowsOfAnotherLength) {
  const Read found = read("a,b\n1\n1,2\n1,2,3\n");
  EXPECT_THAT(found.cells, ElementsAre("2"));
  EXPECT_EQ(found.rejects, "line 2: has 1 cells, but the header has 2\nline 4: has 3 cells, but the header has 2\n");
  EXPECT_EQ(found.records, 3U);
}

TEST(NamedCsv, AStrayQuoteCostsItsLineAlone) {
  const Read found = read("a,b\n1,\"x\n1,2\n\"y\" z,3\n1,4\n");
  EXPECT_THAT(found.cells, ElementsAre("2", "4"));
  EXPECT_EQ(found.rejects,
            "line 2: its quotes are broken: one is never closed, or is inside a cell\n"
            "line 4: its quotes are broken: one is never closed, or is inside a cell\n");
}

TEST(NamedCsv, RefusesWhatIsNoTable) {
  EXPECT_EQ(error_of(""), "is empty");
  EXPECT_EQ(error_of("PK\x03\x04..."), "is a workbook or an archive; save its table as CSV");
  EXPECT_EQ(error_of("\xff\xfe"
                     "a"),
            "is UTF-16; save it as UTF-8");
  EXPECT_EQ(error_of("\"a"), "line 1: the quotes of the header are broken");
}

/// Every line opens a quote that the next one closes and opens again: read from each line on, it is quadratic.
TEST(NamedCsv, EndsEarlyWhereQuotesRunOn) {
  std::string text = "a,b\n";
  for (int i = 0; i < 200'000; ++i) text += "a,\"b\",\"\n";
  EXPECT_THAT(error_of(text), HasSubstr("a quote is opened and not closed in its line"));
  std::string many = "a,b\n";
  for (int i = 0; i < 200; ++i) many += "1,\"x\n\"y\n";
  EXPECT_THAT(error_of(many), HasSubstr("a quote is opened and not closed in its line"));
}

}  // namespace
}  // namespace fitrank::test
