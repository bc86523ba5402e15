// Texts that would exhaust a stack, the memory or the reader's patience.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "input/read_yaml.hpp"
#include "input/reading.hpp"

namespace fitrank::test {
namespace {

using testing::HasSubstr;

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::size_t count_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(YamlLimits, RefusesNestingThatWouldExhaustTheStack) {
  for (const std::string part : {"[", "{", "- ", "? ", "[{", "a: [", "{a: ", "- - "}) {
    EXPECT_THAT(profile_problems("weights: " + repeated(part, 100000)), HasSubstr("\n")) << part;
    EXPECT_THAT(profile_problems(repeated(part, 100000)), HasSubstr("\n")) << part;
  }
  EXPECT_THAT(profile_problems(repeated("[", 100000)), HasSubstr("1:9: nested deeper than 16 levels"));
}

TEST(YamlLimits, AllowsNestingOfSixteen) {
  EXPECT_EQ(profile_problems("id: me\ntitle: Me\nweights: " + repeated("[", 15) + repeated("]", 15) + "\n"),
            "me.yaml:3:10: weights: expected a map, found a list\n"
            "weights: [[[[[[[[[[[[[[[]]]]]]]]]]]]]]]\n"
            "         ^\n");
}

TEST(YamlLimits, RefusesATextOverTheSizeLimit) {
  EXPECT_EQ(profile_problems(repeated("#\n", kYamlSizeLimit / 2 + 1)),
            "me.yaml: larger than the 4 MiB limit for YAML files\n");
}

TEST(YamlLimits, ReportsAHundredProblemsAndCountsTheRest) {
  const std::string shown = profile_problems("id: me\ntitle: Me\nweights:\n" + repeated("  grwoth: 1\n", 150));
  EXPECT_THAT(shown, HasSubstr("me.yaml:103:3: weights.grwoth: given twice; first in line 4\n"));
  EXPECT_THAT(shown, testing::EndsWith("me.yaml: and 50 more\n"));
  EXPECT_EQ(count_lines(shown), 3 * 100u + 1);
}

TEST(YamlLimits, DoesNotShowALineThatIsTooLongToRead) {
  Problems problems;
  read_profile({"me.yaml", "top: x # " + std::string(100000, 'a') + "\n"}, small_model(), problems);
  for (const Problem& problem : problems) EXPECT_EQ(problem.source_line, "");
}

TEST(YamlLimits, CutsLongKeysAndValuesInWhatItSays) {
  const std::string shown = profile_problems(std::string(900, 'k') + ": 1\n");
  EXPECT_THAT(shown, HasSubstr("me.yaml:1:1: " + std::string(60, 'k') + "…: no such key;"));
}

TEST(YamlLimits, ReadsALargeMapInLittleTime) {
  std::string text = "weights:\n";
  for (int i = 0; i < 100000; ++i) text += "  k" + std::to_string(i) + ": 1\n";
  EXPECT_THAT(profile_problems(text), HasSubstr("me.yaml:2:3: weights.k0: no such criterion; known:"));
}

}  // namespace
}  // namespace fitrank::test
