// What is wrong with a table of companies, told whole.
#include <gtest/gtest.h>

#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

TEST(ReadCompaniesCsvErrors, BlanksAroundAnId) {
  EXPECT_EQ(table_problems("id,growth\n nvidia,1\nb\t,2\n\"  \",3\n"),
            "all.csv:2:1: id: spaces around an id; write nvidia\n"
            " nvidia,1\n"
            "^\n"
            "all.csv:3:1: id: spaces around an id; write b\n"
            "b       ,2\n"
            "^\n"
            "all.csv:4:1: id: must not be blank\n"
            "\"  \",3\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, AnEmptyTable) {
  EXPECT_EQ(table_problems(""), "all.csv: is empty; the first line names the columns\n");
}

TEST(ReadCompaniesCsvErrors, AnotherFirstColumn) {
  EXPECT_EQ(table_problems("company,growth\n"
                           "a,1\n"),
            "all.csv:1:1: the first column must be id, found \"company\"\n"
            "company,growth\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, SemicolonsForCommas) {
  EXPECT_EQ(table_problems("id;growth\n"
                           "a;1\n"),
            "all.csv:1:1: the first column must be id, found \"id;growth\"; commas separate columns\n"
            "id;growth\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, AMistypedColumn) {
  EXPECT_EQ(table_problems("id,grwoth\n"
                           "a,1\n"),
            "all.csv:1:4: column \"grwoth\" is neither a criterion nor a signal (did you mean \"growth\"?)\n"
            "id,grwoth\n"
            "   ^\n");
}

TEST(ReadCompaniesCsvErrors, AColumnLikeNoOther) {
  EXPECT_EQ(table_problems("id,headcount\n"
                           "a,1\n"),
            "all.csv:1:4: column \"headcount\" is neither a criterion nor a signal\n"
            "id,headcount\n"
            "   ^\n");
}

TEST(ReadCompaniesCsvErrors, AColumnWithoutAName) {
  EXPECT_EQ(table_problems("id,,growth\n"
                           "a,1,2\n"),
            "all.csv:1:4: column 2 has no name\n"
            "id,,growth\n"
            "   ^\n");
}

TEST(ReadCompaniesCsvErrors, AColumnTwice) {
  EXPECT_EQ(table_problems("id,growth,growth\n"
                           "a,1,2\n"),
            "all.csv:1:11: column \"growth\" is named twice\n"
            "id,growth,growth\n"
            "          ^\n");
}

TEST(ReadCompaniesCsvErrors, ACriterionAndItsSignal) {
  EXPECT_EQ(table_problems("id,growth,revenue_growth\n"
                           "a,1,2\n"),
            "all.csv:1:11: column growth and column revenue_growth (a signal of growth) both score growth\n"
            "id,growth,revenue_growth\n"
            "          ^\n");
}

TEST(ReadCompaniesCsvErrors, ASignalAndItsCriterion) {
  EXPECT_EQ(table_problems("id,revenue_growth,comp,growth\n"
                           "a,1,2,3\n"),
            "all.csv:1:24: column growth and column revenue_growth (a signal of growth) both score growth\n"
            "id,revenue_growth,comp,growth\n"
            "                       ^\n");
}

TEST(ReadCompaniesCsvErrors, TooFewCells) {
  EXPECT_EQ(table_problems("id,growth,comp\n"
                           "a,1\n"
                           "b\n"),
            "all.csv:2:1: 2 cells, but the header has 3\n"
            "a,1\n"
            "^\n"
            "all.csv:3:1: 1 cell, but the header has 3\n"
            "b\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, TooManyCells) {
  EXPECT_EQ(table_problems("id,growth\n"
                           "a,1,2\n"),
            "all.csv:2:1: 3 cells, but the header has 2\n"
            "a,1,2\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, TextForAScore) {
  EXPECT_EQ(table_problems("id,growth\n"
                           "a,high\n"),
            "all.csv:2:3: growth: expected a number, found \"high\"\n"
            "a,high\n"
            "  ^\n");
}

TEST(ReadCompaniesCsvErrors, NaNAndInfinity) {
  EXPECT_EQ(table_problems("id,growth,rd_share\n"
                           "a,NaN,inf\n"
                           "b,1,-Infinity\n"),
            "all.csv:2:3: growth: a number must be finite, found \"NaN\"\n"
            "a,NaN,inf\n"
            "  ^\n"
            "all.csv:2:7: rd_share: a number must be finite, found \"inf\"\n"
            "a,NaN,inf\n"
            "      ^\n"
            "all.csv:3:5: rd_share: a number must be finite, found \"-Infinity\"\n"
            "b,1,-Infinity\n"
            "    ^\n");
}

TEST(ReadCompaniesCsvErrors, AScoreAboveAHundred) {
  EXPECT_EQ(table_problems("id,growth,comp\n"
                           "a,100.5,-1\n"),
            "all.csv:2:3: growth: a score is from 0 to 100, found 100.5\n"
            "a,100.5,-1\n"
            "  ^\n"
            "all.csv:2:9: comp: a score is from 0 to 100, found -1\n"
            "a,100.5,-1\n"
            "        ^\n");
}

TEST(ReadCompaniesCsvErrors, AnUnknownLevel) {
  EXPECT_EQ(table_problems("id,capital_access\n"
                           "a,closed_rond\n"
                           "b,elsewhere\n"),
            "all.csv:2:3: capital_access: no such level \"closed_rond\" (did you mean \"closed_round\"?)\n"
            "a,closed_rond\n"
            "  ^\n"
            "all.csv:3:3: capital_access: no such level \"elsewhere\"; known: listed, closed_round, none\n"
            "b,elsewhere\n"
            "  ^\n");
}

TEST(ReadCompaniesCsvErrors, SpacesAroundANumber) {
  EXPECT_EQ(table_problems("id,growth\n"
                           "a, 35 \n"),
            "all.csv:2:3: growth: spaces around a number; write 35\n"
            "a, 35 \n"
            "  ^\n");
}

TEST(ReadCompaniesCsvErrors, AQuoteNeverClosed) {
  EXPECT_EQ(table_problems("id,name,growth\n"
                           "a,\"Acme,1\n"
                           "b,B,2\n"),
            "all.csv:2:3: this quote is never closed\n"
            "a,\"Acme,1\n"
            "  ^\n");
}

TEST(ReadCompaniesCsvErrors, AQuoteInsideACell) {
  EXPECT_EQ(table_problems("id,name,growth\n"
                           "a,Ac\"me,1\n"),
            "all.csv:2:5: a quote inside a cell that does not begin with one\n"
            "a,Ac\"me,1\n"
            "    ^\n");
}

TEST(ReadCompaniesCsvErrors, TextBehindAClosingQuote) {
  EXPECT_EQ(table_problems("id,name,growth\n"
                           "a,\"Acme\" Inc,x\n"),
            "all.csv:2:9: text behind a closing quote\n"
            "a,\"Acme\" Inc,x\n"
            "        ^\n");
}

TEST(ReadCompaniesCsvErrors, ACarriageReturnAlone) {
  EXPECT_EQ(table_problems("id,growth\ra,1\r"),
            "all.csv:1:10: a carriage return alone; lines end in LF or CRLF\n"
            "id,growth a,1\n"
            "         ^\n"
            "all.csv:1:14: a carriage return alone; lines end in LF or CRLF\n"
            "id,growth a,1\n"
            "             ^\n");
}

TEST(ReadCompaniesCsvErrors, AnEmptyId) {
  EXPECT_EQ(table_problems("id,growth\n"
                           ",1\n"),
            "all.csv:2:1: id: must not be empty\n"
            ",1\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, AnIdTwice) {
  EXPECT_EQ(table_problems("id,growth\n"
                           "a,1\n"
                           "b,2\n"
                           "\"a\",3\n"),
            "all.csv:4:1: id: \"a\" is already defined in line 2\n"
            "\"a\",3\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, BytesThatAreNotUtf8) {
  EXPECT_EQ(table_problems("id,name\n"
                           "a,Caf\351\n"),
            "all.csv:2:6: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
            "a,Caf\\xe9\n"
            "     ^\n");
}

TEST(ReadCompaniesCsvErrors, AZeroByte) {
  EXPECT_EQ(table_problems(std::string("id,name\n"
                                       "a,\000\n",
                                       12)),
            "all.csv:2:3: a zero byte; is this a text file?\n"
            "a,\\u{00}\n"
            "  ^\n");
}

TEST(ReadCompaniesCsvErrors, AllProblemsOfAllRows) {
  EXPECT_EQ(table_problems("id,comp,rd_share,capital_access\n"
                           "a,x,1e999,listd\n"
                           "b,1,2,listed\n"
                           ",101,0x1,none\n"
                           "b,1,2,3,4\n"),
            "all.csv:2:3: comp: expected a number, found \"x\"\n"
            "a,x,1e999,listd\n"
            "  ^\n"
            "all.csv:2:5: rd_share: \"1e999\" is too large for a number\n"
            "a,x,1e999,listd\n"
            "    ^\n"
            "all.csv:2:11: capital_access: no such level \"listd\" (did you mean \"listed\"?)\n"
            "a,x,1e999,listd\n"
            "          ^\n"
            "all.csv:4:1: id: must not be empty\n"
            ",101,0x1,none\n"
            "^\n"
            "all.csv:4:2: comp: a score is from 0 to 100, found 101\n"
            ",101,0x1,none\n"
            " ^\n"
            "all.csv:4:6: rd_share: expected a number, found \"0x1\"\n"
            ",101,0x1,none\n"
            "     ^\n"
            "all.csv:5:1: 5 cells, but the header has 4\n"
            "b,1,2,3,4\n"
            "^\n");
}

TEST(ReadCompaniesCsvErrors, PlacesBehindACellOfSeveralLines) {
  EXPECT_EQ(table_problems("id,name,growth\n"
                           "a,\"two\n"
                           "lines\",1\n"
                           "b,B,x\n"),
            "all.csv:4:5: growth: expected a number, found \"x\"\n"
            "b,B,x\n"
            "    ^\n");
}

TEST(ReadCompaniesCsvErrors, PlacesBehindAByteOrderMark) {
  EXPECT_EQ(table_problems("\357\273\277id,grwth\n"
                           "a,1\n"),
            "all.csv:1:4: column \"grwth\" is neither a criterion nor a signal (did you mean \"growth\"?)\n"
            "id,grwth\n"
            "   ^\n");
}

}  // namespace
}  // namespace fitrank::test
