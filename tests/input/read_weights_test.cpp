#include "input/weights_reader.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/reading.hpp"
#include "input/scratch.hpp"

namespace fitrank::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct ReadWeights {
  std::optional<WeightTable> table;
  std::string problems;
};

ReadWeights read(const std::string& text, bool skip = false, std::size_t piece = 16, std::size_t threads = 2) {
  Problems problems;
  auto table = read_weights(CsvText("weights.csv", text), small_model(), {threads, skip, nullptr}, piece, problems);
  return {std::move(table), to_text(problems)};
}

WeightTable table_of(const std::string& text) {
  const ReadWeights read_one = read(text);
  EXPECT_EQ(read_one.problems, "");
  return read_one.table.value_or(WeightTable());
}

std::string weight_problems(const std::string& text) {
  const ReadWeights strict = read(text);
  EXPECT_FALSE(strict.table);
  return strict.problems;
}

TEST(ReadWeights, ReadsColumnsInAnyOrderAndLeavesOthersZero) {
  const WeightTable table = table_of(
      "id,learning,growth\r\n"
      "\r\n"
      "builder,10,30\r\n"
      "\"a \"\"b\"\", c\",\"1e1\",0.5");
  EXPECT_THAT(table.ids, ElementsAre("builder", "a \"b\", c"));
  EXPECT_EQ(table.criteria, 3U);
  EXPECT_THAT(table.raw, ElementsAre(30, 0, 10, 0.5, 0, 10));
  EXPECT_EQ(table.weights(0)[0], 0.75);
}

TEST(ReadWeights, ReadsTheSameWhateverThePiecesAndThreads) {
  std::string text = "id,comp,growth\n";
  WeightTable expected;
  for (int i = 0; i < 500; ++i) {
    text += fmt::format("p{},{},{}\n", i * 7 % 500, i, i / 8.0 + 1);
    expected.ids.push_back(fmt::format("p{}", i * 7 % 500));
    expected.raw.insert(expected.raw.end(), {i / 8.0 + 1, 1.0 * i, 0});
  }
  for (const std::size_t piece : {1U, 50U, 1U << 20}) {
    for (std::size_t threads = 1; threads <= 4; ++threads) {
      const ReadWeights found = read(text, false, piece, threads);
      ASSERT_TRUE(found.table) << found.problems;
      EXPECT_EQ(found.table->ids, expected.ids);
      EXPECT_EQ(found.table->raw, expected.raw);
    }
  }
}

TEST(ReadWeights, AHeaderAloneIsATableOfNobody) { EXPECT_THAT(table_of("id,growth\n").ids, IsEmpty()); }

TEST(ReadWeights, ReadsFilesAndStandardInput) {
  const Scratch scratch;
  Problems problems;
  const auto file = read_weights(scratch.write("w.csv", "id,growth\na,1\n"), small_model(), {}, problems);
  const StandardInput input("id,growth\nb,1\n");
  const auto stream = read_weights("-", small_model(), {}, problems);
  EXPECT_EQ(to_text(problems), "");
  EXPECT_THAT(file.value().ids, ElementsAre("a"));
  EXPECT_THAT(stream.value().ids, ElementsAre("b"));
}

TEST(ReadWeights, ReportsEveryProblemWithItsPlace) {
  EXPECT_EQ(weight_problems("id,growth,comp\n"
                            "a,,1\n"
                            "b,-1,nan\n"
                            "c,0,0\n"
                            "d,1,1\n"
                            "d,2,2\n"
                            ",1,1\n"
                            "e,1\n"
                            "f,1e308,1e308\n"),
            "weights.csv:2:3: growth: a weight is missing; write 0 for none\n"
            "a,,1\n"
            "  ^\n"
            "weights.csv:3:3: growth: must be at least 0, found -1\n"
            "b,-1,nan\n"
            "  ^\n"
            "weights.csv:3:6: comp: a number must be finite, found \"nan\"\n"
            "b,-1,nan\n"
            "     ^\n"
            "weights.csv:4:1: at least one weight must be above 0\n"
            "c,0,0\n"
            "^\n"
            "weights.csv:6:1: id: \"d\" is already defined in line 5\n"
            "d,2,2\n"
            "^\n"
            "weights.csv:7:1: id: must not be empty\n"
            ",1,1\n"
            "^\n"
            "weights.csv:8:1: 2 cells, but the header has 3\n"
            "e,1\n"
            "^\n"
            "weights.csv:9:1: the weights are too large to add up\n"
            "f,1e308,1e308\n"
            "^\n");
}

