#include "input/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Records = std::vector<std::vector<std::string>>;

Records read(const std::string& text) {
  const SourceText source{"t.csv", text};
  Report report(source);
  CsvReader reader(report);
  Records records;
  std::vector<CsvCell> cells;
  while (reader.next(cells)) {
    EXPECT_TRUE(reader.sound());
    auto& record = records.emplace_back();
    for (const CsvCell& cell : cells) record.emplace_back(cell.text);
  }
  EXPECT_TRUE(report.clean());
  return records;
}

TEST(Csv, ReadsRecordsWithAnyLineEndAndNone) {
  const auto abcd = ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d"));
  EXPECT_THAT(read("a,b\nc,d\n"), abcd);
  EXPECT_THAT(read("a,b\r\nc,d\r\n"), abcd);
  EXPECT_THAT(read("a,b\nc,d"), abcd);
  EXPECT_THAT(read("\xef\xbb\xbf"
                   "a,b\r\nc,d"),
              abcd);
}

TEST(Csv, KeepsEmptyCellsAndBlanks) {
  EXPECT_THAT(read(",\n"), ElementsAre(ElementsAre("", "")));
  EXPECT_THAT(read("a,,"), ElementsAre(ElementsAre("a", "", "")));
  EXPECT_THAT(read(" a , b\n"), ElementsAre(ElementsAre(" a ", " b")));
  EXPECT_THAT(read("\"\",x\n"), ElementsAre(ElementsAre("", "x")));
}

TEST(Csv, TakesAnotherSeparator) {
  const SourceText source{"t.csv", "a,b;\"c;d\";e\n;;\n"};
  Report report(source);
  CsvReader reader(report, ';');
  std::vector<CsvCell> cells;
  ASSERT_TRUE(reader.next(cells));
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].text, "a,b");
  EXPECT_EQ(cells[1].text, "c;d");
  ASSERT_TRUE(reader.next(cells));
  EXPECT_EQ(cells.size(), 3U);
  EXPECT_TRUE(report.clean());
}

TEST(Csv, SkipsEmptyLines) {
  EXPECT_THAT(read("\n\r\na\n\n\nb\n\n"), ElementsAre(ElementsAre("a"), ElementsAre("b")));
  EXPECT_THAT(read(""), IsEmpty());
  EXPECT_THAT(read("\n\n"), IsEmpty());
}

TEST(Csv, ReadsQuotedCells) {
  EXPECT_THAT(read("\"a,b\",\"c\nd\",\"e\r\nf\",\"g\"\"h\"\n"),
              ElementsAre(ElementsAre("a,b", "c\nd", "e\r\nf", "g\"h")));
  EXPECT_THAT(read("\"\"\"\"\n"), ElementsAre(ElementsAre("\"")));
  EXPECT_THAT(read("\"\"\"a\"\"\",\"\"\"\"\"\"\n"), ElementsAre(ElementsAre("\"a\"", "\"\"")));
}

TEST(Csv, KnowsTheLineOfEachRecord) {
  const SourceText source{"t.csv", "a\n\n\"b\nc\"\r\nd\n"};
  Report report(source);
  CsvReader reader(report);
  std::vector<CsvCell> cells;
  std::vector<std::size_t> lines;
  while (reader.next(cells)) {
    lines.push_back(reader.line());
    EXPECT_EQ(reader.line(), report.line_of(reader.offset()));
  }
  EXPECT_THAT(lines, ElementsAre(1, 3, 5));
}

std::string quoted_cell(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

TEST(Csv, ReadsBackWhateverIsWrittenQuoted) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    Records records(1 + random() % 3);
    std::string text;
    for (auto& record : records) {
      record.resize(1 + random() % 3);
      for (std::string& cell : record) {
        for (auto i = random() % 6; i > 0; --i) cell += "a,\"\n\r "[random() % 6];
        if (&cell != &record.front()) text += ',';
        text += quoted_cell(cell);
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    ASSERT_EQ(read(text), records) << text;
  }
}

}  // namespace
}  // namespace fitrank::test
