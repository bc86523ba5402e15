#include "fitrank/present_drivers.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/render.hpp"
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
    return {.result = result, .weights = weights, .ranks = {1, 2}, .samples = 4096, .field = 3, .ranked = 3};
  }

  WeightDrawSpec weights;
  std::vector<SobolOutput> result;
};

TEST(PresentDriversTest, SaysWhatMovesEachRank) {
  const DriversScene scene;
  const std::string text = render_terminal(present_drivers(scene.subject(), scene.view()), {});
  EXPECT_THAT(text, StartsWith(R"(What ranks depend on

NVIDIA stands between rank 1 and 2 (1.5 on average); what moves it most is the weights: 60 % of the
variance by itself, 70 % together with the rest.
)"));
  EXPECT_THAT(
      text,
      HasSubstr("NVIDIA         1    1–2     70 %      2 %      30 %     0 %       10 %         4 %    0 %     50 %"));
  EXPECT_THAT(text, HasSubstr("Astera Labs stands at rank 2 whatever is varied."));
  EXPECT_THAT(text, HasSubstr("up to 12 points more or"));
  EXPECT_THAT(text, HasSubstr("2 of 3 companies shown."));
}

TEST(PresentDriversTest, MachinesGetTheEstimatesAsTheyAre) {
  const DriversScene scene;
  const auto json = drivers_json(scene.subject(), scene.view());
  EXPECT_EQ(json["companies"][0]["drivers"]["missing"]["first"]["value"], -0.01);
  EXPECT_EQ(json["companies"][1]["constant"], true);
  const std::string csv = render_csv(present_drivers(scene.subject(), scene.view()).records);
  EXPECT_THAT(csv, HasSubstr("nvidia,NVIDIA,1,1.5,1,2,0.25,weights,0.6,0.5,0.7,0.7,0.6,0.8\n"));
  EXPECT_THAT(csv, HasSubstr("astera,Astera Labs,2,2,2,2,0,unknown,,,,,,\n"));
}

}  // namespace
}  // namespace fitrank