/// Each the only problem of its table, so that nothing else sends it to the careful reader.
TEST(ReadWeights, RefusesEveryBadRowOnItsOwn) {
  for (const char* row : {"a,,1", "a,1,", "a,\"\",1", "a,-1,2", "a,2,-0.5", "a,nan,1", "a,1,inf", "a,0,0", "a,-0,0",
                          "a,1", "a,1,1,1", "a,1,x", ",1,1", "y,1,1", "z,1,1", "a,1e308,1e308", "a,1, 1"}) {
    const ReadWeights found = read(fmt::format("id,growth,comp\ny,1,1\n{}\nz,1,1\n", row));
    EXPECT_FALSE(found.table) << row;
    EXPECT_THAT(found.problems, testing::ContainsRegex("^weights.csv:[34]:")) << row;
  }
}

TEST(ReadWeights, SkipsBadRowsAndStillTellsOfThem) {
  const ReadWeights found = read("id,growth,comp\na,1,\nb,0,2\nb,1,1\nc,3,0\n", true);
  ASSERT_TRUE(found.table);
  EXPECT_THAT(found.table->ids, ElementsAre("b", "c"));
  EXPECT_THAT(found.table->raw, ElementsAre(0, 2, 0, 3, 0, 0));
  EXPECT_THAT(found.problems, HasSubstr("weights.csv:2:5: comp: a weight is missing"));
  EXPECT_THAT(found.problems, HasSubstr("weights.csv:4:1: id: \"b\" is already defined in line 3"));
}

TEST(ReadWeights, SkipsRowsThatAreNoTextButNoQuoteThatNeverCloses) {
  const ReadWeights found = read("id,growth\na\xff,1\nb,2\n", true);
  ASSERT_TRUE(found.table);
  EXPECT_THAT(found.table->ids, ElementsAre("b"));
  EXPECT_THAT(found.problems, HasSubstr("weights.csv:2:2: byte 0xff is not UTF-8"));
  EXPECT_FALSE(read("id,growth\na,\"1\nb,2\n", true).table);
}

TEST(ReadWeights, AMistypedCriterion) {
  EXPECT_EQ(weight_problems("id,grwoth\n"
                            "a,1\n"),
            "weights.csv:1:4: column \"grwoth\": no such criterion (did you mean \"growth\"?)\n"
            "id,grwoth\n"
            "   ^\n");
}

TEST(ReadWeights, AColumnThatIsNoCriterion) {
  EXPECT_EQ(weight_problems("id,name,growth\n"
                            "a,Acme,0\n"),
            "weights.csv:1:4: column \"name\": no such criterion; known: growth, comp, learning\n"
            "id,name,growth\n"
            "   ^\n");
}

TEST(ReadWeights, NoColumnOfWeights) {
  EXPECT_EQ(weight_problems("id\n"
                            "a\n"),
            "weights.csv:1:1: no weight columns; name them after criteria: growth, comp, learning\n"
            "id\n"
            "^\n");
}

TEST(ReadWeights, AHundredProblemsAndTheNumberOfTheRest) {
  std::string text = "id,growth\n";
  for (int i = 0; i < 250; ++i) text += fmt::format("p{},x\n", i);
  EXPECT_THAT(weight_problems(text), HasSubstr("weights.csv: and 150 more\n"));
}

}  // namespace
}  // namespace fitrank::test
