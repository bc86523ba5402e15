#include "analysis/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/sample.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;

class ExplainTest : public testing::Test {
 protected:
  Explanation explain_one(std::vector<Observation> observations, const std::vector<double>& weights,
                          MissingPolicy missing, std::vector<float> stated = {}) const {
    const CompanySet set =
        assess_companies(model_, {test::company("x", std::move(observations), std::move(stated))}, {});
    return explain(model_, set, 0, Weights(weights), missing);
  }
  Model model_ = test::sample_model();
};

TEST_F(ExplainTest, SharesACriterionsPointsByImportanceTimesScore) {
  const Explanation explanation =
      explain_one({observe(model_, "revenue", 70), observe(model_, "capital", "none")}, {1, 1, 0}, MissingPolicy::zero);
  const CriterionLine& growth = explanation.criteria[0];
  EXPECT_EQ(explanation.fit.score, 30);
  EXPECT_EQ(growth.weight, 0.5);
  EXPECT_EQ(growth.score, 60);
  EXPECT_EQ(growth.contribution, 30);
  ASSERT_EQ(growth.signals.size(), 2U);
  EXPECT_EQ(growth.signals[0].importance, 2);
  EXPECT_NEAR(growth.signals[0].contribution, 30 * 140.0 / 180, 1e-12);
  EXPECT_NEAR(growth.signals[1].contribution, 30 * 40.0 / 180, 1e-12);
}

TEST_F(ExplainTest, AnUnknownCriterionContributesAsThePolicySays) {
  const std::vector<Observation> known{observe(model_, "revenue", 80)};
  const auto contributions = [&](MissingPolicy missing) {
    std::vector<double> points;
    for (const CriterionLine& line : explain_one(known, {1, 2, 1}, missing).criteria)
      points.push_back(line.contribution);
    return points;
  };
  EXPECT_THAT(contributions(MissingPolicy::zero), ElementsAre(20, 0, 0));
  EXPECT_THAT(contributions(MissingPolicy::renormalize), ElementsAre(80, 0, 0));
  EXPECT_THAT(contributions(MissingPolicy::neutral), ElementsAre(20, 25, 12.5));
}

TEST_F(ExplainTest, ListsKnownAndUnknownSignals) {
  const Explanation explanation = explain_one({observe(model_, "lab", "yes")}, {1, 1, 1}, MissingPolicy::renormalize);
  EXPECT_THAT(explanation.criteria[0].unknown, ElementsAre(0, 1));
  EXPECT_EQ(explanation.criteria[0].score, std::nullopt);
  EXPECT_THAT(explanation.criteria[2].unknown, ElementsAre(3));
  ASSERT_EQ(explanation.criteria[2].signals.size(), 1U);
  EXPECT_EQ(explanation.criteria[2].signals[0].score.signal, 4U);
}

TEST_F(ExplainTest, AStatedCriterionShowsNoSignals) {
  const Explanation explanation =
      explain_one({observe(model_, "revenue", 10)}, {1, 1, 1}, MissingPolicy::renormalize, {90, kUnknown, kUnknown});
  const CriterionLine& growth = explanation.criteria[0];
  EXPECT_TRUE(growth.stated);
  EXPECT_EQ(growth.score, 90);
  EXPECT_NEAR(growth.contribution, 90, 1e-12);
  EXPECT_THAT(growth.signals, IsEmpty());
  EXPECT_THAT(growth.unknown, IsEmpty());
  EXPECT_FALSE(explanation.criteria[1].stated);
  EXPECT_THAT(explanation.criteria[1].unknown, ElementsAre(2));
}

TEST_F(ExplainTest, SignalsThatAllScoreZeroContributeNothing) {
  const Explanation explanation =
      explain_one({observe(model_, "attrition", 20), observe(model_, "lab", "no")}, {0, 0, 1}, MissingPolicy::neutral);
  const CriterionLine& learning = explanation.criteria[2];
  EXPECT_EQ(learning.contribution, 0);
  ASSERT_EQ(learning.signals.size(), 2U);
  EXPECT_EQ(learning.signals[0].contribution, 0);
  EXPECT_EQ(learning.signals[1].contribution, 0);
}

