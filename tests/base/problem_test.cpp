#include "base/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace fitrank {
namespace {

Problem problem_in(Place place, std::string path, std::string message, std::string source_line = "") {
  Problem problem;
  problem.place = std::move(place);
  problem.path = std::move(path);
  problem.message = std::move(message);
  problem.source_line = std::move(source_line);
  return problem;
}

Problem problem_at(std::size_t column, std::string source_line) {
  return problem_in({"x.yaml", 12, column}, "", "is wrong", std::move(source_line));
}

TEST(Problem, ShowsPlacePathMessageSuggestionAndCaret) {
  Problem problem = problem_in({"profiles/x.yaml", 12, 3}, "weights.grwoth", "no such criterion", "  grwoth: 35");
  problem.suggestion = "growth";
  EXPECT_EQ(to_text(problem),
            "profiles/x.yaml:12:3: weights.grwoth: no such criterion (did you mean \"growth\"?)\n"
            "  grwoth: 35\n"
            "  ^\n");
}

TEST(Problem, FitsASourceLineIntoColumns) {
  const Problem problem = problem_at(31, "0123456789012345678901234567890123456789");
  EXPECT_EQ(to_text(problem, 10), "x.yaml:12:31: is wrong\n…5678901234…\n      ^\n");
  EXPECT_EQ(to_text(problem, 40), to_text(problem));
  // A caret after the last character.
  EXPECT_EQ(to_text(problem_at(41, "0123456789012345678901234567890123456789"), 10),
            "x.yaml:12:41: is wrong\n…0123456789\n           ^\n");
}

TEST(Problem, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(to_text(problem_in({"a.yaml", 0, 0}, "", "no such file")), "a.yaml: no such file\n");
  EXPECT_EQ(to_text(problem_in({"a.yaml", 3, 0}, "top", "is wrong")), "a.yaml:3: top: is wrong\n");
  EXPECT_EQ(to_text(problem_in({"a.yaml", 3, 0}, "", "is wrong", "top: x")), "a.yaml:3: is wrong\ntop: x\n");
  EXPECT_EQ(to_text(problem_in({}, "--top", "is wrong")), "--top: is wrong\n");
}

TEST(Problem, ExpandsTabsAndPutsTheCaretBehindThem) {
  EXPECT_EQ(to_text(problem_at(3, "\ta\tb: c")),
            "x.yaml:12:3: is wrong\n"
            "        a       b: c\n"
            "         ^\n");
}

TEST(Problem, CountsWideAndCombiningCharactersAsTheTerminalDoes) {
  EXPECT_EQ(to_text(problem_at(4, "東京: x")), "x.yaml:12:4: is wrong\n東京: x\n     ^\n");
  EXPECT_EQ(to_text(problem_at(3, "e\xcc\x81: x")), "x.yaml:12:3: is wrong\ne\xcc\x81: x\n ^\n");
}

TEST(Problem, ShowsWhatCouldSteerATerminalAsEscapes) {
  Problem problem = problem_in({"a\x1b.yaml", 1, 3}, "b\n", "found \"\xe2\x80\xae\"", "a\x1b[2Jb");
  problem.suggestion = "a\a";
  EXPECT_EQ(to_text(problem),
            "a\\u{1b}.yaml:1:3: b : found \"\\u{202e}\" (did you mean \"a\\u{07}\"?)\n"
            "a\\u{1b}[2Jb\n"
            "       ^\n");
}

TEST(Problem, ShowsBytesThatAreNotUtf8) {
  EXPECT_EQ(to_text(problem_at(3, "\xff\xc3 x")), "x.yaml:12:3: is wrong\n\\xff\\xc3 x\n        ^\n");
}

TEST(Problem, PutsTheCaretBehindTheLineWhereThePlaceIs) {
  EXPECT_EQ(to_text(problem_at(99, "abc")), "x.yaml:12:99: is wrong\nabc\n   ^\n");
}

TEST(Problem, ShowsALineOfAHundredColumnsWhole) {
  const std::string line(100, 'a');
  EXPECT_EQ(to_text(problem_at(100, line)), "x.yaml:12:100: is wrong\n" + line + "\n" + std::string(99, ' ') + "^\n");
}

TEST(Problem, CutsALongLineAtItsEnd) {
  EXPECT_EQ(to_text(problem_at(1, std::string(101, 'a'))),
            "x.yaml:12:1: is wrong\n" + std::string(100, 'a') + "…\n^\n");
}

TEST(Problem, CutsALongLineAtItsStart) {
  EXPECT_EQ(to_text(problem_at(201, std::string(200, 'a') + "b")),
            "x.yaml:12:201: is wrong\n…" + std::string(99, 'a') + "b\n" + std::string(100, ' ') + "^\n");
}

TEST(Problem, CutsALongLineOnBothSidesOfTheCaret) {
  EXPECT_EQ(to_text(problem_at(201, std::string(200, 'a') + "b" + std::string(200, 'c'))),
            "x.yaml:12:201: is wrong\n…" + std::string(50, 'a') + "b" + std::string(49, 'c') + "…\n" +
                std::string(51, ' ') + "^\n");
}

TEST(InputError, CarriesAllProblemsAndSaysThem) {
  const InputError error({problem_in({"a.yaml", 0, 0}, "", "one"), problem_in({"b.yaml", 0, 0}, "", "two")});
  EXPECT_STREQ(error.what(), "a.yaml: one\nb.yaml: two\n");
  EXPECT_THAT(error.problems(), testing::SizeIs(2));
}

}  // namespace
}  // namespace fitrank
