#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/explain.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;

class WhyTest : public testing::Test {
 protected:
  Why why_of(std::vector<Observation> observations, const std::vector<double>& weights,
             std::vector<float> stated = {}) const {
    const CompanySet set =
        assess_companies(model_, {test::company("x", std::move(observations), std::move(stated))}, {});
    return why(explain(model_, set, 0, Weights(weights), MissingPolicy::renormalize));
  }
  std::vector<std::string> strengths(const Why& why) const {
    std::vector<std::string> ids;
    for (const SignalLine& line : why.strengths) ids.push_back(model_.signals[line.score.signal].id);
    return ids;
  }
  std::string risk(const Why& why) const { return why.risk ? model_.signals[why.risk->score.signal].id : "none"; }

  Model model_ = test::sample_model();
};

TEST_F(WhyTest, NamesTheTwoGreatestContributionsAndTheLowestScore) {
  const Why why = why_of({observe(model_, "revenue", 60), observe(model_, "capital", "listed"),
                          observe(model_, "pay", 200), observe(model_, "lab", "yes")},
                         {1, 1, 1});
  EXPECT_THAT(strengths(why), ElementsAre("lab", "pay"));
  EXPECT_EQ(risk(why), "pay");
  EXPECT_THAT(why.unknown, IsEmpty());
}

TEST_F(WhyTest, LooksAtWeighedCriteriaOnly) {
  const Why why = why_of({observe(model_, "revenue", 60), observe(model_, "pay", 100)}, {1, 0, 1});
  EXPECT_THAT(strengths(why), ElementsAre("revenue"));
  EXPECT_EQ(risk(why), "revenue");
  EXPECT_THAT(why.unknown, ElementsAre(2));
}

TEST_F(WhyTest, ASignalThatContributesNothingIsNoStrength) {
  const Why why = why_of({observe(model_, "lab", "no"), observe(model_, "attrition", 20)}, {1, 1, 1});
  EXPECT_THAT(strengths(why), IsEmpty());
  EXPECT_EQ(risk(why), "lab");
}

TEST_F(WhyTest, ASignalBelowTheMiddleIsNoStrengthHoweverMuchItWeighs) {
  const Why why = why_of({observe(model_, "revenue", 49), observe(model_, "pay", 200)}, {9, 1, 0});
  EXPECT_THAT(strengths(why), ElementsAre("pay"));
}

TEST_F(WhyTest, OfEquallyLowScoresTheOneOfGreaterWeightIsTheRisk) {
  const std::vector<Observation> low{observe(model_, "revenue", 20), observe(model_, "capital", "listed"),
                                     observe(model_, "pay", 140)};
  EXPECT_EQ(risk(why_of(low, {30, 15, 0})), "revenue");
  EXPECT_EQ(risk(why_of(low, {30, 25, 0})), "pay");
}

TEST_F(WhyTest, ThenTheFirstInTheModelIsTheRiskAndTheStrength) {
  model_.signals[2].criterion = 2;
  model_.signals[4].criterion = 1;
  model_.signals[4].importance = 1;
  const Why why = why_of({observe(model_, "pay", 260), observe(model_, "lab", "yes")}, {0, 1, 1});
  EXPECT_EQ(risk(why), "pay");
  EXPECT_THAT(strengths(why), ElementsAre("pay", "lab"));
}

TEST_F(WhyTest, AFullScoreIsNoRisk) {
  EXPECT_EQ(risk(why_of({observe(model_, "pay", 300)}, {1, 1, 1})), "none");
  EXPECT_EQ(risk(why_of({observe(model_, "pay", 299.9)}, {1, 1, 1})), "pay");
  EXPECT_EQ(risk(why_of({}, {1, 1, 1})), "none");
}

TEST_F(WhyTest, NamesWhatIsStatedOutright) {
  const Why why = why_of({observe(model_, "revenue", 0)}, {1, 1, 0}, {70, kUnknown, 70});
  EXPECT_THAT(why.stated, ElementsAre(0));
  EXPECT_THAT(why.unknown, ElementsAre(1));
  EXPECT_THAT(strengths(why), IsEmpty());
  EXPECT_EQ(risk(why), "none");
}

}  // namespace
}  // namespace fitrank
