#include "output/present_stability.hpp"

#include <gmock/gmock.h>

#include "output/answer_text.hpp"
#include "output/hostile.hpp"
#include "output/pool_scene.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::HasSubstr;
using testing::Not;

struct StabilityWorld : test::PoolScene {
  StabilityWorld() {
    profile.missing = MissingPolicy::renormalize;
    companies = {company("alpha", {observe(model, "revenue", 90), observe(model, "pay", 120)}),
                 company("beta", {observe(model, "revenue", 20), observe(model, "pay", 200)})};
  }

  Stability stability(const CompanyPool& pool) const {
    return find_stability(pool.scores(), pool, Weights(profile.weights), profile.missing, {.top = 1});
  }
  PoolSubject subject(const CompanyPool& pool) const { return PoolScene::subject(pool, 1); }
};

std::string shown(const StabilityWorld& world) {
  const CompanyPool pool = world.pool();
  return test::text_of(present_stability(world.subject(pool), world.stability(pool)));
}

TEST(PresentStability, ShowsStretchesAndWhatHappensAtTheirEnds) {
  EXPECT_EQ(shown(StabilityWorld()), R"(Stability

alpha Ltd stays first until Growth falls from 50 % to 36.4 %; then beta Ltd overtakes it.

Profile: Me (me)

Unknown: rescaled over what is known · Evidence: at face value · As of: no date set, so nothing
counts as too old

Criterion     Weight  First place  Whole order
──────────────────────────────────────────────
Growth          50 %   36.4–100 %   36.4–100 %
    first place: below 36.4 % beta Ltd overtakes alpha Ltd
    order: below 36.4 % beta Ltd overtakes alpha Ltd
Compensation    50 %     0–63.6 %     0–63.6 %
    first place: above 63.6 % beta Ltd overtakes alpha Ltd
    order: above 63.6 % beta Ltd overtakes alpha Ltd
Learning         0 %      0–100 %      0–100 %

Each range says how far one weight can move without a change, while the other weights keep their
proportions. Outside the range, one company overtakes another as named.
)");
}

TEST(PresentStability, RoundsLimitsInwards) {
  StabilityWorld world;
  world.companies[1] = company("beta", {observe(world.model, "revenue", 20), observe(world.model, "pay", 250)});
  // Alpha has 90 t + 10 (1 - t), Beta 20 t + 75 (1 - t): level at 65 / 135 = 48.148 %.
  EXPECT_THAT(shown(world), HasSubstr("48.2–100 %"));
}

TEST(PresentStability, SaysWhoIsLeftOut) {
  const StabilityWorld world;
  const CompanyPool pool = world.pool();
  PoolSubject subject = world.subject(pool);
  subject.counts.excluded = 2;
  subject.whole_order = false;
  const std::string text = render_markdown(present_stability(subject, world.stability(pool)).blocks);
  EXPECT_THAT(text, HasSubstr("Left out: 2 companies excluded by a deal-breaker."));
  EXPECT_THAT(text, HasSubstr("Order of the first 1"));
}

TEST(PresentStability, ShowsHostileNamesHarmless) {
  for (const std::string& name : test::hostile_names()) {
    StabilityWorld world;
    for (Company& company : world.companies) company.name = name;
    const std::string text = shown(world);
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  }
}

TEST(StabilityJson, HasThePromisedShape) {
  const StabilityWorld world;
  const CompanyPool pool = world.pool();
  const Answer answer = present_stability(world.subject(pool), world.stability(pool));
  const auto json = test::json_of_answer(answer);
  EXPECT_EQ(json["leader"], "alpha");
  EXPECT_EQ(json["top"], 1);
  ASSERT_EQ(json["rows"].size(), 18U) << "two ends of three ranges of three criteria";
  const auto& low = json["rows"][0];
  EXPECT_EQ(low["criterion"], "growth");
  EXPECT_EQ(low["scope"], "first");
  EXPECT_EQ(low["end"], "low");
  EXPECT_NEAR(low["limit"], 4.0 / 11, 1e-6);
  EXPECT_EQ(low["rising"], "beta");
  EXPECT_EQ(low["falling"], "alpha");
  EXPECT_EQ(json["rows"][1]["limit"], 1.0);
  EXPECT_EQ(json["rows"][1]["rising"], nullptr);
  EXPECT_THAT(test::csv_of(answer), HasSubstr("criterion,weight,scope,end,limit,rising,falling\n"));
}

}  // namespace
}  // namespace fitrank
