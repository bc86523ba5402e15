// Rules on the sample model: pay 100..300 is better the more, attrition 0..20 better the less.
#include "evidence/evaluate_rule.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using Subject = Rule::Subject;

const std::vector<Observation> kNothing;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

class EvaluateRuleTest : public testing::Test {
 protected:
  Rule on(Subject subject, std::string_view id = "") const {
    Rule rule;
    rule.subject = subject;
    if (subject == Subject::signal) rule.index = model_.find_signal(id).value();
    if (subject == Subject::criterion || subject == Subject::criterion_coverage) {
      rule.index = model_.find_criterion(id).value();
    }
    return rule;
  }
  Rule at_most(std::string_view signal, double limit) const {
    Rule rule = on(Subject::signal, signal);
    rule.at_most = limit;
    return rule;
  }
  Rule at_least(std::string_view signal, double limit) const {
    Rule rule = on(Subject::signal, signal);
    rule.at_least = limit;
    return rule;
  }

  RuleResult result(const Rule& rule, const Company& company, const EvidenceView& view = {}) const {
    const Assessment assessment = assess(model_, company, view);
    return evaluate(model_, rule, {company, assessment, fit_});
  }
  RuleResult result(const Rule& rule, std::vector<Observation> observations) const {
    return result(rule, test::company("acme", std::move(observations)));
  }

  Model model_ = test::sample_model();
  FitScore fit_{.score = 40, .low = 40, .high = 100, .coverage = 0.4};
};

TEST_F(EvaluateRuleTest, LimitsAreExact) {
  struct Case {
    std::optional<double> Rule::*limit;
    Verdict below, equal, above;
  };
  const Verdict holds = Verdict::holds;
  const Verdict fails = Verdict::fails;
  for (const auto& [limit, below, equal, above] :
       {Case{&Rule::above, fails, fails, holds}, Case{&Rule::at_least, fails, holds, holds},
        Case{&Rule::below, holds, fails, fails}, Case{&Rule::at_most, holds, holds, fails}}) {
    Rule rule = on(Subject::signal, "pay");
    rule.*limit = 200;
    EXPECT_EQ(result(rule, {observe(model_, "pay", std::nextafter(200, 0))}).verdict, below);
    EXPECT_EQ(result(rule, {observe(model_, "pay", 200.0)}).verdict, equal);
    EXPECT_EQ(result(rule, {observe(model_, "pay", std::nextafter(200, 300))}).verdict, above);
  }
}

