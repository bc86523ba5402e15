#include "analysis/rank_verdict.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "score/ranking.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::AllOf;
using testing::ElementsAre;
using testing::Ge;
using testing::Le;
using testing::SizeIs;

class RankVerdictTest : public testing::Test {
 protected:
  Company known(std::string id, double revenue, double pay) const {
    return test::company(
        std::move(id), {observe(model_, "revenue", revenue), observe(model_, "pay", pay), observe(model_, "lab", "yes"),
                        observe(model_, "capital", "listed"), observe(model_, "attrition", 5)});
  }
  RankVerdict verdict(std::vector<Company> companies) const {
    const CompanyPool pool(model_, std::move(companies), {}, {});
    const Weights weights(std::vector<double>{2, 1, 1});
    std::vector<std::size_t> rows;
    for (const RankedCompany& place : top_companies(pool.scores(), pool, weights, MissingPolicy::neutral, {})) {
      rows.push_back(place.company);
    }
    return find_verdict(model_, pool, weights, MissingPolicy::neutral, rows, rows.size());
  }
  std::vector<std::string> contenders(const RankVerdict& verdict) const {
    std::vector<std::string> ids;
    for (const Contender& contender : verdict.contenders) ids.push_back(contender.id);
    return ids;
  }

  Model model_ = test::sample_model();
};

TEST_F(RankVerdictTest, NothingRankedIsNothingToSay) {
  EXPECT_EQ(verdict({}).drawn, 0U);
  EXPECT_TRUE(verdict({test::company("z", {})}).contenders.empty());
}

TEST_F(RankVerdictTest, OneCompanyAloneIsFirm) { EXPECT_TRUE(verdict({known("a", 90, 300)}).firm()); }

TEST_F(RankVerdictTest, WhoIsAheadInEverythingIsFirm) {
  const RankVerdict firm = verdict({known("best", 90, 300), known("worst", 10, 120)});
  EXPECT_TRUE(firm.firm());
  EXPECT_THAT(contenders(firm), ElementsAre("best"));
  EXPECT_EQ(firm.contenders[0].first, 1);
  EXPECT_THAT(firm.level, ElementsAre(false, false));
}

TEST_F(RankVerdictTest, WhatIsUnknownMakesACloseCall) {
  const RankVerdict close = verdict({known("a", 60, 200), test::company("b", {observe(model_, "revenue", 70)})});
  EXPECT_FALSE(close.firm());
  EXPECT_THAT(contenders(close), SizeIs(2));
  double all = 0;
  for (const Contender& contender : close.contenders) all += contender.first;
  EXPECT_NEAR(all, 1, 1e-12);
  EXPECT_THAT(close.level, ElementsAre(false, true));
}

TEST_F(RankVerdictTest, TwinsShareEveryDraw) {
  const RankVerdict twins = verdict({known("a", 60, 240), known("b", 60, 240)});
  EXPECT_THAT(contenders(twins), ElementsAre("a", "b"));
  EXPECT_NEAR(twins.contenders[0].first, 0.5, 1e-12);
  EXPECT_NEAR(twins.contenders[1].first, 0.5, 1e-12);
  EXPECT_THAT(twins.level, ElementsAre(false, true));
}

TEST_F(RankVerdictTest, KnowsWhatIsKnownOfTheContenders) {
  const RankVerdict close = verdict(
      {test::company("a", {observe(model_, "revenue", 60)}), test::company("b", {observe(model_, "revenue", 61)})});
  ASSERT_THAT(close.contenders, SizeIs(2));
  EXPECT_THAT(close.contenders[0].known, ElementsAre(true, false, false));
}

TEST_F(RankVerdictTest, TheDrawsAreTheSameEachTime) {
  const auto chance = [&] {
    return verdict({known("a", 60, 200), test::company("b", {observe(model_, "revenue", 70)})}).contenders[0].first;
  };
  const double once = chance();
  EXPECT_EQ(chance(), once);
  EXPECT_THAT(once, AllOf(Ge(0.1), Le(0.9)));
}

}  // namespace
}  // namespace fitrank
