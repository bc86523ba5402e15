// The fast reader of large tables against the careful one.
#include "input/company_table.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

#include "evidence/assess.hpp"
#include "input/random_table.hpp"
#include "input/read_companies.hpp"
#include "input/read_companies_csv.hpp"
#include "input/reading.hpp"
#include "input/scratch.hpp"
#include "support/worlds.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

struct ReadTable {
  std::unique_ptr<CompanyTable> table;
  std::string problems;
};

ReadTable read_table(const std::string& text, bool skip = false, std::size_t piece = 16, std::size_t threads = 2) {
  Problems problems;
  auto table = read_company_table(CsvText("all.csv", text), small_model(), {threads, skip, nullptr}, piece, problems);
  return {std::move(table), to_text(problems)};
}

std::vector<std::uint32_t> bits(std::span<const float> scores) {
  std::vector<std::uint32_t> result;
  for (const float score : scores) result.push_back(std::bit_cast<std::uint32_t>(score));
  return result;
}

void expect_same(const Company& found, const Company& expected) {
  EXPECT_EQ(found.id, expected.id);
  EXPECT_EQ(found.name, expected.name);
  EXPECT_EQ(bits(found.stated), bits(expected.stated));
  ASSERT_EQ(found.observations.size(), expected.observations.size());
  for (std::size_t i = 0; i < found.observations.size(); ++i) {
    EXPECT_EQ(found.observations[i].signal, expected.observations[i].signal);
    EXPECT_EQ(found.observations[i].value, expected.observations[i].value);
    EXPECT_EQ(found.observations[i].source, expected.observations[i].source);
    EXPECT_FALSE(found.observations[i].tier);
  }
}

void expect_same(const CompanyTable& table, const std::vector<Company>& companies) {
  ASSERT_EQ(table.size(), companies.size());
  ASSERT_EQ(table.scores().companies(), companies.size());
  const EvidenceView view{EvidencePolicy::discounted, Date::parse("2026-01-01")};
  for (std::size_t row = 0; row < companies.size(); ++row) {
    EXPECT_EQ(table.at(row), companies[row].id);
    expect_same(table.company(row), companies[row]);
    std::vector<float> scores;
    for (std::size_t c = 0; c < table.scores().criteria(); ++c) scores.push_back(table.scores().at(row, c));
    const Assessment assessment = assess(small_model(), companies[row], view);
    ASSERT_EQ(bits(scores), bits(assessment.criteria)) << companies[row].id;
    for (std::size_t c = 0; c < scores.size(); ++c) {
      ASSERT_EQ(table.scores().extent(row, c), assessment.extents[c]) << companies[row].id << ' ' << c;
    }
  }
}

struct GoodRows {
  std::vector<Company> companies;
  std::string problems;
  bool closed = true;
};

/// What the careful reader says of every record on its own.
GoodRows good_rows(const std::string& text) {
  const SourceText source{"all.csv", text};
  Report report(source);
  TakenIds ids;
  CompanyRecords records(report, small_model(), ids);
  GoodRows good;
  EXPECT_TRUE(records.read_header());
  while (records.next()) {
    if (records.good()) good.companies.push_back(records.take());
  }
  Problems problems;
  report.finish(problems);
  good.problems = to_text(problems);
  good.closed = good.problems.find("this quote is never closed") == std::string::npos;
  return good;
}

void expect_as_careful(const RandomTable& random) {
  Problems problems;
  const auto companies = read_companies_csv({"all.csv", random.text}, small_model(), problems);
  const GoodRows good = good_rows(random.text);
  if (random.is_text) {
    ASSERT_EQ(good.problems, to_text(problems));
  }
  for (const std::size_t piece : {1U, 20U, 70U, 1U << 20}) {
    for (std::size_t threads = 1; threads <= 4; ++threads) {
      const ReadTable strict = read_table(random.text, false, piece, threads);
      ASSERT_EQ(strict.problems, to_text(problems));
      ASSERT_EQ(strict.table != nullptr, problems.empty());
      if (strict.table) expect_same(*strict.table, companies);
      const ReadTable lenient = read_table(random.text, true, piece, threads);
      ASSERT_EQ(lenient.problems, good.problems);
      ASSERT_EQ(lenient.table != nullptr, good.closed);
      if (lenient.table) expect_same(*lenient.table, good.companies);
      if (testing::Test::HasFailure()) FAIL() << "piece " << piece << ", threads " << threads << '\n' << random.text;
    }
  }
}

