// The five companies that fitrank comes with, against scores computed independently of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/rank_report.hpp"
#include "support/config_files.hpp"
#include "support/source_file.hpp"

namespace fitrank {
namespace {

using nlohmann::json;

constexpr double kTolerance = 1e-9;
constexpr std::size_t kCases = 8;

const std::map<std::string, MissingPolicy> kMissing{
    {"zero", MissingPolicy::zero}, {"renormalize", MissingPolicy::renormalize}, {"neutral", MissingPolicy::neutral}};
const std::map<std::string, EvidencePolicy> kEvidence{{"face_value", EvidencePolicy::face_value},
                                                      {"discounted", EvidencePolicy::discounted}};

json expected_cases() {
  std::ifstream file(test::source_file("tests/data/seed_scores.json"));
  return json::parse(file).at("cases");
}

void expect_criteria(const Model& model, const CompanySet& set, std::size_t company, const json& expected) {
  ASSERT_EQ(expected.size(), model.criteria.size());
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const json& score = expected.at(model.criteria[c].id);
    if (score.is_null()) {
      EXPECT_TRUE(std::isnan(set.scores.at(company, c))) << model.criteria[c].id;
    } else {
      EXPECT_NEAR(set.scores.at(company, c), score.get<double>(), kTolerance) << model.criteria[c].id;
    }
  }
}

void expect_place(const RankedCompany& place, const json& expected) {
  EXPECT_EQ(place.rank, expected.at("rank").get<std::size_t>());
  EXPECT_NEAR(place.fit.score, expected.at("score").get<double>(), kTolerance);
  EXPECT_NEAR(place.fit.low, expected.at("low").get<double>(), kTolerance);
  EXPECT_NEAR(place.fit.high, expected.at("high").get<double>(), kTolerance);
  EXPECT_NEAR(place.fit.coverage, expected.at("coverage").get<double>(), kTolerance);
}

class SeedScoresTest : public testing::TestWithParam<std::size_t> {
 protected:
  Model model_ = test::config_model();
  std::vector<Company> companies_ = test::config_companies(model_);
};

TEST_P(SeedScoresTest, AreReproduced) {
  const json expected = expected_cases().at(GetParam());
  std::vector<double> weights;
  for (const Criterion& criterion : model_.criteria) {
    weights.push_back(expected.at("weights").at(criterion.id).get<double>());
  }
  const EvidenceView view{kEvidence.at(expected.at("evidence")), std::nullopt};
  const CompanySet set = assess_companies(model_, companies_, view);
  const Ranking ranking = rank_companies(set.scores, set.ids, Weights(weights), kMissing.at(expected.at("missing")));
  const json& places = expected.at("ranking");
  ASSERT_EQ(ranking.ranked.size(), places.size());
  EXPECT_EQ(ranking.ranked.size() + ranking.unranked.size(), companies_.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    SCOPED_TRACE(places[i].at("id").get<std::string>());
    const RankedCompany& place = ranking.ranked[i];
    ASSERT_EQ(set.ids[place.company], places[i].at("id").get<std::string>());
    expect_place(place, places[i]);
    expect_criteria(model_, set, place.company, places[i].at("criteria"));
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, SeedScoresTest, testing::Range(std::size_t{0}, kCases));

TEST(SeedCasesTest, AreAllTested) { EXPECT_EQ(expected_cases().size(), kCases); }

TEST(SeedReasonsTest, NameTheRiskOfEachCompany) {
  const Model model = test::config_model();
  Profile profile = test::config_profile(model);
  profile.top = std::nullopt;
  const CompanyPool pool(model, test::config_companies(model), {}, {profile.evidence, profile.as_of});
  const RankReport report = report_ranking(model, pool, profile, {});
  std::map<std::string, std::string> risks;
  for (const RankRow& row : report.rows) {
    ASSERT_TRUE(row.why.risk);
    risks[report.shown.ids[row.place.company]] = model.signals[row.why.risk->score.signal].id;
    EXPECT_EQ(row.why.strengths.size(), 2U);
    EXPECT_EQ(row.why.unknown.empty(), row.place.fit.coverage >= 1);
  }
  EXPECT_THAT(risks, testing::ElementsAre(testing::Pair("anthropic", "profitability"),
                                          testing::Pair("astera-labs", "customer_concentration"),
                                          testing::Pair("nvidia", "export_control"),
                                          testing::Pair("spacex", "customer_concentration"),
                                          testing::Pair("xai", "profitability")));
}

}  // namespace
}  // namespace fitrank
