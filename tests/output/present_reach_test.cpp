#include "fitrank/present_reach.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/render.hpp"
#include "output/hostile.hpp"
#include "output/pool_scene.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::HasSubstr;
using testing::Not;

struct ReachWorld : test::PoolScene {
  ReachWorld() {
    companies = {company("alpha", {observe(model, "revenue", 90), observe(model, "pay", 120)}),
                 company("beta", {observe(model, "revenue", 20), observe(model, "pay", 200)}),
                 company("gamma", {observe(model, "revenue", 10), observe(model, "pay", 110)})};
  }

  std::string shown(const std::string& id, const ReachOptions& options = {}) const {
    const CompanyPool pool(model, companies, {}, {});
    const PoolSubject about{model, pool, profile, 0, 1, true};
    const Weights weights(profile.weights);
    const Reach reach = find_reach(pool.scores(), pool, weights, profile.missing, pool.find(id).value(), options);
    return render_terminal(present_reach({about, weights, false}, reach), {.width = 100});
  }
};

TEST(PresentReach, ShowsWeightsOptionsAndScores) {
  EXPECT_EQ(ReachWorld().shown("beta"), R"(What it takes beta Ltd to be first

beta Ltd, number 2 today, can be first: a total change of 27.3 points of weight is enough.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

Criterion     Weight now  Nearest     Set
─────────────────────────────────────────
Growth              50 %  36.36 %  36.2 %
Compensation        50 %  63.64 %  63.8 %
Learning             0 %   0.00 %     0 %

At the nearest weights it draws level with the last it has to pass, and level scores share a rank.
No smaller change does it. The round weights to set change 27.6 points.

No longer ahead of it: alpha Ltd.

To see it:

--weight growth=36.2 --weight comp=63.8 --weight learning=0

With the weights as they are, one criterion alone would make it first at a score of:

Criterion     Score now        Needed
─────────────────────────────────────
Growth               20            50
Compensation         50            80
Learning              ?  not even 100
)");
}

TEST(PresentReach, ShowsTheProof) {
  EXPECT_EQ(ReachWorld().shown("gamma"), R"(What it takes gamma Ltd to be first

No weights make gamma Ltd first (number 3 today): alpha Ltd is better on everything known of it.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

Better on everything known of it, whatever the weights:

Ahead of it  Growth  Compensation  Learning
───────────────────────────────────────────
gamma Ltd        10             5     ? = 0
alpha Ltd        90            10         0

With the weights as they are, one criterion alone would make it first at a score of:

Criterion     Score now        Needed
─────────────────────────────────────
Growth               10            95
Compensation          5            90
Learning              ?  not even 100
)");
}

TEST(PresentReach, SaysWhatIsProvenWhereTheNearestIsOnlyTheBestFound) {
  const ReachWorld world;
  const CompanyPool pool(world.model, world.companies, {}, {});
  const PoolSubject about{world.model, pool, world.profile, 3, 1, true};
  const Weights weights(world.profile.weights);
  Reach reach = find_reach(pool.scores(), pool, weights, world.profile.missing, 1);
  reach.change_least = reach.change / 2;
  reach.level_only = true;
  const ReachSubject subject{about, weights, true};
  const std::string text = render_markdown(present_reach(subject, reach));
  EXPECT_THAT(text, HasSubstr("can draw level with who is first"));
  EXPECT_THAT(text, HasSubstr("They are the best found; that less than"));
  EXPECT_THAT(text, HasSubstr("3 companies excluded by a deal-breaker. Other weights may exclude others."));
  EXPECT_EQ(reach_json(subject, reach)["then"]["exact"], false);
  reach.verdict = ReachVerdict::open;
  EXPECT_THAT(reach_sentence(about, reach), HasSubstr("that there are none is not proven"));
}

TEST(PresentReach, ShowsHostileNamesHarmless) {
  for (const std::string& name : test::hostile_names()) {
    ReachWorld world;
    for (Company& company : world.companies) company.name = name;
    EXPECT_THAT(world.shown("beta"), Not(HasSubstr("\x1b")));
    EXPECT_THAT(world.shown("gamma"), Not(HasSubstr("\x1b")));
  }
}

}  // namespace
}  // namespace fitrank
