#include "output/present_coverage.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using testing::HasSubstr;

/// Of four companies, two have revenue; nothing else is known.
struct CoverageScene {
  CoverageScene() {
    for (Signal& signal : model.signals) signal.label = "the " + signal.id;
    coverage.companies = 4;
    coverage.day = test::day("2026-05-13");
    coverage.signals.resize(model.signals.size());
    for (SignalCoverage& signal : coverage.signals) signal.tiers.resize(model.tiers.size());
    coverage.signals[0] = {.companies = 2,
                           .tiers = {1, 0, 1, 0},
                           .ages = {1, 0, 0, 0},
                           .undated = 1,
                           .oldest = test::day("2026-03"),
                           .latest = test::day("2026-05-13")};
  }

  Model model = test::sample_model();
  EvidenceCoverage coverage;
};

TEST(PresentCoverageTest, ShowsTiersAndAgesOfWhatIsKnown) {
  const CoverageScene scene;
  const std::string text = test::text_of(present_coverage(scene.model, scene.coverage));
  EXPECT_THAT(text, HasSubstr("4 companies. Ages are as of 2026-05-13, the latest date of the evidence that counts."));
  EXPECT_THAT(text, HasSubstr("the revenue      2   50 %      1          ·         1         ·"));
  EXPECT_THAT(text, HasSubstr("the revenue      1      ·      ·      ·        1  2026-03  2026-05-13"));
  EXPECT_THAT(text, HasSubstr("Not known for any company: the capital; the pay; the attrition; the lab."));
}

TEST(PresentCoverageTest, MachinesGetEveryCount) {
  const CoverageScene scene;
  const Answer answer = present_coverage(scene.model, scene.coverage);
  EXPECT_THAT(test::csv_of(answer), HasSubstr(R"(kind,signal,tier,years,companies,share,oldest,latest
signal,revenue,,,2,0.5,2026-03,2026-05-13
tier,revenue,filed,,1,,,
tier,revenue,announced,,0,,,
tier,revenue,reported,,1,,,
tier,revenue,ambition,,0,,,
age,revenue,,1,1,,,
age,revenue,,2,0,,,
age,revenue,,3,0,,,
age,revenue,,,0,,,
undated,revenue,,,1,,,
signal,capital,,,0,0.0,,
)"));
  const auto json = test::json_of_answer(answer);
  EXPECT_EQ(json["latest"], "2026-05-13");
  EXPECT_EQ(json["counts"]["companies"], 4);
  EXPECT_TRUE(json["profile"].is_null());
}

}  // namespace
}  // namespace fitrank
