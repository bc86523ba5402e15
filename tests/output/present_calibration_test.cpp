#include "output/present_calibration.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
#include "output/pool_scene.hpp"

namespace fitrank {
namespace {

using testing::HasSubstr;
using testing::Not;

struct CalibrationScene : test::PoolScene {
  CalibrationScene() {
    result.companies = 12;
    result.of = 40;
    result.places = 5;
    result.hidden = 0.25;
    result.policies = {{.policy = {MissingPolicy::zero}, .error = 9.5, .bias = -9.5, .top_bias = -8, .recall = 0.6},
                       {.policy = {MissingPolicy::expected, PeerEstimate::conditional},
                        .error = 4.25,
                        .bias = 0.5,
                        .top_bias = -1.5,
                        .recall = 0.8,
                        .interval_holds = 0.79,
                        .interval_width = 11.5}};
  }
  Answer answer() {
    const CompanyPool pool = this->pool();
    return present_calibration(subject(pool, 5), {}, result);
  }

  Calibration result;
};

TEST(PresentCalibrationTest, SaysWhichPolicyIsMostAccurate) {
  CalibrationScene scene;
  const std::string text = test::text_of(scene.answer());
  EXPECT_THAT(
      text,
      HasSubstr(R"(With 30 % of the known values hidden, expected (conditional) is the most accurate: its fit scores
are off by 4.2 points on average, and it finds 80 % of the first 5.
)"));
  EXPECT_THAT(text, HasSubstr("20 rounds · Seed: 1"));
  EXPECT_THAT(text, HasSubstr("12 of 40 companies took part"));
  EXPECT_THAT(text, HasSubstr("These are few companies"));
}

TEST(PresentCalibrationTest, MachinesGetEveryNumber) {
  CalibrationScene scene;
  EXPECT_EQ(test::csv_of(scene.answer()),
            R"(missing,estimate,mean_error,bias,top_bias,recall,interval_holds,interval_width
zero,,9.5,-9.5,-8.0,0.6,,
expected,conditional,4.25,0.5,-1.5,0.8,0.79,11.5
)");
  const auto json = test::json_of_answer(scene.answer());
  EXPECT_EQ(json["hide"], 0.3);
  EXPECT_EQ(json["took_part"], 12);
  EXPECT_EQ(json["counts"]["companies"], 40);
  EXPECT_EQ(json["hidden_weight"], 0.25);
}

TEST(PresentCalibrationTest, WithNothingToHideThereAreNoRows) {
  CalibrationScene scene;
  scene.result = {};
  EXPECT_THAT(test::text_of(scene.answer()), HasSubstr("Nothing can be hidden"));
  EXPECT_THAT(test::text_of(scene.answer()), Not(HasSubstr("took part")));
  EXPECT_EQ(test::json_of_answer(scene.answer())["rows"].size(), 0U);
}

}  // namespace
}  // namespace fitrank
