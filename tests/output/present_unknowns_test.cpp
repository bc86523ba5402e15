#include "output/present_unknowns.hpp"

#include <gmock/gmock.h>

#include "output/answer_text.hpp"
#include "output/pool_scene.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::HasSubstr;
using testing::Not;

/// Alpha leads by 90 and 10 under equal weights, 50 to 35; beta's pay is unknown and could bring it to 60.
struct UnknownsScene : test::PoolScene {
  UnknownsScene() {
    model.signals[2].label = "Pay";
    const Observation listed = observe(model, "capital", "listed");
    companies = {company("alpha", {observe(model, "revenue", 90), listed, observe(model, "pay", 120)}),
                 company("beta", {observe(model, "revenue", 15), listed}),
                 company("gamma", {observe(model, "revenue", 0), listed, observe(model, "pay", 100)})};
  }

  std::vector<UnknownValue> values(std::size_t top) const {
    return value_unknowns(model, pool(), Weights(profile.weights), profile.missing, {.top = top});
  }
  std::string markdown(std::size_t top) const {
    const CompanyPool all = pool();
    return render_markdown(present_unknowns(subject(all, top), values(top)).blocks);
  }
};

TEST(PresentUnknowns, LeadsWithWhatIsMostWorthFindingOut) {
  // Beta has 40 / 2 = 20 and gets 0 to 50 more; alpha has (90 + 10) / 2 = 50. 20 beyond at most: 20^2 / (2 x 50) = 4.
  const std::string text = UnknownsScene().markdown(1);
  EXPECT_THAT(text, HasSubstr("**Find out first: Compensation: Pay of beta Ltd. The chance that it changes the first "
                              "place is 40 %, and asking before you choose is worth 4 points on average.**"));
  EXPECT_THAT(text,
              HasSubstr("| Company | Unknown | Worth, in points | Changes the first place | Points, up to | Ask |"));
  EXPECT_THAT(text, HasSubstr("| **beta Ltd** | Compensation: Pay | 4 | 40 % | 50 |"));
  EXPECT_THAT(text, HasSubstr("how many points you can expect to gain by asking before you choose"));
  EXPECT_THAT(text, Not(HasSubstr("first 1")));
}

TEST(PresentUnknowns, ShowsNoColumnInWhichNothingDiffers) {
  UnknownsScene scene;
  const std::string header = "| Company | Unknown |";
  EXPECT_THAT(scene.markdown(2), HasSubstr(header + " Worth, in points | Changes the first place | Points, up to |"))
      << "beta is among the first two whatever its pay";
  scene.companies[0].observations[2] = observe(scene.model, "pay", 300);  // alpha at 95 is out of reach
  EXPECT_THAT(scene.markdown(1), HasSubstr(header + " Points, up to | Ask |"));
  EXPECT_THAT(scene.markdown(1), HasSubstr("No single unknown could change the first place."));
}

TEST(PresentUnknowns, GivesTheWholeNumbersToMachines) {
  const UnknownsScene scene;
  const CompanyPool pool = scene.pool();
  const auto values = scene.values(1);
  const Answer answer = present_unknowns(scene.subject(pool, 1), values);
  const auto json = test::json_of_answer(answer);
  EXPECT_EQ(json["top"], 1);
  EXPECT_EQ(json["rows"][0]["id"], "beta");
  EXPECT_EQ(json["rows"][0]["worth"], values[0].value);
  EXPECT_NEAR(values[0].value, 4, 1e-5);
  EXPECT_THAT(test::csv_of(answer),
              HasSubstr("id,name,criterion,signal,worth,changes_top,changes_first,at_stake,question\n"));
}

}  // namespace
}  // namespace fitrank
