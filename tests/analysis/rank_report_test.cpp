#include "fitrank/rank_report.hpp"

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
    return report_ranking(model_, set_, profile_, named);
  }
  std::vector<std::string> order(const RankReport& report) const {
    std::vector<std::string> ids;
    for (const RankRow& row : report.rows) ids.push_back(set_.ids[row.place.company]);
    return ids;
  }
  Company scored(std::string id, double revenue, double pay) const {
    return test::company(std::move(id), {observe(model_, "revenue", revenue), observe(model_, "pay", pay)});
  }

  Model model_ = test::sample_model();
  Profile profile_;
  CompanySet set_ = assess_companies(model_,
                                     {scored("grows", 90, 120), scored("pays", 20, 300), scored("both", 60, 240),
                                      test::company("z", {}), test::company("learns", {observe(model_, "lab", "yes")})},
                                     {});
};

TEST_F(RankReportTest, RanksUnderTheProfilesOwnWeights) {
  const RankReport own = report();
  EXPECT_THAT(order(own), ElementsAre("grows", "both", "pays"));
  EXPECT_EQ(own.ranked, 3U);
  EXPECT_THAT(own.unranked, ElementsAre(4, 3));
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
  EXPECT_THAT(changed.unranked, ElementsAre(3));
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
    for (const RankRow& row : report({{0, 40}}).rows) {
      if (set_.ids[row.place.company] == "learns") return row.rank_before;
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

}  // namespace
}  // namespace fitrank
