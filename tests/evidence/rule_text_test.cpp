#include <gtest/gtest.h>

#include "evidence/evaluate_rule.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using Subject = Rule::Subject;

class RuleTextTest : public testing::Test {
 protected:
  RuleTextTest() {
    model_.signals[1].label = "Access to capital";
    model_.signals[2].label = "Total pay";
    model_.signals[2].unit = "thousand USD a year, median of the level";
    model_.signals[3].label = "Attrition";
    model_.signals[3].unit = "percent a year";
    model_.layers = {{"silicon", "Silicon"}, {"optics", "Optics"}};
  }
  Rule on(Subject subject, std::size_t index = 0) const {
    Rule rule;
    rule.subject = subject;
    rule.index = index;
    return rule;
  }
  std::string text(const Rule& rule) const { return rule_text(model_, rule); }

  Model model_ = test::sample_model();
};

TEST_F(RuleTextTest, NamesLevelsAndTheEvidenceAskedFor) {
  Rule rule = on(Subject::signal, 1);
  rule.is_not = {"none"};
  EXPECT_EQ(text(rule), "Access to capital is not \"none\"");
  rule.min_tier = 2;
  EXPECT_EQ(text(rule), "Access to capital is not \"none\", evidence reported or firmer");
  rule.is_not = {"none", "listed", "other"};
  EXPECT_EQ(text(rule), "Access to capital is not \"none\", \"listed\" or \"other\", evidence reported or firmer");
}

TEST_F(RuleTextTest, WritesLimitsWithTheUnitInShort) {
  Rule rule = on(Subject::signal, 2);
  rule.at_least = 150;
  EXPECT_EQ(text(rule), "Total pay is at least 150 thousand USD a year");
  rule = on(Subject::signal, 3);
  rule.above = 2.5;
  rule.below = 15;
  EXPECT_EQ(text(rule), "Attrition is above 2.5 and below 15 %");
  EXPECT_EQ(limits_text(rule), "above 2.5 and below 15");
}

TEST_F(RuleTextTest, NamesWhatElseARuleLooksAt) {
  Rule criterion = on(Subject::criterion, 1);
  criterion.at_least = 60;
  EXPECT_EQ(text(criterion), "Compensation score is at least 60");
  Rule coverage = on(Subject::coverage);
  coverage.at_least = 0.28;
  EXPECT_EQ(text(coverage), "Coverage is at least 28 %");
  Rule part = on(Subject::criterion_coverage, 0);
  part.above = 0.5;
  EXPECT_EQ(text(part), "Known share of Growth is above 50 %");
  Rule range = on(Subject::range);
  range.at_most = 30;
  EXPECT_EQ(text(range), "Range is at most 30 points");
  Rule layer = on(Subject::layer);
  layer.is = {"silicon", "optics"};
  EXPECT_EQ(text(layer), "Layer is \"Silicon\" or \"Optics\"");
  model_.layers.clear();
  EXPECT_EQ(text(layer), "Layer is \"silicon\" or \"optics\"");
}

TEST_F(RuleTextTest, JoinsAllComparisons) {
  Rule layer = on(Subject::layer);
  layer.is = {"silicon"};
  layer.is_not = {"optics"};
  EXPECT_EQ(text(layer), "Layer is \"Silicon\" and not \"Optics\"");
}

TEST_F(RuleTextTest, AsksTheSignalsOwnQuestionOrAPlainOne) {
  const Rule pay = on(Subject::signal, 2);
  EXPECT_EQ(question_text(model_, pay), "What is known of this: Total pay?");
  model_.signals[2].question = "What does the level pay?";
  EXPECT_EQ(question_text(model_, pay), "What does the level pay?");
  EXPECT_EQ(question_text(model_, on(Subject::criterion, 2)), "What is known of Learning?");
  EXPECT_EQ(question_text(model_, on(Subject::layer)), "Which layer of the supply chain is it in?");
}

}  // namespace
}  // namespace fitrank