TEST(CompanyTable, ReadsSoundTablesAsTheCarefulReaderDoes) {
  for (std::uint64_t seed = 0; seed < (kOptimised ? 400 : 60); ++seed) {
    expect_as_careful(random_table(seed, false));
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

TEST(CompanyTable, ReadsDamagedTablesAsTheCarefulReaderDoes) {
  for (std::uint64_t seed = 0; seed < (kOptimised ? 400 : 60); ++seed) {
    expect_as_careful(random_table(seed, true));
    if (HasFailure()) FAIL() << "seed " << seed;
  }
}

TEST(CompanyTable, RandomTablesAreSoundUnlessDamaged) {
  std::size_t damaged = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    EXPECT_EQ(table_problems(random_table(seed, false).text), "");
    damaged += table_problems(random_table(seed, true).text).empty() ? 0 : 1;
  }
  EXPECT_GT(damaged, 40U);
}

TEST(CompanyTable, AnEmptyTextHasNoHeader) {
  const ReadTable read = read_table("", true);
  EXPECT_EQ(read.table, nullptr);
  EXPECT_EQ(read.problems, "all.csv: is empty; the first line names the columns\n");
}

TEST(CompanyTable, AHeaderAloneIsATableWithoutRows) {
  for (const char* text : {"id,growth", "id,growth\n", "id,growth\r\n\r\n\n"}) {
    const ReadTable read = read_table(text);
    ASSERT_NE(read.table, nullptr) << read.problems;
    EXPECT_EQ(read.table->size(), 0U);
    EXPECT_EQ(read.table->scores().criteria(), 3U);
    EXPECT_FALSE(read.table->find("growth"));
  }
}

TEST(CompanyTable, ABadHeaderIsNoTableEvenWhereBadRowsAreSkipped) {
  const ReadTable read = read_table("id,grwoth\na,x\n", true);
  EXPECT_EQ(read.table, nullptr);
  EXPECT_THAT(read.problems, HasSubstr("did you mean \"growth\"?"));
}

std::string long_table(std::size_t rows, bool falling) {
  std::string text = "id,name,growth\n";
  for (std::size_t i = 0; i < rows; ++i) {
    text += fmt::format("c{:06},Name {},{}\n", falling ? rows - i : i, i, i % 101);
  }
  return text;
}

TEST(CompanyTable, FindsAnIdTwiceHoweverFarApart) {
  const std::string text = long_table(1000, true);
  EXPECT_NE(read_table(text).table, nullptr);
  const ReadTable read = read_table(text + "c001000,Again,5\n");
  EXPECT_EQ(read.table, nullptr);
  EXPECT_EQ(read.problems,
            "all.csv:1002:1: id: \"c001000\" is already defined in line 2\n"
            "c001000,Again,5\n"
            "^\n");
  const ReadTable lenient = read_table(text + "c001000,Again,5\n", true);
  ASSERT_NE(lenient.table, nullptr);
  EXPECT_EQ(lenient.table->size(), 1000U);
  EXPECT_EQ(lenient.table->company(0).name, "Name 0");
}

TEST(CompanyTable, FindsAnIdTwiceUnderTwoSpellings) {
  EXPECT_THAT(read_table("id\na\n\"a\"\n").problems, HasSubstr("\"a\" is already defined in line 2"));
  EXPECT_THAT(read_table("id\n\"\"\"a\"\nb\n\"\"\"a\"\n").problems, HasSubstr("is already defined in line 2"));
}

TEST(CompanyTable, FindsRowsByIdThenByNameWhateverTheCase) {
  const ReadTable read = read_table(long_table(40000, false) + "\"x, y\",c000007,1\n", false, 5000, 3);
  ASSERT_NE(read.table, nullptr) << read.problems;
  const CompanyTable& table = *read.table;
  EXPECT_EQ(table.find("C000007"), 7U);
  EXPECT_EQ(table.find("c039999"), 39999U);
  EXPECT_EQ(table.find("name 16384"), 16384U);
  EXPECT_EQ(table.find("X, Y"), 40000U);
  EXPECT_EQ(table.find("c0000070"), std::nullopt);
  EXPECT_EQ(table.company(39000).name, "Name 39000");
  EXPECT_TRUE(table.before(3, 4));
}

TEST(CompanyTable, KnowsTheLineOfARowBehindSkippedAndBrokenOnes) {
  const ReadTable read = read_table(
      "id,revenue_growth\n"
      "a,x\n"
      "\n"
      "\"b\nc\",1\n"
      "d,nan\n"
      "e,5\n",
      true);
  ASSERT_NE(read.table, nullptr);
  ASSERT_EQ(read.table->size(), 2U);
  EXPECT_EQ(read.table->company(0).observations.at(0).source, "all.csv:4");
  EXPECT_EQ(read.table->company(1).observations.at(0).source, "all.csv:7");
}

/// Each the only problem of its table, so that nothing else sends it to the careful reader.
TEST(CompanyTable, RefusesEveryBadRowOnItsOwn) {
  for (const char* row :
       {"a,nan,,",     "a,NaN,,",   "a,inf,,",      "a,-inf,,",   "a,Infinity,,", "a,1e999,,", "a,101,,",
        "a,100.001,,", "a,-0.1,,",  "a,01,,",       "a,.5,,",     "a,5.,,",       "a, 5,,",    "a,+5,,",
        "a,0x10,,",    "a,1_0,,",   "a,5x,,",       "a,\"5,,",    "a,\"5\"x,,",   "a,5\",,",   "a,5\r,,",
        "a,,nan,",     "a,,1e999,", "a,,x,",        "a,,,Listed", "a,,,none ",    "a,,,n\"e",  "a,5,",
        "a,5,,,",      "a",         ",5,,",         "\"\",5,,",   "y,5,,",        "z,5,,",     "\"y\",5,,",
        "a\xff,5,,",   "a\xc3,5,,", "a,5,,\xe6\x97"}) {
    const std::string text = fmt::format("id,comp,revenue_growth,capital_access\ny,1,1,none\n{}\nz,2,2,none\n", row);
    const std::string problems = table_problems(text);
    EXPECT_NE(problems, "") << row;
    for (const std::size_t piece : {1U, 1U << 20}) {
      const ReadTable read = read_table(text, false, piece);
      EXPECT_EQ(read.table, nullptr) << row;
      EXPECT_EQ(read.problems, problems) << row;
    }
  }
}

SkippedRows skipped_rows(const std::string& text) {
  SkippedRows skipped;
  Problems problems;
  EXPECT_TRUE(read_company_table(CsvText("all.csv", text), small_model(), {1, true, nullptr, &skipped}, 16, problems))
      << to_text(problems);
  return skipped;
}

TEST(CompanyTable, CountsTheRowsThatItSkipsAndTheirLines) {
  const auto expect = [](const std::string& text, std::size_t rows, std::size_t lines) {
    const SkippedRows skipped = skipped_rows("id,growth\n" + text);
    EXPECT_EQ(skipped.rows, rows) << text;
    EXPECT_EQ(skipped.lines, lines) << text;
  };
  expect("a,1\n", 0, 0);
  expect("a,x\n", 1, 1);
  expect("a,x", 1, 1);
  expect("\n\na,x\r\n\n\nb,1\nc,y\n", 2, 2);
  expect("a,\"1\nb,2\nc,\"3\nd,4\n", 1, 3);
  expect("a,\"1\r\nb,2\r\nc,\"3\r\nd,x", 2, 4);
  expect("a,1\nb,\"\n\"", 1, 2);
}

TEST(CompanyTable, AQuoteThatNeverClosesIsNoTableEvenWhereBadRowsAreSkipped) {
  const std::string text = "id,growth\na,1\nb,x\nc,\"5\nd,3\n";
  const ReadTable read = read_table(text, true);
  EXPECT_EQ(read.table, nullptr);
  EXPECT_EQ(read.problems, table_problems(text));
  EXPECT_THAT(read.problems, HasSubstr("all.csv:4:3: this quote is never closed\nc,\"5\n"));
}

TEST(CompanyTable, TellsOfAQuoteThatNeverClosesBehindAnyNumberOfProblems) {
  std::string text = "id,growth\n";
  for (int i = 0; i < 250; ++i) text += fmt::format("c{},x\n", i);
  const ReadTable read = read_table(text + "d,\"5\n", true);
  EXPECT_EQ(read.table, nullptr);
  EXPECT_THAT(read.problems, HasSubstr("all.csv:252:3: this quote is never closed\n"));
  EXPECT_THAT(read.problems, testing::EndsWith("all.csv: and 150 more\n"));
}

TEST(CompanyTable, SkipsRowsThatAreNoText) {
  const std::string text = "id,name,growth\na,\xff,1\nb,B,2\nc,\"C\0\",3\nd,\xe6\x97,4\ne,\xc3\xa9,5\nf\x80,F,6"s;
  const ReadTable read = read_table(text, true);
  ASSERT_NE(read.table, nullptr) << read.problems;
  ASSERT_EQ(read.table->size(), 2U);
  EXPECT_EQ(read.table->at(0), "b");
  EXPECT_EQ(read.table->company(1).name, "\xc3\xa9");
  EXPECT_EQ(read.problems,
            "all.csv:2:3: byte 0xff is not UTF-8; save the file as UTF-8\n"
            "a,\\xff,1\n"
            "  ^\n"
            "all.csv:4:5: a zero byte; is this a text file?\n"
            "c,\"C\\u{00}\",3\n"
            "    ^\n"
            "all.csv:5:3: byte 0xe6 is not UTF-8; save the file as UTF-8\n"
            "d,\\xe6\\x97,4\n"
            "  ^\n"
            "all.csv:7:2: byte 0x80 is not UTF-8; save the file as UTF-8\n"
            "f\\x80,F,6\n"
            " ^\n");
  EXPECT_EQ(read_table(text, false).problems,
            "all.csv:2:3: byte 0xff is not UTF-8; save the file as UTF-8\n"
            "a,\\xff,1\n"
            "  ^\n");
}

TEST(CompanyTable, AHeaderThatIsNoTextIsNoTableEvenWhereBadRowsAreSkipped) {
  for (const std::string& text :
       {"id,gr\xffowth\na,1\n"s, "id,\0growth\na,1\n"s, "\n\nid,\"\xc3\n\"\na,1\n"s, "\xff\xfei\0d\0\n\0"s}) {
    const ReadTable read = read_table(text, true);
    EXPECT_EQ(read.table, nullptr) << text;
    EXPECT_NE(read.problems, "");
    EXPECT_EQ(read.problems, table_problems(text));
  }
}

TEST(CompanyTable, ReadsOneGiantLine) {
  const std::string name(100000, 'n');
  const ReadTable read = read_table("id,name,growth\na,\"" + name + "\",7", false, 100);
  ASSERT_NE(read.table, nullptr);
  EXPECT_EQ(read.table->company(0).name, name);
  EXPECT_EQ(read.table->scores().at(0, 0), 7);
}

TEST(CompanyTable, ReadsFilesToTheLastByteOfAPage) {
  const Scratch scratch;
  for (const std::size_t size : {4095U, 4096U, 4097U, 8192U}) {
    std::string text = "id,growth\n";
    while (text.size() + 20 < size) text += fmt::format("c{:05},1\n", text.size());
    text += 'd' + std::string(size - text.size() - 4, '0') + ",42";
    ASSERT_EQ(text.size(), size);
    Problems problems;
    const auto table = read_company_table(scratch.write("t.csv", text), small_model(), {}, problems);
    ASSERT_NE(table, nullptr) << to_text(problems);
    EXPECT_EQ(table->scores().at(table->size() - 1, 0), 42);
  }
}

TEST(CompanyTable, ReadsStandardInput) {
  const StandardInput input("id,growth\na,1\nb,nan\n");
  Problems problems;
  const auto table = read_company_table("-", small_model(), {0, true, nullptr}, problems);
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->at(0), "a");
  EXPECT_THAT(to_text(problems), HasSubstr("<stdin>:3:3: growth: a number must be finite"));
}

TEST(CompanyTable, SaysWhatCannotBeRead) {
  const Scratch scratch;
  Problems problems;
  EXPECT_EQ(read_company_table(scratch.folder() / "none.csv", small_model(), {}, problems), nullptr);
  EXPECT_EQ(read_company_table(scratch.folder(), small_model(), {}, problems), nullptr);
  EXPECT_EQ(read_company_table(scratch.write("empty.csv", ""), small_model(), {}, problems), nullptr);
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems[0].message, "no such file");
  EXPECT_EQ(problems[1].message, "a folder, not a file");
  EXPECT_EQ(problems[2].message, "is empty; the first line names the columns");
}

TEST(CompanyTable, TellsItsProgressInBytes) {
  const std::string text = long_table(100, false);
  std::size_t last = 0;
  Problems problems;
  const auto progress = [&](std::size_t done, std::size_t of) {
    EXPECT_GT(done, last);
    EXPECT_EQ(of, text.size());
    last = done;
  };
  read_company_table(CsvText("all.csv", text), small_model(), {2, false, progress}, 64, problems);
  EXPECT_GT(last, text.size() / 2);
}

}  // namespace
}  // namespace fitrank::test
