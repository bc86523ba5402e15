#include "analysis/rank_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::SizeIs;

class RankReportTest : public testing::Test {
 protected:
  RankReportTest() { profile_.weights = {3, 1, 0}; }

  RankReport report(const std::vector<NamedShare>& named = {}) const {
    return report_ranking(model_, pool_, profile_, named);
  }
  std::vector<std::string> order(const RankReport& report) const {
    std::vector<std::string> ids;
    for (const RankRow& row : report.rows) ids.push_back(report.shown.ids[row.place.company]);
    return ids;
  }
  std::vector<std::string> unranked(const RankReport& report) const {
    std::vector<std::string> ids;
    for (const std::size_t company : report.unranked) ids.push_back(report.shown.ids[company]);
    return ids;
  }
  static Profile rescaling() {
    Profile profile;
    profile.missing = MissingPolicy::renormalize;
    return profile;
  }
  Company scored(std::string id, double revenue, double pay) const {
    return test::company(std::move(id), {observe(model_, "revenue", revenue), observe(model_, "pay", pay)});
  }

  Model model_ = test::sample_model();
  Profile profile_ = rescaling();
  CompanyPool pool_{model_,
                    {scored("grows", 90, 120), scored("pays", 20, 300), scored("both", 60, 240), test::company("z", {}),
                     test::company("learns", {observe(model_, "lab", "yes")})},
                    {},
                    {}};
};

TEST_F(RankReportTest, RanksUnderTheProfilesOwnWeights) {
  const RankReport own = report();
  EXPECT_THAT(order(own), ElementsAre("grows", "both", "pays"));
  EXPECT_EQ(own.ranked, 3U);
  EXPECT_THAT(unranked(own), ElementsAre("learns", "z"));
  EXPECT_THAT(own.weights, ElementsAre(0.75, 0.25, 0));
  EXPECT_EQ(own.own_weights, own.weights);
  EXPECT_FALSE(own.overridden);
  for (const RankRow& row : own.rows) EXPECT_EQ(row.rank_before, std::nullopt);
}

TEST_F(RankReportTest, TopLimitsTheRowsOnly) {
  profile_.top = 1;
  EXPECT_THAT(order(report()), ElementsAre("grows"));
  EXPECT_EQ(report().ranked, 3U);
  EXPECT_THAT(report().unranked, SizeIs(2));
  profile_.top = 9;
  EXPECT_THAT(report().rows, SizeIs(3));
}

TEST_F(RankReportTest, AnOverrideSaysWhereEachCompanyStoodBefore) {
  const RankReport changed = report({{1, 80}});
  EXPECT_THAT(order(changed), ElementsAre("pays", "both", "grows"));
  EXPECT_THAT(changed.weights, ElementsAre(DoubleEq(0.2), DoubleEq(0.8), 0));
  EXPECT_THAT(changed.own_weights, ElementsAre(0.75, 0.25, 0));
  EXPECT_TRUE(changed.overridden);
  EXPECT_EQ(changed.rows[0].rank_before, 3U);
  EXPECT_EQ(changed.rows[0].place.rank, 1U);
  EXPECT_EQ(changed.rows[1].rank_before, 2U);
  EXPECT_EQ(changed.rows[2].rank_before, 1U);
}

TEST_F(RankReportTest, ACompanyUnrankedBeforeHasNoRankBefore) {
  const RankReport changed = report({{2, 50}});
  EXPECT_EQ(changed.ranked, 4U);
  ASSERT_THAT(order(changed), ElementsAre("learns", "grows", "both", "pays"));
  EXPECT_EQ(changed.rows[0].rank_before, std::nullopt);
  EXPECT_EQ(changed.rows[1].rank_before, 1U);
  EXPECT_THAT(unranked(changed), ElementsAre("z"));
}

TEST_F(RankReportTest, FollowsTheProfilesMissingPolicy) {
  profile_.weights = {1, 1, 2};
  profile_.missing = MissingPolicy::zero;
  EXPECT_EQ(report().rows[0].place.fit.score, 40);
  EXPECT_THAT(order(report()), ElementsAre("learns", "both", "pays", "grows"));
  profile_.missing = MissingPolicy::renormalize;
  EXPECT_EQ(report().rows[0].place.fit.score, 80);
}

