#include "fitrank/present_methods.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/render.hpp"
#include "output/pool_scene.hpp"

namespace fitrank {
namespace {

using test::company;
using test::observe;
using testing::HasSubstr;

struct MethodsWorld : test::PoolScene {
  MethodsWorld() {
    companies = {company("alpha", {observe(model, "revenue", 100), observe(model, "pay", 110)}),
                 company("beta", {observe(model, "revenue", 50), observe(model, "pay", 200)}),
                 company("gamma", {observe(model, "revenue", 40)})};
  }

  MethodComparison methods(const CompanyPool& pool) const {
    return compare_methods(pool.scores(), pool, Weights(profile.weights), profile.missing);
  }
  PoolSubject subject(const CompanyPool& pool) const { return {model, pool, profile, 1, 2, true}; }
};

TEST(PresentMethods, ShowsEveryMethodsRankOfWhomAnyHasAmongItsFirst) {
  const MethodsWorld world;
  const CompanyPool pool = world.pool();
  const Document document = present_methods(world.subject(pool), world.methods(pool));
  EXPECT_EQ(render_terminal(document, {.width = 100}), R"(Methods

3 of 5 methods put alpha Ltd first; by weighted product and VIKOR it is beta Ltd.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

Company    Fit  Weighted sum  Weighted product  TOPSIS  VIKOR  PROMETHEE II
───────────────────────────────────────────────────────────────────────────
alpha Ltd   53             1                 2       1      2             1
beta Ltd    50             2                 1       2      1             1

VIKOR proposes beta Ltd, alpha Ltd: the first is not ahead by enough.

Against the weighted sum  Kendall's tau  Weighted Spearman    WS
────────────────────────────────────────────────────────────────
Weighted product                   0.33               0.38  0.50
    a weakness costs more the deeper it is; 0 on anything weighed is 0 in all
TOPSIS                             1.00               1.00  1.00
    near to the best of all and far from the worst of all
VIKOR                              0.33               0.38  0.50
    half of what is lost in all, half of what is lost on the worst
PROMETHEE II                       0.82               0.84  0.75
    how many others it beats, criterion by criterion, less how many beat it

1 is the same order, -1 the reverse (by WS a number above 0); weighted Spearman and WS count the top
for more. The first two methods look at one company at a time; the others compare companies with
each other, so that the arrival of a third can swap two.

An unknown counts as 0 in every method; a weighted product with one is 0.

Left out: 1 company excluded by a deal-breaker.
)");
}

TEST(PresentMethods, RecordsHoldRanksAndScores) {
  const MethodsWorld world;
  const CompanyPool pool = world.pool();
  const Records records = present_methods(world.subject(pool), world.methods(pool)).records;
  EXPECT_EQ(records.header.size(), 11U);
  ASSERT_EQ(records.rows.size(), 3U);
  EXPECT_EQ(records.rows[0][0].text, "alpha");
  EXPECT_EQ(records.rows[1][2].text, "50");
}

TEST(PresentMethods, JsonHoldsAllPairsOfMethods) {
  const MethodsWorld world;
  const CompanyPool pool = world.pool();
  const auto json = methods_json(world.subject(pool), world.methods(pool));
  EXPECT_EQ(json["agreement"].size(), 10U);
  EXPECT_EQ(json["companies"][1]["weighted_product"]["rank"], 1);
  EXPECT_EQ(json["excluded"], 1);
}

TEST(PresentMethods, SaysWhichMethodTellsNobodyApart) {
  MethodsWorld world;
  world.companies = {company("alpha", {observe(world.model, "revenue", 100)}),
                     company("beta", {observe(world.model, "pay", 120)})};
  const CompanyPool pool = world.pool();
  EXPECT_THAT(methods_sentence(world.subject(pool), world.methods(pool)),
              HasSubstr("Weighted product is not applicable: it gives every company the same score."));
}

TEST(PresentMethods, NobodyToRank) {
  MethodsWorld world;
  world.companies = {company("alpha", {})};
  const CompanyPool pool = world.pool();
  EXPECT_EQ(methods_sentence(world.subject(pool), world.methods(pool)), "No company can be ranked.");
  EXPECT_THAT(render_terminal(present_methods(world.subject(pool), world.methods(pool)), {}),
              HasSubstr("Not ranked by any method"));
}

}  // namespace
}  // namespace fitrank
