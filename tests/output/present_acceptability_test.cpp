#include "output/present_acceptability.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
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
    return {.result = result, .weights = weights, .ranks = {1, 2}, .evidence_noise = true, .counts = {.excluded = 2}};
  }
  Answer answer() const { return present_acceptability(subject(), view()); }
  std::string text() const { return test::text_of(answer()); }

  WeightDrawSpec weights;
  Acceptability result;
};

const std::string kAcceptabilityDraws = R"(Acceptability

NVIDIA is first in 62 % of 10,000 draws (±0.5 points); next is Astera Labs with 38 %.

Profile: Software engineer (swe-01)

Unknown: counts as zero · Evidence: at face value · As of: 2026-05-13

Weights: drawn near the profile's (concentration 100: a weight of 30 % varies by about 4.6 points) ·
Seed: 1

In the draws, unknown signals get random scores: any score from their lowest to their highest, or
that of any level, all equally likely. Known scores vary around their value, more where their
evidence is trusted less.

)";

const std::string kAcceptabilityShares = R"(Company      Rank now  First  Mean rank  Likeliest rank  Confidence
───────────────────────────────────────────────────────────────────
NVIDIA              1   62 %        1.5        1 (62 %)        70 %
Astera Labs         2   38 %        1.7        2 (50 %)        55 %

Rank now is by the profile's weights and policies. Each share is of 10,000 draws and has a standard
error of at most 0.5 points. Confidence is how often a company is first with its central weights
while uncertain scores vary; central weights are the mean of the weights with which it is first.

Central weights

Company      Growth   Pay  Learning
───────────────────────────────────
NVIDIA         50 %  25 %      25 %
Astera Labs    20 %  40 %      40 %

How often the row is ahead of the column, in percent

Company         1   2
─────────────────────
1 NVIDIA           60
2 Astera Labs  40

The table shows 2 of 3 companies.

Left out: 2 companies excluded by a deal-breaker.
)";

TEST(PresentAcceptabilityTest, SaysTheVerdictAndEveryShare) {
  EXPECT_EQ(AcceptabilityScene().text(), kAcceptabilityDraws + kAcceptabilityShares);
}

TEST(PresentAcceptabilityTest, LargeSetsHaveNoRanks) {
  AcceptabilityScene scene;
  scene.result.all_ranks = false;
  for (CompanyAcceptability& company : scene.result.companies) company.ranks.clear();
  EXPECT_THAT(scene.text(), Not(HasSubstr("Mean rank")));
  const auto json = test::json_of_answer(scene.answer());
  EXPECT_TRUE(json["rows"][0]["rank_shares"].is_null());
  EXPECT_TRUE(json["rows"][0]["mean_rank"].is_null());
}

TEST(PresentAcceptabilityTest, OrdersOfWeightsAreSaidInLabels) {
  AcceptabilityScene scene;
  scene.weights.from = WeightSource::uniform;
  scene.weights.orders = {{0, 2}};
  EXPECT_THAT(scene.text(), HasSubstr("with Growth ≥ Learning"));
  const auto json = test::json_of_answer(scene.answer());
  EXPECT_EQ(json["orders"].dump(), R"(["growth>=learning"])");
  EXPECT_TRUE(json["concentration"].is_null());
}

TEST(PresentAcceptabilityTest, RowsCarryEveryShare) {
  const std::string csv = test::csv_of(AcceptabilityScene().answer());
  EXPECT_THAT(csv,
              HasSubstr("id,name,rank,first_share,first_error,top_share,top_error,mean_rank,confidence,rank_shares,"
                        "central_weights_growth,central_weights_comp,central_weights_learning,ahead_of\n"));
  EXPECT_THAT(csv, HasSubstr("\nnvidia,NVIDIA,1,0.62,"));
  EXPECT_THAT(csv, HasSubstr(",0.62; 0.3; 0.08,"));
  EXPECT_THAT(csv, HasSubstr(",0.55,0.38; 0.5; 0.12,0.2,0.4,0.4,\"{\"\"nvidia\"\":0.4}\"\n"));
}

TEST(PresentAcceptabilityTest, EnvelopeSaysTheWeightsUsed) {
  const auto json = test::json_of_answer(AcceptabilityScene().answer());
  EXPECT_EQ(json["weights"]["growth"], 0.5);
  EXPECT_EQ(json["counts"]["excluded"], 2);
  EXPECT_EQ(json["drawn"], 3);
  EXPECT_EQ(json["concentration"], 100);
}

}  // namespace
}  // namespace fitrank
