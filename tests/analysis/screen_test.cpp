#include "analysis/screen.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Subject = Rule::Subject;

/// A bulk table whose companies are made on demand, as a large CSV file's are.
class Table : public CompanyTable {
 public:
  Table(const Model& model, std::vector<Company> companies) : set_(assess_companies(model, std::move(companies), {})) {}
  std::size_t size() const override { return set_.companies.size(); }
  std::string at(std::size_t row) const override { return set_.ids[row]; }
  const ScoreMatrix& scores() const override { return set_.scores; }
  Company company(std::size_t row) const override { return set_.companies[row]; }
  std::optional<std::size_t> find(std::string_view) const override { return std::nullopt; }

 private:
  CompanySet set_;
};

class ScreenTest : public testing::Test {
 protected:
  ScreenTest() { profile_.weights = {2, 1, 1}; }

  void add(const Rule& rule) { profile_.deal_breakers.push_back({"", rule}); }
  Rule on(Subject subject, std::size_t index = 0) const {
    Rule rule;
    rule.subject = subject;
    rule.index = index;
    return rule;
  }
  Rule pay_at_least(double limit) const {
    Rule rule = on(Subject::signal, 2);
    rule.at_least = limit;
    return rule;
  }
  Rule growth_at_least(double limit) const {
    Rule rule = on(Subject::criterion, 0);
    rule.at_least = limit;
    return rule;
  }
  Company paying(std::string id, double pay, std::string_view tier = "filed") const {
    return test::company(std::move(id), {observe(model_, "pay", pay, tier)});
  }

  CompanyPool pool(std::vector<Company> dossiers, std::vector<Company> rows = {}) const {
    std::vector<std::unique_ptr<CompanyTable>> tables;
    if (!rows.empty()) tables.push_back(std::make_unique<Table>(model_, std::move(rows)));
    return {model_, std::move(dossiers), std::move(tables), {}};
  }
  Screening screened(const CompanyPool& pool, std::size_t threads = 0) const {
    return screen(model_, pool, profile_, Weights(profile_.weights), threads);
  }
  std::vector<std::string> excluded(const CompanyPool& pool) const {
    const Screening screening = screened(pool);
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < pool.size(); ++row) {
      if (!screening.allows(row)) ids.push_back(pool.at(row));
    }
    EXPECT_EQ(screening.excluded, ids.size());
    return ids;
  }

  Model model_ = test::sample_model();
  Profile profile_;
};

TEST_F(ScreenTest, WithoutDealBreakersNobodyIsLookedAt) {
  const Screening screening = screened(pool({paying("a", 100)}));
  EXPECT_THAT(screening.allowed, IsEmpty());
  EXPECT_EQ(screening.excluded, 0U);
}

TEST_F(ScreenTest, WhoeverFailsARuleIsExcludedAndTheUnknownStays) {
  add(pay_at_least(200));
  EXPECT_THAT(excluded(pool({paying("low", 150), paying("high", 250), test::company("unknown", {})})),
              ElementsAre("low"));
}

TEST_F(ScreenTest, WithNobodyExcludedThereIsNoMask) {
  add(pay_at_least(200));
  EXPECT_THAT(screened(pool({paying("high", 250)})).allowed, IsEmpty());
}

TEST_F(ScreenTest, EveryRuleCounts) {
  add(pay_at_least(200));
  add(growth_at_least(50));
  const auto company = [&](const char* id, double revenue, double pay) {
    return test::company(id, {observe(model_, "revenue", revenue), observe(model_, "pay", pay)});
  };
  EXPECT_THAT(excluded(pool({company("ok", 60, 220), company("slow", 40, 220), company("low", 60, 120)})),
              ElementsAre("slow", "low"));
}

TEST_F(ScreenTest, WeakEvidenceAndUnitSlipsExcludeNobody) {
  Rule rule = pay_at_least(200);
  rule.min_tier = model_.find_tier("announced");
  rule.when_unknown = WhenUnknown::fail;
  add(rule);
  EXPECT_THAT(excluded(pool({paying("weak", 150, "reported"), paying("slip", 0.25), paying("low", 150)})),
              ElementsAre("low"));
}

TEST_F(ScreenTest, TheUnknownIsExcludedWhereTheRuleSaysSo) {
  Rule rule = pay_at_least(200);
  rule.when_unknown = WhenUnknown::fail;
  add(rule);
  EXPECT_THAT(excluded(pool({test::company("dossier", {})}, {test::company("row", {})})),
              ElementsAre("dossier", "row"));
}

TEST_F(ScreenTest, CoverageAndRangeGoByTheWeightsGiven) {
  Rule coverage = on(Subject::coverage);
  coverage.at_least = 0.5;
  add(coverage);
  EXPECT_TRUE(depends_on_weights(profile_));
  EXPECT_THAT(excluded(pool({paying("dossier", 300)}, {paying("row", 300)})), ElementsAre("dossier", "row"));
  profile_.weights = {1, 1, 0};
  EXPECT_THAT(excluded(pool({paying("dossier", 300)}, {paying("row", 300)})), IsEmpty());
  profile_.deal_breakers.clear();
  add(pay_at_least(200));
  EXPECT_FALSE(depends_on_weights(profile_));
}

