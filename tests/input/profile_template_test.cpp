#include "input/profile_template.hpp"

#include <gmock/gmock.h>

#include <regex>

#include "input/read_yaml.hpp"
#include "input/reading.hpp"

namespace fitrank::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Profile read_back(const Model& model, const std::string& text) {
  Problems problems;
  const auto profile = read_profile({"mine.yaml", text}, model, problems);
  EXPECT_TRUE(profile) << to_text(problems) << text;
  return profile.value_or(Profile{});
}

/// With the commented examples put into force.
std::string uncommented(const std::string& text) {
  std::string out = std::regex_replace(text, std::regex("# deal_breakers:"), "deal_breakers:");
  out = std::regex_replace(out, std::regex("\n#  "), "\n  ");
  return std::regex_replace(out, std::regex("# as_of:"), "as_of:");
}

TEST(ProfileTemplate, ReadsBackWithEqualWeights) {
  const Profile profile = read_back(small_model(), profile_template(small_model(), "my-next_job", ""));
  EXPECT_EQ(profile.id, "my-next_job");
  EXPECT_EQ(profile.title, "My next job");
  EXPECT_THAT(profile.weights, ::testing::ElementsAre(10, 10, 10));
  EXPECT_TRUE(profile.left_out.empty());
  EXPECT_EQ(profile.top, 5U);
  EXPECT_EQ(profile.checklist.size(), 3U);
  EXPECT_FALSE(profile.audience.role.empty());
  EXPECT_FALSE(profile.needs.information.empty());
  EXPECT_EQ(profile.min_coverage, 0.5);
  EXPECT_EQ(profile.deal_breakers.size(), 1U);
}

TEST(ProfileTemplate, ExamplesHoldOnceTheyAreUncommented) {
  const std::string text = profile_template(small_model(), "mine", "");
  const Profile profile = read_back(small_model(), uncommented(text));
  EXPECT_EQ(profile.deal_breakers.size(), 4U) << text;  // min_coverage is the last
  EXPECT_TRUE(profile.as_of);
}

TEST(ProfileTemplate, NamesTheSchemaOnItsFirstLine) {
  EXPECT_THAT(profile_template(small_model(), "mine", "../s.json"),
              StartsWith("# yaml-language-server: $schema=../s.json\n"));
  EXPECT_THAT(profile_template(small_model(), "mine", ""), Not(HasSubstr("$schema")));
}

TEST(ProfileTemplate, WritesLabelsAsComments) {
  const std::string text = profile_template(small_model(), "mine", "");
  for (const Criterion& criterion : small_model().criteria) EXPECT_THAT(text, HasSubstr("# " + criterion.label + "\n"));
}

TEST(ProfileTemplate, TakesHostileModels) {
  Model model;
  model.criteria = {{"null", "line\nbreak: [1"}, {"007", "\x1b[31m\u202e"}, {"true", "#"}, {"plain", "- \"x\" 'y'"}};
  model.tiers = {{"filed", 1}};
  model.signals.push_back({.id = "no",
                           .criterion = 0,
                           .label = "a\nb",
                           .unit = "",
                           .value_function = ValueFunction::from_levels({{"off", 1}, {"on", 2}}),
                           .half_life_days = {},
                           .question = "who: \"says\" \\ so?\n# not a comment"});
  model.layers = {{"yes", "Yes"}};
  for (const char* id : {"null", "007", "1e5", "mine", "0x1f", "y"}) {
    const std::string text = profile_template(model, id, "");
    const Profile profile = read_back(model, text);
    EXPECT_EQ(profile.id, id);
    EXPECT_EQ(profile.checklist.front().question, "who: \"says\" \\ so? # not a comment");
    EXPECT_EQ(read_back(model, uncommented(text)).deal_breakers.size(), 4U) << text;
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
  }
}

TEST(ProfileTemplate, WeighsInWholePercentWhereThatAddsUp) {
  Model model;
  for (const char* id : {"a", "b", "c", "d"}) model.criteria.push_back({id, id});
  EXPECT_THAT(profile_template(model, "x", ""), HasSubstr("  a: 25  # a\n"));
}

TEST(ToProfileId, MakesAnyNameFit) {
  EXPECT_EQ(to_profile_id("mine"), "mine");
  EXPECT_EQ(to_profile_id("My Next  Job (2)"), "my-next-job-2");
  EXPECT_EQ(to_profile_id("_x_y_"), "x_y");
  EXPECT_EQ(to_profile_id("Zürich"), "z-rich");
  EXPECT_EQ(to_profile_id("---"), "mine");
  EXPECT_EQ(to_profile_id(""), "mine");
  EXPECT_EQ(to_profile_id(std::string(500, 'a')).size(), 60U);
}

}  // namespace
}  // namespace fitrank::test
