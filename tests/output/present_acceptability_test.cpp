#include "fitrank/present_acceptability.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/render.hpp"
#include "output/scene.hpp"

namespace fitrank {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The scene's first two companies, drawn with numbers written out by hand.
struct AcceptabilityScene : test::Scene {
  AcceptabilityScene() {
    set.companies.pop_back();
    weights.from = WeightSource::profile;
    weights.profile = Weights(profile.weights);
    result.samples = 10'000;
    result.top = 1;
    result.of = 3;
    result.all_ranks = true;
    result.companies = {{.company = 0,
                         .first = 0.62,
                         .top = 0.62,
                         .ranks = {0.62, 0.3, 0.08},
                         .central_weights = {0.5, 0.25, 0.25},
                         .confidence = 0.7},
                        {.company = 1,
                         .first = 0.38,
                         .top = 0.38,
                         .ranks = {0.38, 0.5, 0.12},
                         .central_weights = {0.2, 0.4, 0.4},
                         .confidence = 0.55},
                        {.company = 2, .ranks = {0, 0.2, 0.8}, .central_weights = {}}};
    result.wins = {{0, 0.6}, {0.4, 0}};
  }
  AcceptabilityView view() const {
    return {.result = result, .weights = weights, .ranks = {1, 2}, .evidence_noise = true, .excluded = 2};
  }
  std::string text() const { return render_terminal(present_acceptability(subject(), view()), {}); }

  WeightDrawSpec weights;
  Acceptability result;
};

TEST(PresentAcceptabilityTest, SaysTheVerdictAndEveryShare) {
  EXPECT_EQ(AcceptabilityScene().text(), R"(Acceptability

NVIDIA is first in 62 % of 10,000 draws (±0.5 points); next comes Astera Labs with 38 %.

Profile: Software engineer (swe-01)

Weights: drawn near the profile's (concentration 100: a share of 30 % varies by about 4.6 points) ·
Seed: 1

Unknown signals: drawn from their worst to their best score, all as likely, or from their levels ·
Known scores: drawn as far around their value as trust in their evidence is lacking

Company      Rank now  First  Mean rank  Likeliest rank  Confidence
───────────────────────────────────────────────────────────────────
NVIDIA              1   62 %        1.5        1 (62 %)        70 %
Astera Labs         2   38 %        1.7        2 (50 %)        55 %

Each share is of 10,000 draws and has a standard error of at most 0.5 points. Confidence: how often
the company is first with the weights that suit it (its central weights), as uncertain scores vary.

Weights with which each is first (mean)

Company      Growth   Pay  Learning
───────────────────────────────────
NVIDIA         50 %  25 %      25 %
Astera Labs    20 %  40 %      40 %

How often the row is ahead of the column

Company         1   2
─────────────────────
1 NVIDIA           60
2 Astera Labs  40

2 of 3 companies shown.

Left out: 2 companies excluded by a deal-breaker.
)");
}

TEST(PresentAcceptabilityTest, LargeSetsHaveNoRanks) {
  AcceptabilityScene scene;
  scene.result.all_ranks = false;
  for (CompanyAcceptability& company : scene.result.companies) company.ranks.clear();
  EXPECT_THAT(scene.text(), Not(HasSubstr("Mean rank")));
  const auto json = acceptability_json(scene.subject(), scene.view());
  EXPECT_TRUE(json["companies"][0]["ranks"].is_null());
  EXPECT_TRUE(json["companies"][0]["mean_rank"].is_null());
}

TEST(PresentAcceptabilityTest, OrdersOfWeightsAreSaidInLabels) {
  AcceptabilityScene scene;
  scene.weights.from = WeightSource::uniform;
  scene.weights.orders = {{0, 2}};
  EXPECT_THAT(scene.text(), HasSubstr("as long as Growth ≥ Learning"));
  const auto json = acceptability_json(scene.subject(), scene.view());
  EXPECT_EQ(json["orders"].dump(), R"([["growth","learning"]])");
  EXPECT_TRUE(json["concentration"].is_null());
}

TEST(PresentAcceptabilityTest, RecordsCarryEveryShare) {
  const AcceptabilityScene scene;
  const std::string csv = render_csv(present_acceptability(scene.subject(), scene.view()).records);
  EXPECT_THAT(csv, HasSubstr("kind,id,name,rank,criterion,other,value\nfirst,nvidia,NVIDIA,,,,0.62\n"));
  EXPECT_THAT(csv, HasSubstr("rank,nvidia,NVIDIA,3,,,0.08\n"));
  EXPECT_THAT(csv, HasSubstr("central_weight,astera,Astera Labs,,comp,,0.4\n"));
  EXPECT_THAT(csv, HasSubstr("win,astera,Astera Labs,,,nvidia,0.4\n"));
}

}  // namespace
}  // namespace fitrank