TEST_F(RankReportTest, RanksBeforeFollowTheSameMissingPolicy) {
  profile_.weights = {2, 2, 1};
  const auto learns_before = [&] {
    const RankReport changed = report({{0, 40}});
    for (const RankRow& row : changed.rows) {
      if (changed.shown.ids[row.place.company] == "learns") return row.rank_before;
    }
    return std::optional<std::size_t>();
  };
  profile_.missing = MissingPolicy::renormalize;
  EXPECT_EQ(learns_before(), 1U);
  profile_.missing = MissingPolicy::zero;
  EXPECT_EQ(learns_before(), 4U);
}

TEST_F(RankReportTest, EveryRowSaysWhy) {
  const RankReport changed = report({{1, 80}});
  const Why& pays = changed.rows[0].why;
  ASSERT_THAT(pays.strengths, SizeIs(1));
  EXPECT_EQ(model_.signals[pays.strengths[0].score.signal].id, "pay");
  EXPECT_NEAR(pays.strengths[0].contribution, 80, 1e-12);
  ASSERT_TRUE(pays.risk);
  EXPECT_EQ(model_.signals[pays.risk->score.signal].id, "revenue");
}

class DealBreakersTest : public RankReportTest {
 protected:
  static constexpr std::size_t kRevenue = 0;
  static constexpr std::size_t kPay = 2;

  void need(std::size_t signal, double least, WhenUnknown when_unknown = WhenUnknown::ask) {
    Rule rule;
    rule.index = signal;
    rule.at_least = least;
    rule.when_unknown = when_unknown;
    profile_.deal_breakers.push_back({"", rule});
  }
  void need_coverage(double least) {
    Rule rule;
    rule.subject = Rule::Subject::coverage;
    rule.at_least = least;
    profile_.deal_breakers.push_back({"", rule});
  }
  std::vector<std::string> excluded(const RankReport& report) const {
    std::vector<std::string> ids;
    for (const ExcludedCompany& company : report.excluded) ids.push_back(report.shown.ids[company.company]);
    return ids;
  }
  /// All companies are accounted for.
  void check_sum(const RankReport& report) const {
    EXPECT_EQ(report.ranked + report.excluded_in_all + report.unranked_in_all, report.companies);
  }
};

TEST_F(DealBreakersTest, TheExcludedLeaveTheRankingAndAreListedWithTheReason) {
  need(kPay, 200);  // grows, 90 of growth, pays 120
  const RankReport screened = report();
  EXPECT_THAT(order(screened), ElementsAre("both", "pays"));
  EXPECT_EQ(screened.rows[0].place.rank, 1U);
  EXPECT_EQ(screened.ranked, 2U);
  EXPECT_EQ(screened.excluded_in_all, 1U);
  check_sum(screened);
  ASSERT_THAT(excluded(screened), ElementsAre("grows"));
  EXPECT_EQ(screened.excluded[0].would_rank, 1U);
  ASSERT_THAT(screened.excluded[0].failed, SizeIs(1));
  EXPECT_EQ(screened.excluded[0].failed[0].result.value, 120);
  EXPECT_EQ(screened.excluded[0].failed[0].result.distance, 80);
}

TEST_F(DealBreakersTest, WouldHaveRankedCountsTheExcludedToo) {
  need(kPay, 280);  // both pays 240
  const RankReport screened = report();
  EXPECT_THAT(excluded(screened), ElementsAre("grows", "both"));
  EXPECT_EQ(screened.excluded[0].would_rank, 1U);
  EXPECT_EQ(screened.excluded[1].would_rank, 2U);
  EXPECT_EQ(screened.rows[0].place.rank, 1U);
}

TEST_F(DealBreakersTest, AnUnknownKeepsTheCompanyAndIsToBeAsked) {
  profile_.weights = {1, 1, 1};
  need(kPay, 200);
  const RankReport screened = report();
  EXPECT_THAT(order(screened), ElementsAre("learns", "both", "pays"));
  ASSERT_THAT(screened.rows[0].ask, SizeIs(1));
  EXPECT_EQ(screened.rows[0].ask[0].rule, 0U);
  EXPECT_THAT(screened.rows[1].ask, SizeIs(0));
}