TEST_F(ScreenTest, RowsOfATableAreScreenedAsDossiersAre) {
  Rule firm = growth_at_least(50);
  firm.min_tier = model_.find_tier("ambition");
  Rule known = on(Subject::criterion_coverage, 0);
  known.at_least = 0.6;
  Rule range = on(Subject::range);
  range.below = 70;
  Rule layer = on(Subject::layer);
  layer.is = {"silicon"};
  layer.when_unknown = WhenUnknown::fail;
  Rule silent = growth_at_least(50);
  silent.when_unknown = WhenUnknown::fail;
  const std::vector<Company> companies{test::company("grows", {observe(model_, "revenue", 90.0, "")}),
                                       test::company("shrinks", {observe(model_, "revenue", 10.0, "")}),
                                       test::company("pays", {observe(model_, "pay", 250.0, "")}),
                                       test::company("funded", {observe(model_, "capital", "listed", "")}),
                                       test::company("stated", {}, {20, kUnknown, 90}),
                                       test::company("nothing", {})};
  std::size_t fewer = 0;
  for (const Rule& rule : {growth_at_least(50), firm, silent, known, range, layer, pay_at_least(300)}) {
    profile_.deal_breakers.clear();
    add(rule);
    const auto as_dossiers = excluded(pool(companies));
    EXPECT_EQ(as_dossiers, excluded(pool({}, companies)));
    EXPECT_EQ(as_dossiers.size(), excluded(pool({companies[0]}, {companies.begin() + 1, companies.end()})).size());
    fewer += as_dossiers.size();
  }
  EXPECT_GT(fewer, 10U) << "the rules have to exclude somebody";
}

TEST_F(ScreenTest, ManyRowsAreScreenedAlikeOnAnyNumberOfThreads) {
  add(growth_at_least(40));
  add(pay_at_least(150));
  std::mt19937 random(7);
  std::vector<Company> rows;
  for (std::size_t i = 0; i < 10'000; ++i) {
    const auto revenue = static_cast<double>(random() % 101);
    const auto pay = static_cast<double>(100 + random() % 201);
    rows.push_back(test::company(fmt::format("c{}", i),
                                 {observe(model_, "revenue", revenue, ""), observe(model_, "pay", pay, "")}));
  }
  const auto fails = [](const Company& company) {
    return std::get<double>(company.observations[0].value) < 40 ||
           std::get<double>(company.observations[1].value) < 150;
  };
  const CompanyPool all = pool({paying("first", 100)}, rows);
  const Screening one = screened(all, 1);
  EXPECT_FALSE(one.allows(0));
  for (std::size_t i = 0; i < rows.size(); ++i) ASSERT_EQ(one.allows(i + 1), !fails(rows[i])) << i;
  EXPECT_EQ(screened(all, 3).allowed, one.allowed);
  EXPECT_EQ(screened(all, 3).excluded, one.excluded);
}

TEST_F(ScreenTest, TellsWhichRulesFailAndWhichAreToBeAsked) {
  add(growth_at_least(50));
  add(pay_at_least(200));
  Rule assumed = on(Subject::signal, 3);
  assumed.at_most = 10;
  assumed.when_unknown = WhenUnknown::pass;
  add(assumed);
  const Company company = paying("low", 150);
  const Assessment assessment = assess(model_, company, {});
  const FitScore fit;
  const auto failed = failed_rules(model_, profile_, {company, assessment, fit});
  ASSERT_THAT(failed, SizeIs(1));
  EXPECT_EQ(failed[0].rule, 1U);
  EXPECT_EQ(failed[0].result.distance, 50);
  const auto ask = to_ask(model_, profile_, {company, assessment, fit});
  ASSERT_THAT(ask, SizeIs(1));
  EXPECT_EQ(ask[0].rule, 0U);
  EXPECT_EQ(ask[0].result.doubt, Doubt::not_observed);
}

TEST_F(ScreenTest, AFlagIsRaisedWhereItsRuleHolds) {
  model_.risk_flags = {{"well-paid", "Pay is high.", pay_at_least(200)}, {"growing", "It grows.", growth_at_least(50)}};
  const FitScore fit;
  for (const auto& [pay, flags] : {std::pair{250.0, 1U}, std::pair{150.0, 0U}}) {
    const Company company = paying("a", pay);
    EXPECT_THAT(raised_flags(model_, {company, assess(model_, company, {}), fit}), SizeIs(flags));
  }
}

TEST_F(ScreenTest, MinCoverageSeparatesTheRankedOfWhomTooLittleIsKnown) {
  profile_.weights = {1, 1, 0};
  set_min_coverage(profile_, 0.5);
  const CompanyPool all = pool({test::company("half", {observe(model_, "pay", 200)}),
                                test::company("third", {observe(model_, "revenue", 50)}), test::company("nothing", {}),
                                test::company("unweighed", {observe(model_, "lab", "yes")})});
  EXPECT_THAT(excluded(all), ElementsAre("third")) << "what is not ranked at all is listed as such";
  EXPECT_EQ(screened(all).thin, 1U);
  set_min_coverage(profile_, 0);
  EXPECT_TRUE(profile_.deal_breakers.empty());
  EXPECT_THAT(excluded(all), IsEmpty());
}

TEST_F(ScreenTest, WhoFailsARuleIsNotCountedAsTooLittleKnown) {
  profile_.weights = {1, 1, 0};
  add(pay_at_least(250));
  set_min_coverage(profile_, 0.6);
  const CompanyPool all = pool({paying("poor", 200), paying("thin", 300)}, {paying("row", 300)});
  EXPECT_THAT(excluded(all), ElementsAre("poor", "thin", "row"));
  EXPECT_EQ(screened(all).thin, 2U);
}

}  // namespace
}  // namespace fitrank
