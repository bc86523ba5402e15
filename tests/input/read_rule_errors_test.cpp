// What is wrong with a rule, told whole.
#include <gtest/gtest.h>

#include <string>

#include "input/reading.hpp"

namespace fitrank::test {
namespace {

/// The problems of a profile whose fifth line is this deal-breaker.
std::string problems(const std::string& rule) {
  return profile_problems("id: me\ntitle: Me\nweights: {growth: 1}\ndeal_breakers:\n  - " + rule + "\n");
}

/// The one problem of that line, with its caret under the first occurrence of `place` in the rule.
std::string shown(const std::string& rule, const std::string& place, const std::string& problem) {
  const std::size_t column = rule.find(place) + 5;
  return "me.yaml:5:" + std::to_string(column) + ": deal_breakers[0]" + problem + "\n  - " + rule + "\n" +
         std::string(column - 1, ' ') + "^\n";
}

TEST(ReadRuleErrors, ATextForARule) {
  EXPECT_EQ(problems("growth below 20"),
            "me.yaml:5:5: deal_breakers[0]: expected a map, found \"growth below 20\"\n"
            "  - growth below 20\n"
            "    ^\n");
}

TEST(ReadRuleErrors, NothingToLookAt) {
  EXPECT_EQ(problems("{at_least: 5}"),
            "me.yaml:5:5: deal_breakers[0]: a rule tests exactly one of signal, criterion, coverage, range and layer\n"
            "  - {at_least: 5}\n"
            "    ^\n");
}

TEST(ReadRuleErrors, TwoThingsToLookAt) {
  const std::string rule = "{signal: rd_share, criterion: growth, at_least: 5}";
  EXPECT_EQ(
      problems(rule),
      shown(rule, "growth", ".criterion: a rule tests exactly one of signal, criterion, coverage, range and layer"));
}

TEST(ReadRuleErrors, NothingToCompareWith) {
  const std::string rule = "{signal: rd_share}";
  EXPECT_EQ(problems(rule), shown(rule, "{", ": has no comparison; add is, is_not, above, at_least, below or at_most"));
}

TEST(ReadRuleErrors, AMistypedKey) {
  const std::string rule = "{signal: rd_share, at_lest: 5, at_most: 6}";
  EXPECT_EQ(problems(rule), shown(rule, "at_lest", ".at_lest: no such key (did you mean \"at_least\"?)"));
}

TEST(ReadRuleErrors, AnUnknownSignal) {
  const std::string rule = "{signal: rd_shore, at_least: 5}";
  EXPECT_EQ(problems(rule),
            shown(rule, "rd_shore", ".signal: no such signal \"rd_shore\" (did you mean \"rd_share\"?)"));
}

TEST(ReadRuleErrors, AnUnknownCriterion) {
  const std::string rule = "{criterion: learnin, at_least: 5}";
  EXPECT_EQ(problems(rule),
            shown(rule, "learnin", ".criterion: no such criterion \"learnin\" (did you mean \"learning\"?)"));
}

TEST(ReadRuleErrors, CoverageOfAnUnknownCriterion) {
  const std::string rule = "{coverage: pay, at_least: 0.5}";
  EXPECT_EQ(problems(rule), shown(rule, "pay", ".coverage: no such criterion \"pay\" (did you mean \"comp\"?)"));
}

TEST(ReadRuleErrors, AnUnknownLevel) {
  const std::string rule = "{signal: capital_access, is: [listed, closed_rund]}";
  EXPECT_EQ(problems(rule),
            shown(rule, "closed_rund",
                  ".is[1]: no such capital_access level \"closed_rund\" (did you mean \"closed_round\"?)"));
}

TEST(ReadRuleErrors, AnUnknownTier) {
  const std::string rule = "{signal: rd_share, at_least: 5, min_tier: filde}";
  EXPECT_EQ(problems(rule), shown(rule, "filde", ".min_tier: no such tier \"filde\" (did you mean \"filed\"?)"));
}

TEST(ReadRuleErrors, AnUnknownWayWithTheUnknown) {
  const std::string rule = "{signal: rd_share, at_least: 5, when_unknown: maybe}";
  EXPECT_EQ(problems(rule), shown(rule, "maybe", ".when_unknown: no such choice \"maybe\"; known: pass, fail, ask"));
}

TEST(ReadRuleErrors, ANumberForLevels) {
  const std::string rule = "{signal: capital_access, at_least: 5}";
  EXPECT_EQ(problems(rule), shown(rule, "5", ".at_least: compares a number, but this has names; use is or is_not"));
}

TEST(ReadRuleErrors, NamesForANumber) {
  const std::string rule = "{signal: rd_share, is_not: low}";
  EXPECT_EQ(problems(rule),
            shown(rule, "low", ".is_not: compares names, but this is a number; use above, at_least, below or at_most"));
}

TEST(ReadRuleErrors, NamesForACriterion) {
  const std::string rule = "{criterion: growth, is: [high]}";
  EXPECT_EQ(problems(rule),
            shown(rule, "[", ".is: compares names, but this is a number; use above, at_least, below or at_most"));
}

TEST(ReadRuleErrors, ALimitThatIsNoNumber) {
  const std::string rule = "{signal: rd_share, at_least: \"5\"}";
  EXPECT_EQ(problems(rule),
            shown(rule, "\"5\"", ".at_least: expected a number, found text in quotes; remove the quotes"));
  const std::string infinite = "{signal: rd_share, at_least: .inf}";
  EXPECT_EQ(problems(infinite), shown(infinite, ".inf", ".at_least: a number must be finite, found \".inf\""));
}

TEST(ReadRuleErrors, ALimitInAnotherUnit) {
  const std::string rule = "{signal: rd_share, at_least: 2500}";
  EXPECT_EQ(problems(rule),
            shown(rule, "2500", ".at_least: 2500 is outside the expected range, 0 to 200 (did you mean 25?)"));
}

TEST(ReadRuleErrors, ALimitThatTheSignalCanBeIsTaken) {
  for (const std::string limit : {"0", "0.5", "1", "150"}) {
    EXPECT_EQ(problems("{signal: rd_share, at_least: " + limit + "}"), "") << limit;
  }
}

TEST(ReadRuleErrors, AScoreAboveAHundred) {
  const std::string rule = "{criterion: growth, below: 101}";
  EXPECT_EQ(problems(rule), shown(rule, "101", ".below: must be from 0 to 100, found 101"));
}

TEST(ReadRuleErrors, ALimitThatNoScoreMeets) {
  const std::string rule = "{criterion: growth, above: 100}";
  EXPECT_EQ(problems(rule), shown(rule, "{", ": no number from 0 to 100 is above 100"));
  const std::string none = "{coverage: true, below: 0}";
  EXPECT_EQ(problems(none), shown(none, "{", ": no number from 0 to 1 is below 0"));
}

TEST(ReadRuleErrors, ARangeBelowZero) {
  const std::string rule = "{range: true, above: -1}";
  EXPECT_EQ(problems(rule), shown(rule, "-1", ".above: must be from 0 to 100, found -1"));
}

TEST(ReadRuleErrors, CoverageInPercent) {
  const std::string rule = "{coverage: true, at_least: 80}";
  EXPECT_EQ(problems(rule), shown(rule, "80", ".at_least: must be from 0 to 1, found 80"));
}

TEST(ReadRuleErrors, ALayerNamedAtOnce) {
  const std::string rule = "{layer: silicon}";
  EXPECT_EQ(problems(rule),
            shown(rule, "silicon", ".layer: expected true, found \"silicon\"; compare it with is or is_not"));
}

TEST(ReadRuleErrors, ARangeThatIsNotTrue) {
  const std::string rule = "{range: 20, at_most: 30}";
  EXPECT_EQ(
      problems(rule),
      shown(rule, "20", ".range: expected true, found \"20\"; its width is compared with a number from 0 to 100"));
}

TEST(ReadRuleErrors, ATierWhereThereIsNone) {
  const std::string rule = "{coverage: true, at_least: 0.5, min_tier: filed}";
  EXPECT_EQ(problems(rule), shown(rule, "filed", ".min_tier: is only for rules on a signal or a criterion"));
}

TEST(ReadRuleErrors, TwoLowerLimits) {
  const std::string rule = "{signal: rd_share, above: 5, at_least: 6}";
  EXPECT_EQ(problems(rule), shown(rule, "6", ".at_least: use either above or at_least, not both"));
}

TEST(ReadRuleErrors, TwoUpperLimits) {
  const std::string rule = "{signal: rd_share, below: 5, at_most: 6}";
  EXPECT_EQ(problems(rule), shown(rule, "6", ".at_most: use either below or at_most, not both"));
}

TEST(ReadRuleErrors, LimitsThatNoNumberMeets) {
  const std::string turned = "{signal: rd_share, at_least: 6, at_most: 5}";
  EXPECT_EQ(problems(turned), shown(turned, "{", ": no number is at least 6 and at most 5"));
  const std::string touching = "{signal: rd_share, above: 5, at_most: 5}";
  EXPECT_EQ(problems(touching), shown(touching, "{", ": no number is above 5 and at most 5"));
}

TEST(ReadRuleErrors, NoNames) {
  const std::string rule = "{signal: capital_access, is: []}";
  EXPECT_EQ(problems(rule), shown(rule, "[", ".is: needs at least one name"));
}

TEST(ReadRuleErrors, ANameTwice) {
  const std::string twice = "{signal: capital_access, is: [none, \"none\"]}";
  EXPECT_EQ(problems(twice), shown(twice, "\"none\"", ".is[1]: \"none\" is listed twice"));
  const std::string both = "{signal: capital_access, is: listed, is_not: 'listed'}";
  EXPECT_EQ(problems(both), shown(both, "'listed'", ".is_not: \"listed\" is listed twice"));
}

TEST(ReadRuleErrors, ABlankText) {
  const std::string rule = "{signal: rd_share, at_least: 5, text: ' '}";
  EXPECT_EQ(problems(rule), shown(rule, "' '", ".text: must not be empty"));
}

TEST(ReadRuleErrors, AllProblemsOfARule) {
  EXPECT_EQ(problems("{signal: rd_share, is: low, at_least: x, min_tier: no, when_unknown: no}"),
            "me.yaml:5:28: deal_breakers[0].is: compares names, but this is a number; use above, at_least, below or "
            "at_most\n"
            "  - {signal: rd_share, is: low, at_least: x, min_tier: no, when_unknown: no}\n"
            "                           ^\n"
            "me.yaml:5:43: deal_breakers[0].at_least: expected a number, found \"x\"\n"
            "  - {signal: rd_share, is: low, at_least: x, min_tier: no, when_unknown: no}\n"
            "                                          ^\n"
            "me.yaml:5:56: deal_breakers[0].min_tier: no such tier \"no\"; known: filed, reported\n"
            "  - {signal: rd_share, is: low, at_least: x, min_tier: no, when_unknown: no}\n"
            "                                                       ^\n"
            "me.yaml:5:74: deal_breakers[0].when_unknown: no such choice \"no\"; known: pass, fail, ask\n"
            "  - {signal: rd_share, is: low, at_least: x, min_tier: no, when_unknown: no}\n"
            "                                                                         ^\n");
}

TEST(ReadRuleErrors, AChecklistsRuleHasNoText) {
  EXPECT_EQ(profile_problems("id: me\n"
                             "title: Me\n"
                             "weights: {growth: 1}\n"
                             "checklist: [{question: Why, rule: {signal: rd_share, at_least: 5, text: x}}]\n"),
            "me.yaml:4:67: checklist[0].rule.text: no such key; known: signal, criterion, coverage, range, layer, is, "
            "is_not, above, …\n"
            "checklist: [{question: Why, rule: {signal: rd_share, at_least: 5, text: x}}]\n"
            "                                                                  ^\n");
}

}  // namespace
}  // namespace fitrank::test
