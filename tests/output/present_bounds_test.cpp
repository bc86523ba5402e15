#include "output/present_bounds.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
#include "output/hostile.hpp"
#include "output/pool_scene.hpp"
#include "output/render.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::HasSubstr;
using testing::Not;

struct BoundsWorld : test::PoolScene {
  BoundsWorld() {
    companies = {company("alpha", {observe(model, "revenue", 90), observe(model, "pay", 120)}),
                 company("beta", {observe(model, "revenue", 95)})};
  }

  PoolSubject subject(const CompanyPool& pool) const { return PoolScene::subject(pool, 5); }
  BoundsReport report(const CompanyPool& pool) const {
    return report_bounds(pool.scores(), pool, Weights(profile.weights), profile.missing, 5, 5);
  }
};

TEST(PresentBounds, ShowsBothKindsOfBoundsSideBySide) {
  const BoundsWorld world;
  const CompanyPool pool = world.pool();
  EXPECT_EQ(test::text_of(present_bounds(world.subject(pool), world.report(pool))), R"(Bounds

alpha Ltd is first today; missing data could put it anywhere from 1 to 2, moving weights by 5 points
could not.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

#  Company    Fit  Fit, unknown known  Rank  Fit, weights ±5  Rank
──────────────────────────────────────────────────────────────────
1  alpha Ltd   50               42–50   1–2            46–54     1
2  beta Ltd    48               38–97   1–2            43–52     2

The columns on the left are over all missing data, whatever they turn out to be. Those on the right
are over weights that each differ from the profile's by at most 5 points and add up to 100 %, with
unknowns counted as the policy says.
)");
}

TEST(PresentBounds, SaysWhatIsProvenAndWhatIsFound) {
  const BoundsWorld world;
  const CompanyPool pool = world.pool();
  BoundsReport report = world.report(pool);
  report.rows[0].weights.worst = {.proven = 9, .found = 4, .weights = {}};
  PoolSubject subject = world.subject(pool);
  subject.counts.excluded = 2;
  const std::string text = render_markdown(present_bounds(subject, report).blocks);
  EXPECT_THAT(text, HasSubstr("1–9 (1–4 found)"));
  EXPECT_THAT(text, HasSubstr("from 1 to at most 9."));
  EXPECT_THAT(text, HasSubstr("no weights give ranks outside the"));
  EXPECT_THAT(text, HasSubstr("Left out: 2 companies excluded by a deal-breaker."));
  const nlohmann::ordered_json row = test::json_of_answer(present_bounds(subject, report))["rows"][0];
  EXPECT_EQ(row["weights_worst"], 9);
  EXPECT_EQ(row["weights_worst_found"], 4);
  EXPECT_TRUE(row["worst_weights"].is_null());
}

TEST(PresentBounds, ShowsHostileNamesHarmless) {
  for (const std::string& name : test::hostile_names()) {
    BoundsWorld world;
    for (Company& company : world.companies) company.name = name;
    const CompanyPool pool = world.pool();
    const std::string text = test::text_of(present_bounds(world.subject(pool), world.report(pool)));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  }
}

TEST(PresentBounds, OfNobodySaysSo) {
  BoundsWorld world;
  world.companies.clear();
  const CompanyPool pool = world.pool();
  EXPECT_EQ(bounds_sentence(world.subject(pool), world.report(pool)), "No company can be ranked.");
}

}  // namespace
}  // namespace fitrank