TEST_F(DealBreakersTest, TheUnrankedCanBeExcludedAndWouldNotHaveRanked) {
  need(kPay, 200, WhenUnknown::fail);
  const RankReport screened = report();
  EXPECT_THAT(excluded(screened), ElementsAre("grows", "learns", "z"));
  EXPECT_EQ(screened.excluded[0].would_rank, 1U);
  EXPECT_EQ(screened.excluded[2].would_rank, std::nullopt);
  EXPECT_TRUE(screened.excluded[2].failed[0].result.assumed);
  EXPECT_THAT(unranked(screened), SizeIs(0));
  check_sum(screened);
}

TEST_F(DealBreakersTest, AllMayBeExcluded) {
  need_coverage(1.0);
  profile_.weights = {1, 1, 1};
  const RankReport screened = report();
  EXPECT_THAT(screened.rows, SizeIs(0));
  EXPECT_EQ(screened.excluded_in_all, 5U);
  EXPECT_THAT(screened.excluded, SizeIs(5));
  check_sum(screened);
}

TEST_F(DealBreakersTest, IgnoredTheyOnlyMarkTheRows) {
  need(kPay, 200);
  need(kRevenue, 95);
  const RankReport all = report_ranking(model_, pool_, profile_, {}, 0, DealBreakers::ignore);
  EXPECT_THAT(order(all), ElementsAre("grows", "both", "pays"));
  EXPECT_THAT(all.excluded, SizeIs(0));
  EXPECT_EQ(all.excluded_in_all, 0U);
  EXPECT_THAT(all.rows[0].failed, SizeIs(2));
  ASSERT_THAT(all.rows[1].failed, SizeIs(1));
  EXPECT_EQ(all.rows[1].failed[0].rule, 1U);
  EXPECT_EQ(all.deal_breakers, DealBreakers::ignore);
  check_sum(all);
}

TEST_F(DealBreakersTest, RanksBeforeCountTheAllowedAlone) {
  need(kRevenue, 30);  // excludes pays
  const RankReport changed = report({{1, 80}});
  EXPECT_THAT(order(changed), ElementsAre("both", "grows"));
  EXPECT_EQ(changed.rows[0].rank_before, 2U);
  EXPECT_EQ(changed.rows[1].rank_before, 1U);
  EXPECT_EQ(changed.excluded[0].would_rank, 1U);
}

TEST_F(DealBreakersTest, WhoWasExcludedUnderTheProfilesOwnWeightsHasNoRankBefore) {
  profile_.weights = {1, 1, 2};
  need_coverage(0.35);  // 5/12 for the three with revenue and pay, 3/8 for learns
  EXPECT_THAT(report().rows, SizeIs(4));
  const RankReport changed = report({{2, 80}});
  EXPECT_THAT(order(changed), ElementsAre("learns"));
  EXPECT_EQ(changed.rows[0].rank_before, 1U);
  const RankReport back = report({{2, 20}});
  ASSERT_THAT(order(back), ElementsAre("both", "pays", "grows"));
  profile_.weights = {1, 1, 8};
  const RankReport fresh = report({{2, 20}});
  ASSERT_THAT(order(fresh), ElementsAre("both", "pays", "grows"));
  for (const RankRow& row : fresh.rows) EXPECT_EQ(row.rank_before, std::nullopt);
}

TEST_F(DealBreakersTest, FlagsAreRaisedForTheShown) {
  Rule rule;
  rule.index = kPay;
  rule.below = 200;
  model_.risk_flags = {{"low-pay", "Pay is low.", rule}};
  const RankReport flagged = report();
  EXPECT_THAT(flagged.rows[0].flags, SizeIs(1));
  EXPECT_THAT(flagged.rows[1].flags, SizeIs(0));
}

TEST_F(DealBreakersTest, AnIndexCannotAnswerForThem) {
  need(kPay, 200);
  EXPECT_THROW(report_index(model_, {}, profile_, {}), std::invalid_argument);
}

}  // namespace
}  // namespace fitrank
