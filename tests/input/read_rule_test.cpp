// What the readers make of rules, layers, risk flags, claims and questions without a problem.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "input/read_yaml.hpp"
#include "input/reading.hpp"

namespace fitrank::test {
namespace {

using Subject = Rule::Subject;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kLayered =
    std::string(kSmallModel) +
    "    question: How much goes into R&D?\n"
    "layers: {silicon: {label: The chips}, power_and_sites: {}}\n"
    "risk_flags:\n"
    "  - {id: growth-unknown, text: Nothing says that it grows., rule: {coverage: growth, below: 0.5}}\n"
    "  - id: not-listed\n"
    "    text: Not listed.\n"
    "    rule: {signal: capital_access, is_not: listed, min_tier: filed, when_unknown: pass}\n";

template <typename Read>
auto good(Read read, const std::string& text, const Model& model) {
  Problems problems;
  auto value = read({"file.yaml", text}, model, problems);
  EXPECT_EQ(to_text(problems), "");
  return value.value();
}

Company company_of(const std::string& text, const Model& model) {
  return good(
      [](const SourceText& source, const Model& by, Problems& problems) { return read_company(source, by, problems); },
      text, model);
}

/// A deal-breaker read against the small model with layers.
DealBreaker breaker(const std::string& rule) {
  const Profile profile = good(read_profile, "id: me\ntitle: Me\nweights: {growth: 1}\ndeal_breakers: [" + rule + "]\n",
                               good_model(kLayered));
  EXPECT_THAT(profile.deal_breakers, SizeIs(1));
  return profile.deal_breakers.at(0);
}

TEST(ReadRule, OnASignalsNumber) {
  const DealBreaker read =
      breaker("{signal: rd_share, above: 1, at_most: 2e1, min_tier: reported, text: Enough of it}");
  EXPECT_EQ(read.text, "Enough of it");
  EXPECT_EQ(read.rule.subject, Subject::signal);
  EXPECT_EQ(read.rule.index, 2U);
  EXPECT_EQ(read.rule.above, 1);
  EXPECT_EQ(read.rule.at_most, 20);
  EXPECT_FALSE(read.rule.at_least);
  EXPECT_FALSE(read.rule.below);
  EXPECT_EQ(read.rule.min_tier, 1U);
  EXPECT_EQ(read.rule.when_unknown, WhenUnknown::ask);
}

TEST(ReadRule, OnASignalsLevels) {
  const Rule rule = breaker("{signal: capital_access, is: [listed, closed_round], is_not: none}").rule;
  EXPECT_EQ(rule.index, 1U);
  EXPECT_THAT(rule.is, ElementsAre("listed", "closed_round"));
  EXPECT_THAT(rule.is_not, ElementsAre("none"));
  EXPECT_EQ(breaker("{signal: capital_access, is: none}").text, "");
}

TEST(ReadRule, OnACriterion) {
  const Rule rule = breaker("{criterion: learning, at_least: 100}").rule;
  EXPECT_EQ(rule.subject, Subject::criterion);
  EXPECT_EQ(rule.index, 2U);
  EXPECT_EQ(rule.at_least, 100);
}

TEST(ReadRule, OnCoverageRangeAndLayer) {
  EXPECT_EQ(breaker("{coverage: true, below: 1}").rule.subject, Subject::coverage);
  const Rule of_learning = breaker("{coverage: learning, below: 1}").rule;
  EXPECT_EQ(of_learning.subject, Subject::criterion_coverage);
  EXPECT_EQ(of_learning.index, 2U);
  EXPECT_EQ(breaker("{range: true, below: 100}").rule.subject, Subject::range);
  const Rule layer = breaker("{layer: true, is_not: [silicon]}").rule;
  EXPECT_EQ(layer.subject, Subject::layer);
  EXPECT_THAT(layer.is_not, ElementsAre("silicon"));
}

TEST(ReadRule, WhatToMakeOfTheUnknown) {
  EXPECT_EQ(breaker("{signal: rd_share, below: 1, when_unknown: pass}").rule.when_unknown, WhenUnknown::pass);
  EXPECT_EQ(breaker("{signal: rd_share, below: 1, when_unknown: fail}").rule.when_unknown, WhenUnknown::fail);
  EXPECT_EQ(breaker("{signal: rd_share, below: 1, when_unknown: ask}").rule.when_unknown, WhenUnknown::ask);
}

TEST(ReadRule, OneNumberMayMeetBothLimits) {
  EXPECT_EQ(breaker("{signal: rd_share, at_least: 5, at_most: 5}").rule.at_most, 5);
}

TEST(ReadRule, InAChecklist) {
  const Profile profile = good(read_profile,
                               "id: me\ntitle: Me\nweights: {growth: 1}\nchecklist:\n"
                               "  - {question: \"Is it listed?\", rule: {signal: capital_access, is: listed}}\n"
                               "  - {question: \"Who is the boss?\"}\n",
                               small_model());
  ASSERT_THAT(profile.checklist, SizeIs(2));
  ASSERT_TRUE(profile.checklist[0].rule);
  EXPECT_THAT(profile.checklist[0].rule->is, ElementsAre("listed"));
  EXPECT_FALSE(profile.checklist[1].rule);
}

TEST(ReadModel, ReadsLayersRiskFlagsAndQuestions) {
  const Model model = good_model(kLayered);
  ASSERT_THAT(model.layers, SizeIs(2));
  EXPECT_EQ(model.layers[0].label, "The chips");
  EXPECT_EQ(model.layers[1].id, "power_and_sites");
  EXPECT_EQ(model.layers[1].label, "Power and sites");
  ASSERT_THAT(model.risk_flags, SizeIs(2));
  EXPECT_EQ(model.risk_flags[0].id, "growth-unknown");
  EXPECT_EQ(model.risk_flags[0].text, "Nothing says that it grows.");
  EXPECT_EQ(model.risk_flags[0].rule.subject, Subject::criterion_coverage);
  EXPECT_THAT(model.risk_flags[1].rule.is_not, ElementsAre("listed"));
  EXPECT_EQ(model.risk_flags[1].rule.min_tier, 0U);
  EXPECT_EQ(model.signals[2].question, "How much goes into R&D?");
  EXPECT_EQ(model.signals[0].question, "");
  EXPECT_THAT(small_model().layers, IsEmpty());
}

TEST(ReadCompany, ReadsLayerMarketAndClaims) {
  const Company company = company_of(
      "id: a\nname: A\nlayer: silicon\nmarket: orbital\nobservations: []\nclaims:\n"
      "  - {text: A third goes into R&D, tier: reported, as_of: 2025-03, source: a talk, signal: rd_share}\n"
      "  - {text: It grows, tier: filed, source: a page, signal: revenue_growth}\n",
      good_model(kLayered));
  EXPECT_EQ(company.layer, "silicon");
  EXPECT_EQ(company.market, "orbital");
  ASSERT_THAT(company.claims, SizeIs(2));
  EXPECT_EQ(company.claims[0].text, "A third goes into R&D");
  EXPECT_EQ(company.claims[0].tier, 1U);
  EXPECT_EQ(company.claims[0].as_of, Date::parse("2025-03"));
  EXPECT_EQ(company.claims[0].source, "a talk");
  EXPECT_EQ(company.claims[0].signal, 2U);
  EXPECT_FALSE(company.claims[1].as_of);
  EXPECT_THAT(company.observations, IsEmpty());
}

TEST(ReadCompany, AModelWithoutLayersTakesAnyId) {
  EXPECT_EQ(company_of("id: a\nname: A\nlayer: what-ever_2\nobservations: []\n", small_model()).layer, "what-ever_2");
}

}  // namespace
}  // namespace fitrank::test