TEST_F(EvaluateRuleTest, AllComparisonsMustHold) {
  Rule rule = at_least("pay", 150);
  rule.below = 250;
  EXPECT_EQ(result(rule, {observe(model_, "pay", 200.0)}).verdict, Verdict::holds);
  EXPECT_EQ(result(rule, {observe(model_, "pay", 149.0)}).verdict, Verdict::fails);
  EXPECT_EQ(result(rule, {observe(model_, "pay", 250.0)}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, TellsTheObservationTheValueAndHowFarItIsFromTheLimitItFails) {
  const RuleResult near_miss =
      result(at_least("pay", 200), {observe(model_, "revenue", 5.0), observe(model_, "pay", 199.5)});
  EXPECT_EQ(near_miss.verdict, Verdict::fails);
  EXPECT_EQ(near_miss.observation, 1U);
  EXPECT_EQ(near_miss.value, 199.5);
  EXPECT_EQ(near_miss.distance, 0.5);
  EXPECT_EQ(near_miss.doubt, Doubt::none);
  EXPECT_FALSE(near_miss.assumed);
}

TEST_F(EvaluateRuleTest, TellsHowFarWhatHoldsIsFromFailingTheNearestLimit) {
  Rule rule = at_least("pay", 110);
  rule.at_most = 250;
  EXPECT_EQ(result(rule, {observe(model_, "pay", 120.0)}).distance, 10);
  EXPECT_EQ(result(rule, {observe(model_, "pay", 249.0)}).distance, 1);
}

TEST_F(EvaluateRuleTest, AStrictLimitMissedByNothingIsNoDistanceAway) {
  Rule rule = on(Subject::signal, "pay");
  rule.above = 200;
  EXPECT_EQ(result(rule, {observe(model_, "pay", 200.0)}).distance, 0);
}

TEST_F(EvaluateRuleTest, LevelsAreComparedByName) {
  Rule rule = on(Subject::signal, "capital");
  rule.is = {"none", "listed"};
  EXPECT_EQ(result(rule, {observe(model_, "capital", "listed")}).verdict, Verdict::holds);
  rule.is = {"none"};
  const RuleResult fails = result(rule, {observe(model_, "capital", "listed")});
  EXPECT_EQ(fails.verdict, Verdict::fails);
  EXPECT_EQ(fails.observation, 0U);
  EXPECT_FALSE(fails.value);
  EXPECT_FALSE(fails.distance);
  rule.is.clear();
  rule.is_not = {"listed"};
  EXPECT_EQ(result(rule, {observe(model_, "capital", "listed")}).verdict, Verdict::fails);
  EXPECT_EQ(result(rule, {observe(model_, "capital", "none")}).verdict, Verdict::holds);
}

TEST_F(EvaluateRuleTest, WhatIsNotObservedIsUnknown) {
  const RuleResult unknown = result(at_least("pay", 200), {observe(model_, "revenue", 5.0)});
  EXPECT_EQ(unknown.verdict, Verdict::unknown);
  EXPECT_EQ(unknown.doubt, Doubt::not_observed);
  EXPECT_FALSE(unknown.assumed);
  EXPECT_FALSE(unknown.observation);
  EXPECT_FALSE(unknown.value);
}

TEST_F(EvaluateRuleTest, WhatWasObservedAfterTheRankingsDateIsUnknown) {
  const Company company = test::company("acme", {observe(model_, "pay", 120.0, "filed", "2026-06-01")});
  EXPECT_EQ(result(at_least("pay", 200), company, {{}, test::day("2026-05-31")}).verdict, Verdict::unknown);
  EXPECT_EQ(result(at_least("pay", 200), company, {{}, test::day("2026-06-01")}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, TheChosenObservationDecides) {
  const Company company =
      test::company("acme", {observe(model_, "pay", 250.0, "reported"), observe(model_, "pay", 150.0, "filed")});
  const RuleResult fails = result(at_least("pay", 200), company);
  EXPECT_EQ(fails.verdict, Verdict::fails);
  EXPECT_EQ(fails.observation, 1U);
}

TEST_F(EvaluateRuleTest, WeakEvidenceNeitherFailsNorHolds) {
  Rule rule = at_least("pay", 200);
  rule.min_tier = model_.find_tier("announced");
  for (const double pay : {150.0, 250.0}) {
    const RuleResult weak = result(rule, {observe(model_, "pay", pay, "reported")});
    EXPECT_EQ(weak.verdict, Verdict::unknown);
    EXPECT_EQ(weak.doubt, Doubt::weak_evidence);
    EXPECT_EQ(weak.observation, 0U);
    EXPECT_EQ(weak.value, pay);
    EXPECT_FALSE(weak.distance);
  }
  Rule levels = on(Subject::signal, "capital");
  levels.is_not = {"none"};
  levels.min_tier = rule.min_tier;
  EXPECT_EQ(result(levels, {observe(model_, "capital", "none", "reported")}).doubt, Doubt::weak_evidence);
}

TEST_F(EvaluateRuleTest, ATierIsWeakerOnlyWhereItIsTrustedLess) {
  Rule rule = at_least("pay", 200);
  rule.min_tier = model_.find_tier("filed");
  EXPECT_EQ(result(rule, {observe(model_, "pay", 150.0, "announced")}).verdict, Verdict::fails);
  rule.min_tier = model_.find_tier("announced");
  EXPECT_EQ(result(rule, {observe(model_, "pay", 150.0, "filed")}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, AnObservationWithoutATierIsWeakerThanAny) {
  Rule rule = at_least("pay", 200);
  EXPECT_EQ(result(rule, {observe(model_, "pay", 150.0, "")}).verdict, Verdict::fails);
  rule.min_tier = model_.find_tier("ambition");
  EXPECT_EQ(result(rule, {observe(model_, "pay", 150.0, "")}).doubt, Doubt::weak_evidence);
}

TEST_F(EvaluateRuleTest, AnUnknownCountsAsTheRuleSays) {
  Rule rule = at_least("pay", 200);
  rule.when_unknown = WhenUnknown::pass;
  EXPECT_EQ(result(rule, kNothing).verdict, Verdict::holds);
  rule.when_unknown = WhenUnknown::fail;
  const RuleResult fails = result(rule, kNothing);
  EXPECT_EQ(fails.verdict, Verdict::fails);
  EXPECT_TRUE(fails.assumed);
  EXPECT_EQ(fails.doubt, Doubt::not_observed);
  EXPECT_FALSE(result(rule, {observe(model_, "pay", 150.0)}).assumed);
}

TEST_F(EvaluateRuleTest, WeakEvidenceAndUnitSlipsNeverCountAsFailing) {
  Rule rule = at_least("pay", 200);
  rule.min_tier = model_.find_tier("filed");
  const std::vector<Observation> weak{observe(model_, "pay", 150.0, "reported")};
  const std::vector<Observation> slip{observe(model_, "pay", 0.25)};
  rule.when_unknown = WhenUnknown::fail;
  for (const auto& observations : {weak, slip}) {
    EXPECT_EQ(result(rule, observations).verdict, Verdict::unknown);
    EXPECT_FALSE(result(rule, observations).assumed);
  }
  rule.when_unknown = WhenUnknown::pass;
  for (const auto& observations : {weak, slip}) {
    EXPECT_EQ(result(rule, observations).verdict, Verdict::holds);
    EXPECT_TRUE(result(rule, observations).assumed);
  }
}

TEST_F(EvaluateRuleTest, AFailingNumberThatASlipOfTheUnitExplainsIsUnknown) {
  for (const double slip : {0.25, 2.5, 0.3}) {  // 250 or 300 thousand, in millions or in hundred thousands
    const RuleResult unknown = result(at_least("pay", 200), {observe(model_, "pay", slip)});
    EXPECT_EQ(unknown.verdict, Verdict::unknown) << slip;
    EXPECT_EQ(unknown.doubt, Doubt::unit_slip);
    EXPECT_EQ(unknown.value, slip);
    EXPECT_EQ(unknown.observation, 0U);
    EXPECT_FALSE(unknown.distance);
  }
  for (const double slip : {12'000.0, 1200.0}) {  // 12 %
    EXPECT_EQ(result(at_most("attrition", 15), {observe(model_, "attrition", slip)}).doubt, Doubt::unit_slip) << slip;
  }
}

TEST_F(EvaluateRuleTest, ANumberThatTheSignalCanBeIsTakenAsItStands) {
  model_.signals[model_.find_signal("revenue").value()].unit = "percent, year on year";
  for (const double number : {-3.0, 0.0, 0.5, 1.0, 1.9, 2.1, 3.0}) {
    EXPECT_EQ(result(at_least("revenue", 5), {observe(model_, "revenue", number)}).verdict, Verdict::fails) << number;
    EXPECT_EQ(result(at_most("revenue", 5), {observe(model_, "revenue", number)}).verdict, Verdict::holds) << number;
  }
}

TEST_F(EvaluateRuleTest, WhereNothingIsSaidOfWhatIsPossibleNoSlipIsSuspected) {
  model_.signals[model_.find_signal("pay").value()].possible.reset();
  EXPECT_EQ(result(at_least("pay", 200), {observe(model_, "pay", 0.25)}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, ANumberThatOnlyASlipOfTheUnitLetsHoldIsUnknown) {
  EXPECT_EQ(result(at_most("pay", 200), {observe(model_, "pay", 0.25)}).doubt, Doubt::unit_slip);
}

TEST_F(EvaluateRuleTest, ACriterionOnWhoseSignalsUnitItHangsIsUnknown) {
  Rule rule = on(Subject::criterion, "comp");
  rule.at_least = 50;
  const RuleResult slip = result(rule, {observe(model_, "pay", 0.25)});  // scores 0; 250 would score 75
  EXPECT_EQ(slip.verdict, Verdict::unknown);
  EXPECT_EQ(slip.doubt, Doubt::unit_slip);
  EXPECT_EQ(slip.observation, 0U);
  EXPECT_EQ(result(rule, {observe(model_, "pay", 0.15)}).verdict, Verdict::fails) << "150 would score 25";
  EXPECT_EQ(result(rule, {observe(model_, "pay", 130.0)}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, AnExtremeNumberFails) {
  // Beyond the goalposts, though a hundredth of it would hold.
  EXPECT_EQ(result(at_most("attrition", 15), {observe(model_, "attrition", 45.0)}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, AFailingNumberThatNoSlipExplainsFails) {
  // Within the goalposts; explained by no slip; right only as a number no goalpost foresees; zero.
  EXPECT_EQ(result(at_least("pay", 200), {observe(model_, "pay", 100.0)}).verdict, Verdict::fails);
  EXPECT_EQ(result(at_least("pay", 200), {observe(model_, "pay", 0.15)}).verdict, Verdict::fails);
  EXPECT_EQ(result(at_least("pay", 200), {observe(model_, "pay", 90.0)}).verdict, Verdict::fails);
  EXPECT_EQ(result(at_least("pay", 200), {observe(model_, "pay", 0.0)}).verdict, Verdict::fails);
  EXPECT_EQ(result(at_most("attrition", 0.1), {observe(model_, "attrition", 21.0)}).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, ANumberThatHoldsIsTakenAsItStands) {
  EXPECT_EQ(result(at_least("pay", 200), {observe(model_, "pay", 250'000.0)}).verdict, Verdict::holds);
}

TEST_F(EvaluateRuleTest, WhatIsNoNumberIsUnknown) {
  for (const double number : {kNotANumber, kInfinity, -kInfinity}) {
    Company company = test::company("acme", {});
    company.observations.push_back({.signal = model_.find_signal("pay").value(),
                                    .value = number,
                                    .tier = {},
                                    .as_of = {},
                                    .source = {},
                                    .note = {}});
    Assessment assessment;
    assessment.signals = {{.signal = model_.find_signal("pay").value(), .chosen = 0, .conflicting = {}}};
    assessment.criteria.assign(3, kUnknown);
    for (const Rule& rule : {at_least("pay", 200), at_most("pay", 200)}) {
      EXPECT_EQ(evaluate(model_, rule, {company, assessment, fit_}).doubt, Doubt::not_observed);
    }
  }
}

TEST_F(EvaluateRuleTest, ACriterionsScoreIsCompared) {
  Rule rule = on(Subject::criterion, "growth");
  rule.at_least = 60;
  const auto observed = [&](double revenue) {
    return std::vector{observe(model_, "revenue", revenue), observe(model_, "capital", "listed")};
  };
  EXPECT_EQ(result(rule, observed(45)).verdict, Verdict::holds);  // (2 * 45 + 90) / 3 = 60
  const RuleResult fails = result(rule, observed(30));
  EXPECT_EQ(fails.verdict, Verdict::fails);
  EXPECT_EQ(fails.value, 50);
  EXPECT_EQ(fails.distance, 10);
  EXPECT_FALSE(fails.observation) << "two enter it";
  EXPECT_EQ(result(rule, {observe(model_, "pay", 120.0), observe(model_, "revenue", 30.0)}).observation, 1U);
  EXPECT_EQ(result(rule, {observe(model_, "pay", 300.0)}).doubt, Doubt::not_observed);
}

TEST_F(EvaluateRuleTest, ACriterionIsAsFirmAsTheWeakestObservationThatEntersIt) {
  Rule rule = on(Subject::criterion, "growth");
  rule.at_least = 90;
  rule.min_tier = model_.find_tier("announced");
  const RuleResult weak = result(rule, {observe(model_, "pay", 120.0, "ambition"), observe(model_, "revenue", 30.0),
                                        observe(model_, "capital", "listed", "reported")});
  EXPECT_EQ(weak.doubt, Doubt::weak_evidence);
  EXPECT_EQ(weak.observation, 2U);
  // An observation that was set aside does not enter.
  EXPECT_EQ(result(rule, {observe(model_, "revenue", 30.0), observe(model_, "revenue", 95.0, "reported")}).verdict,
            Verdict::fails);
}

TEST_F(EvaluateRuleTest, AStatedCriterionHasNoTier) {
  Rule rule = on(Subject::criterion, "growth");
  rule.at_least = 60;
  const Company stated = test::company("acme", {observe(model_, "revenue", 90.0)}, {50, kUnknown, kUnknown});
  EXPECT_EQ(result(rule, stated).verdict, Verdict::fails);
  EXPECT_FALSE(result(rule, stated).observation);
  rule.min_tier = model_.find_tier("ambition");
  EXPECT_EQ(result(rule, stated).doubt, Doubt::weak_evidence);
  EXPECT_EQ(result(rule, stated).value, 50);
}

TEST_F(EvaluateRuleTest, CoverageAndRangeAreAlwaysKnown) {
  Rule coverage = on(Subject::coverage);
  coverage.at_least = 0.4;
  EXPECT_EQ(result(coverage, kNothing).verdict, Verdict::holds);
  coverage.at_least = 0.5;
  EXPECT_EQ(result(coverage, kNothing).verdict, Verdict::fails);
  EXPECT_NEAR(result(coverage, kNothing).distance.value(), 0.1, 1e-12);
  Rule range = on(Subject::range);
  range.at_most = 60;
  EXPECT_EQ(result(range, kNothing).verdict, Verdict::holds);
  EXPECT_EQ(result(range, kNothing).value, 60);
  range.below = 60;
  EXPECT_EQ(result(range, kNothing).verdict, Verdict::fails);
}

TEST_F(EvaluateRuleTest, SumsOfSharesMeetLimitsInSpiteOfTheirRounding) {
  fit_.coverage = 0.1 + 0.7;  // 0.7999999999999999
  ASSERT_LT(fit_.coverage, 0.8);
  Rule rule = on(Subject::coverage);
  rule.at_least = 0.8;
  EXPECT_EQ(result(rule, kNothing).verdict, Verdict::holds);
  fit_.low = 40.1;
  fit_.high = 60.1 + 1e-14;
  ASSERT_GT(fit_.high - fit_.low, 20);
  Rule range = on(Subject::range);
  range.at_most = 20;
  EXPECT_EQ(result(range, kNothing).verdict, Verdict::holds);
}

TEST_F(EvaluateRuleTest, ACriterionsCoverageIsTheKnownShareOfItsImportance) {
  Rule rule = on(Subject::criterion_coverage, "learning");  // attrition x 1, lab x 3
  rule.at_least = 0.75;
  EXPECT_EQ(result(rule, {observe(model_, "lab", "yes")}).verdict, Verdict::holds);
  EXPECT_EQ(result(rule, {observe(model_, "attrition", 5.0)}).value, 0.25);
  const RuleResult nothing = result(rule, {observe(model_, "pay", 200.0)});
  EXPECT_EQ(nothing.verdict, Verdict::fails);
  EXPECT_EQ(nothing.value, 0);
  EXPECT_EQ(result(rule, test::company("acme", {}, {kUnknown, kUnknown, 10})).value, 1);
}

TEST_F(EvaluateRuleTest, ALayerIsComparedById) {
  Rule rule = on(Subject::layer);
  rule.is_not = {"silicon"};
  Company company = test::company("acme", {});
  EXPECT_EQ(result(rule, company).doubt, Doubt::not_observed);
  company.layer = "silicon";
  EXPECT_EQ(result(rule, company).verdict, Verdict::fails);
  company.layer = "optics";
  EXPECT_EQ(result(rule, company).verdict, Verdict::holds);
}

}  // namespace
}  // namespace fitrank
