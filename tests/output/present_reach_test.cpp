#include "output/present_reach.hpp"

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

struct ReachWorld : test::PoolScene {
  ReachWorld() {
    companies = {company("alpha", {observe(model, "revenue", 90), observe(model, "pay", 120)}),
                 company("beta", {observe(model, "revenue", 20), observe(model, "pay", 200)}),
                 company("gamma", {observe(model, "revenue", 10), observe(model, "pay", 110)})};
  }

  std::string shown(const std::string& id, const ReachOptions& options = {}) const {
    const CompanyPool all = pool();
    const PoolSubject about = subject(all, 1);
    const Reach reach = find_reach(all.scores(), all, about.weights, profile.missing, all.find(id).value(), options);
    return test::text_of(present_reach(about, reach, false));
  }
};

TEST(PresentReach, ShowsWeightsOptionsAndScores) {
  EXPECT_EQ(ReachWorld().shown("beta"), R"(What it takes for beta Ltd to be first

beta Ltd, number 2 today, can be first: a total change of 27.3 points of weight is enough.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

Criterion     Weight now  Nearest     Set
─────────────────────────────────────────
Growth              50 %  36.36 %  36.2 %
Compensation        50 %  63.64 %  63.8 %
Learning             0 %   0.00 %     0 %

At the nearest weights it ties with the last company that it has to pass; tied companies share a
rank. No smaller change is enough. The round weights to set change 27.6 points in total.

Companies that it passes: alpha Ltd.

To rank with these weights:

--weight growth=36.2 --weight comp=63.8 --weight learning=0

With the present weights, any one of these scores would make it first:

Criterion     Score now         Needed
──────────────────────────────────────
Growth               20             50
Compensation         50             80
Learning              ?  more than 100
)");
}

TEST(PresentReach, ShowsTheProof) {
  EXPECT_EQ(ReachWorld().shown("gamma"), R"(What it takes for gamma Ltd to be first

No weights make gamma Ltd first (number 3 today): alpha Ltd is better on every criterion with data
for gamma Ltd.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

With any weights, the second row has a company that is ahead of gamma Ltd:

Company    Growth  Compensation  Learning
─────────────────────────────────────────
gamma Ltd      10             5     ? = 0
alpha Ltd      90            10         0

With the present weights, any one of these scores would make it first:

Criterion     Score now         Needed
──────────────────────────────────────
Growth               10             95
Compensation          5             90
Learning              ?  more than 100
)");
}

TEST(PresentReach, SaysWhatIsProvenWhereTheNearestIsOnlyTheBestFound) {
  const ReachWorld world;
  const CompanyPool pool = world.pool();
  PoolSubject about = world.subject(pool, 1);
  about.counts.excluded = 3;
  Reach reach = find_reach(pool.scores(), pool, about.weights, world.profile.missing, 1);
  reach.change_least = reach.change / 2;
  reach.level_only = true;
  const Answer answer = present_reach(about, reach, true);
  const std::string text = render_markdown(answer.blocks);
  EXPECT_THAT(text, HasSubstr("can tie for first place"));
  EXPECT_THAT(text, HasSubstr("Less than 13.6 points is proven not to be enough."));
  EXPECT_THAT(text, HasSubstr("3 companies excluded by a deal-breaker. Other weights may exclude other companies."));
  EXPECT_EQ(test::json_of_answer(answer)["exact"], false);
  reach.verdict = ReachVerdict::open;
  EXPECT_THAT(reach_sentence(about, reach), HasSubstr("but it is not proven that there are none"));
  EXPECT_EQ(test::json_of_answer(present_reach(about, reach, true))["change"], nullptr);
}

TEST(PresentReach, GivesTheWholeNumbersToMachines) {
  const ReachWorld world;
  const CompanyPool pool = world.pool();
  const PoolSubject about = world.subject(pool, 1);
  const auto answer_for = [&](std::size_t row) {
    return present_reach(about, find_reach(pool.scores(), pool, about.weights, world.profile.missing, row), false);
  };
  const auto beta = test::json_of_answer(answer_for(1));
  EXPECT_EQ(beta["id"], "beta");
  EXPECT_EQ(beta["outcome"], "reachable");
  EXPECT_EQ(beta["passed"], nlohmann::ordered_json::array({"alpha"}));
  EXPECT_NEAR(beta["rows"][0]["nearest"], 4.0 / 11, 1e-4);
  EXPECT_EQ(beta["rows"][0]["score"], 20.0);
  EXPECT_EQ(beta["rows"][2]["needed"], nullptr);
  const auto gamma = test::json_of_answer(answer_for(2));
  EXPECT_EQ(gamma["outcome"], "impossible");
  EXPECT_EQ(gamma["proof"][0]["shares"]["alpha"], 1.0);
  EXPECT_EQ(gamma["proof"][0]["criteria"]["growth"], 90.0);
  EXPECT_THAT(test::csv_of(answer_for(2)), HasSubstr("criterion,weight,nearest,percent,score,needed\ngrowth,0.5,,,"));
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
