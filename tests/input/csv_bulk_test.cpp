// The parts of the fast reader on their own, where the whole would hide a fall-back to the careful one.
#include "input/csv_bulk.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/number.hpp"
#include "input/check_text.hpp"
#include "input/company_table_sink.hpp"
#include "input/csv_cuts.hpp"
#include "input/csv_ids.hpp"
#include "input/random_table.hpp"
#include "input/reading.hpp"
#include "support/worlds.hpp"

namespace fitrank::test {
namespace {

class CountingSink : public CompanyTableSink {
 public:
  using CompanyTableSink::CompanyTableSink;
  void start(std::span<const std::string> columns, std::size_t rows, std::size_t threads) override {
    ++starts;
    CompanyTableSink::start(columns, rows, threads);
  }
  int starts = 0;
};

TEST(CsvBulk, ReadsSoundTextsWithoutTheCarefulReader) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const CsvText source("t.csv", random_table(seed, false).text);
    const CarefulReader careful = [](Report& report, TakenIds& ids) {
      return std::make_unique<CompanyRecords>(report, small_model(), ids);
    };
    CountingSink sink(small_model());
    Problems problems;
    EXPECT_TRUE(read_bulk(source, careful, sink, {2, false, nullptr}, 40, problems));
    EXPECT_EQ(sink.starts, 1) << source.text();
  }
}

TEST(CsvBulk, MakesNoRoomForRowsThatCannotBeSound) {
  const CsvText source(
      "t.csv", "id,growth,comp,learning\n" + std::string(1000, 'x') + "\n1\n2\n3\n" + [] {
        std::string lines;
        for (int i = 0; i < 1000; ++i) lines += "x\n";
        return lines;
      }());
  const CarefulReader careful = [](Report& report, TakenIds& ids) {
    return std::make_unique<CompanyRecords>(report, small_model(), ids);
  };
  CountingSink sink(small_model());
  Problems problems;
  EXPECT_FALSE(read_bulk(source, careful, sink, {1, false, nullptr}, kCsvPiece, problems));
  EXPECT_EQ(sink.starts, 0);
  EXPECT_EQ(problems.size(), 101U);
}

TEST(CsvCuts, FindsEveryRecordWhateverThePieces) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const std::string text = random_table(seed, false).text;
    const std::size_t body = std::min(text.find('\n'), text.size() - 1) + 1;
    const CsvCuts whole = cut_records(text, body, 2, text.size(), 1);
    for (const std::size_t size : {1U, 3U, 10U, 50U}) {
      const CsvCuts cuts = cut_records(text, body, 2, size, 3);
      ASSERT_EQ(cuts.rows, whole.rows) << text;
      std::size_t rows = 0;
      for (const CsvPiece& piece : cuts.pieces) {
        EXPECT_EQ(piece.first_row, rows);
        EXPECT_EQ(piece.line, 1 + static_cast<std::size_t>(std::count(
                                      text.begin(), text.begin() + static_cast<std::ptrdiff_t>(piece.begin), '\n')));
        CsvWalk walk(text, {}, true, piece.begin, piece.line);
        for (; walk.find(piece.end); walk.pass()) ++rows;
        EXPECT_EQ(rows, piece.first_row + piece.rows);
      }
      EXPECT_EQ(rows, whole.rows);
    }
  }
}

TEST(CsvCuts, KnowsWhatIsNoTextAtAnyCut) {
  const std::string good = "id\n\xe6\x97\xa5\xe6\x9c\xac\xf0\x9f\x98\x80\xc3\xa9\n";
  for (std::size_t size = 1; size < good.size(); ++size) {
    EXPECT_TRUE(cut_records(good, 3, 2, size, 1).is_text);
    for (std::size_t at = 3; at + 1 < good.size(); ++at) {
      for (const char byte : {'\0', '\x80', '\xff', '\xe6'}) {
        SourceText bad{"t.csv", good};
        bad.text[at] = byte;
        Report report(bad);
        EXPECT_EQ(cut_records(bad.text, 3, 2, size, 1).is_text, check_utf8(report)) << size << ' ' << at;
      }
    }
  }
}

TEST(CsvScan, ReadsDecimalsToTheBit) {
  Draw draw(5);
  for (int i = 0; i < 100000; ++i) {
    std::string text = i % 7 == 0 ? "-" : "";
    text += fmt::format("{:.{}f}", draw.unit() * (i % 2 == 0 ? 1e3 : 1e9), 1 + draw.below(9));
    double value = 0;
    const char* const end = scan_decimal(text.c_str(), value);
    if (end == nullptr) {
      EXPECT_GT(text.size(), 15U);
      continue;
    }
    ASSERT_EQ(end, text.c_str() + text.size());
    ASSERT_EQ(std::bit_cast<std::uint64_t>(value), std::bit_cast<std::uint64_t>(parse_number(text).value)) << text;
  }
}

TEST(CsvScan, LeavesWhatIsNoPlainDecimal) {
  for (const char* text : {"", "-", ".5", "5.", "01", "-00", "+1", "x", "1234567890123456", "5.e1", "\"5\""}) {
    double value = 0;
    EXPECT_EQ(scan_decimal(text, value), nullptr) << text;
  }
}

CsvRows rows_of(const std::string& text, const CsvCuts& cuts) { return {text, cuts.rows, {}, cuts.quotes}; }

TEST(CsvIds, TellsDistinctIdsFromOthers) {
  std::string text = "id\n";
  for (int i = 0; i < 5000; ++i) text += fmt::format("c{}\n", i * 7919 % 5003);
  for (std::size_t threads = 1; threads <= 5; ++threads) {
    const CsvCuts cuts = cut_records(text, 3, 2, 1000, threads);
    EXPECT_TRUE(ids_are_distinct(rows_of(text, cuts), cuts.pieces, threads));
    for (const int again : {0, 2500, 4999}) {
      const std::string twice = text + fmt::format("\"c{}\"", again * 7919 % 5003);
      const CsvCuts more = cut_records(twice, 3, 2, 1000, threads);
      EXPECT_FALSE(ids_are_distinct(rows_of(twice, more), more.pieces, threads));
    }
  }
}

}  // namespace
}  // namespace fitrank::test