TEST_F(ExplainTest, RanksAmongAllRankedCompanies) {
  const auto with_growth = [&](std::string id, double growth) {
    return test::company(std::move(id), {observe(model_, "revenue", growth)});
  };
  const CompanySet set = assess_companies(
      model_, {with_growth("a", 10), test::company("b", {}), with_growth("c", 30), with_growth("d", 10)}, {});
  const Weights weights(std::vector<double>{1, 1, 1});
  const auto explained = [&](std::size_t company) {
    return explain(model_, set, company, weights, MissingPolicy::renormalize);
  };
  EXPECT_EQ(explained(0).rank, 2U);
  EXPECT_EQ(explained(2).rank, 1U);
  EXPECT_EQ(explained(3).rank, 2U);
  EXPECT_EQ(explained(3).company, 3U);
  EXPECT_EQ(explained(3).of, 3U);
  EXPECT_EQ(explained(1).rank, std::nullopt);
  EXPECT_FALSE(explained(1).fit.ranked());
  EXPECT_EQ(explained(1).of, 3U);
}

/// A model of up to 5 criteria and 12 signals, each scored unchanged.
Model lopsided_model(test::Draw& draw) {
  Model model = test::sample_model();
  model.criteria.clear();
  const std::size_t criteria = 1 + draw.below(5);
  for (std::size_t c = 0; c < criteria; ++c) model.criteria.push_back({std::to_string(c), ""});
  const Signal as_it_stands = model.signals[0];
  model.signals.clear();
  for (std::size_t s = 0; s < 1 + draw.below(12); ++s) {
    model.signals.push_back(as_it_stands);
    model.signals.back().criterion = draw.below(criteria);
    model.signals.back().importance = 0.1 + 3 * draw.unit();
  }
  return model;
}

Company lopsided_company(test::Draw& draw, const Model& model) {
  Company company = test::company("x", {});
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    if (draw.below(3) == 0) continue;
    Observation observation;
    observation.signal = s;
    observation.value = draw.below(3) == 0 ? 0.0 : 100 * draw.unit();
    observation.tier = draw.below(model.tiers.size());
    company.observations.push_back(observation);
  }
  if (draw.below(3) > 0) return company;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    company.stated.push_back(draw.below(2) == 0 ? kUnknown : static_cast<float>(100 * draw.unit()));
  }
  return company;
}

void expect_sum(double sum, double expected) { EXPECT_NEAR(sum, expected, 1e-12 * std::max(expected, 1e-300)); }

void expect_sums(const Explanation& explanation) {
  double score = 0;
  for (const CriterionLine& line : explanation.criteria) {
    score += line.contribution;
    double criterion = 0;
    for (const SignalLine& signal : line.signals) criterion += signal.contribution;
    if (line.score && !line.stated) expect_sum(criterion, line.contribution);
  }
  // A fit score is settled to a multiple of 2^-36.
  EXPECT_NEAR(score, explanation.fit.score, 0x1p-36);
}

TEST(ExplainSumsTest, ContributionsSumToWhatTheyExplain) {
  for (std::uint64_t seed = 0; seed < 500 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    test::Draw draw(seed);
    const Model model = lopsided_model(draw);
    std::vector<double> raw(model.criteria.size());
    for (double& weight : raw) weight = draw.below(4) == 0 ? 0 : draw.unit();
    raw[draw.below(raw.size())] = 0.5;
    const Weights weights(raw);
    const EvidencePolicy policy = seed % 2 == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted;
    const CompanySet set = assess_companies(model, {lopsided_company(draw, model)}, {policy, std::nullopt});
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      expect_sums(explain(model, set, 0, weights, missing));
    }
  }
}

}  // namespace
}  // namespace fitrank
