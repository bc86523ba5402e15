#include "output/present_drivers.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
#include "output/scene.hpp"

namespace fitrank {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct DriversScene : test::Scene {
  DriversScene() {
    set.companies.pop_back();
    weights.from = WeightSource::profile;
    weights.profile = Weights(profile.weights);
    result = {{.mean = 1.5,
               .least = 1,
               .greatest = 2,
               .variance = 0.25,
               .factors = {{{0.6, 0.5, 0.7}, {0.7, 0.6, 0.8}},
                           {{-0.01, -0.1, 0.1}, {0.02, 0, 0.04}},
                           {{0.2, 0.1, 0.3}, {0.3, 0.2, 0.4}},
                           {{0, 0, 0}, {0, 0, 0}},
                           {{0.05, 0, 0.1}, {0.1, 0.05, 0.15}},
                           {{0, 0, 0}, {0.04, 0, 0.1}},
                           {{0, 0, 0}, {0, 0, 0}},
                           {{0.1, 0, 0.2}, {0.5, 0.38, 0.6}}}},
              {.mean = 2, .least = 2, .greatest = 2}};
  }
  DriversView view() const {
    return {
        .result = result, .weights = weights, .ranks = {1, 2}, .samples = 4096, .field = 3, .counts = {.ranked = 3}};
  }

  WeightDrawSpec weights;
  std::vector<SobolOutput> result;
};

TEST(PresentDriversTest, SaysWhatMovesEachRank) {
  const DriversScene scene;
  const std::string text = test::text_of(present_drivers(scene.subject(), scene.view()));
  EXPECT_THAT(text, StartsWith(R"(What ranks depend on

NVIDIA ranks between 1 and 2, on average 1.5; its rank depends most on the weights: 60 % of its
variance alone, 70 % together with the others.
)"));
  EXPECT_THAT(
      text,
      HasSubstr("NVIDIA         1    1–2     70 %      2 %      30 %     0 %       10 %         4 %    0 %     50 %"));
  EXPECT_THAT(text, HasSubstr("Astera Labs has rank 2 in every sample."));
  EXPECT_THAT(text, HasSubstr("up to 12 points"));
  EXPECT_THAT(text, HasSubstr("The table shows 2 of 3 companies."));
}

TEST(PresentDriversTest, MachinesGetTheEstimatesAsTheyAre) {
  const DriversScene scene;
  const Answer answer = present_drivers(scene.subject(), scene.view());
  const auto json = test::json_of_answer(answer);
  EXPECT_EQ(json["rows"][1]["driver"], "missing");
  EXPECT_EQ(json["rows"][1]["first_index"], -0.01);
  EXPECT_TRUE(json["rows"][8]["total_index"].is_null());
  EXPECT_EQ(json["field"], 3);
  EXPECT_EQ(json["counts"]["ranked"], 3);
  const std::string csv = test::csv_of(answer);
  EXPECT_THAT(csv, HasSubstr("nvidia,NVIDIA,1,1.5,1.0,2.0,0.25,weights,0.6,0.5,0.7,0.7,0.6,0.8\n"));
  EXPECT_THAT(csv, HasSubstr("astera,Astera Labs,2,2.0,2.0,2.0,0.0,unknown,,,,,,\n"));
}

}  // namespace
}  // namespace fitrank
