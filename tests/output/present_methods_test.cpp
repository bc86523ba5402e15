#include "output/present_methods.hpp"

#include <gmock/gmock.h>

#include "output/answer_text.hpp"
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
  PoolSubject subject(const CompanyPool& pool) const {
    PoolSubject about = PoolScene::subject(pool, 2);
    about.counts.excluded = 1;
    return about;
  }
};

TEST(PresentMethods, ShowsEveryMethodsRankOfCompaniesThatAnyHasAmongItsFirst) {
  const MethodsWorld world;
  const CompanyPool pool = world.pool();
  EXPECT_EQ(test::text_of(present_methods(world.subject(pool), world.methods(pool))), R"(Methods

3 of 5 methods put alpha Ltd first; weighted product and VIKOR put beta Ltd first.

Profile: Me (me)

Unknown: counts as zero · Evidence: at face value · As of: no date set, so nothing counts as too old

Company    Fit  Weighted sum  Weighted product  TOPSIS  VIKOR  PROMETHEE II
───────────────────────────────────────────────────────────────────────────
alpha Ltd   53             1                 2       1      2             1
beta Ltd    50             2                 1       2      1             1

VIKOR proposes beta Ltd, alpha Ltd: the first is not far enough ahead.

Compared with weighted sum  Kendall's tau  Weighted Spearman    WS
──────────────────────────────────────────────────────────────────
Weighted product                     0.33               0.38  0.50
    a weakness costs more the deeper it is; 0 on any weighted criterion makes the whole score 0
TOPSIS                               1.00               1.00  1.00
    near the best of all companies and far from the worst of all
VIKOR                                0.33               0.38  0.50
    small losses against the best: half in total, half on the worst criterion
PROMETHEE II                         0.82               0.84  0.75
    how many companies it beats on each criterion, less how many beat it

1 is the same order and -1 the reverse (for WS, a number above 0). Weighted Spearman and WS count
the first ranks for more. Weighted sum and weighted product score each company by itself. The other
methods compare companies with each other, so that adding one company can swap two others.

An unknown counts as 0 in every method; a weighted product with an unknown is 0.

Left out: 1 company excluded by a deal-breaker.
)");
}

TEST(PresentMethods, RowsHoldRanksAndScores) {
  const MethodsWorld world;
  const CompanyPool pool = world.pool();
  const Answer answer = present_methods(world.subject(pool), world.methods(pool));
  EXPECT_EQ(answer.rows.size(), 15U) << "three companies by five methods";
  const std::string csv = test::csv_of(answer);
  EXPECT_THAT(csv, HasSubstr("id,name,method,rank,method_score\nalpha,alpha Ltd,weighted_sum,1,"));
  EXPECT_THAT(csv, HasSubstr("\nbeta,beta Ltd,weighted_sum,2,50.0\n"));
}

TEST(PresentMethods, JsonHoldsAllPairsOfMethods) {
  const MethodsWorld world;
  const CompanyPool pool = world.pool();
  const auto json = test::json_of_answer(present_methods(world.subject(pool), world.methods(pool)));
  EXPECT_EQ(json["agreement"].size(), 10U);
  EXPECT_EQ(json["agreement"][0]["method"], "weighted_sum");
  EXPECT_EQ(json["rows"][6]["id"], "beta");
  EXPECT_EQ(json["rows"][6]["method"], "weighted_product");
  EXPECT_EQ(json["rows"][6]["rank"], 1);
  EXPECT_EQ(json["vikor_proposes"], nlohmann::ordered_json::array({"beta", "alpha"}));
  EXPECT_EQ(json["counts"]["excluded"], 1);
}

TEST(PresentMethods, SaysWhichMethodTellsNobodyApart) {
  MethodsWorld world;
  world.companies = {company("alpha", {observe(world.model, "revenue", 100)}),
                     company("beta", {observe(world.model, "pay", 120)})};
  const CompanyPool pool = world.pool();
  EXPECT_THAT(methods_sentence(world.subject(pool), world.methods(pool)),
              HasSubstr("Weighted product is not applicable: it ties all companies."));
}

TEST(PresentMethods, NobodyToRank) {
  MethodsWorld world;
  world.companies = {company("alpha", {})};
  const CompanyPool pool = world.pool();
  EXPECT_EQ(methods_sentence(world.subject(pool), world.methods(pool)), "No company can be ranked.");
  EXPECT_THAT(test::text_of(present_methods(world.subject(pool), world.methods(pool))),
              HasSubstr("1 company with no data for any weighted criterion"));
}

}  // namespace
}  // namespace fitrank
