#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
#include "output/hostile.hpp"
#include "output/present_ranking.hpp"
#include "output/render.hpp"
#include "output/scene.hpp"

namespace fitrank {
namespace {

using fitrank::test::Scene;
using ::testing::HasSubstr;
using ::testing::Not;

std::string shown_ranking(const Scene& scene) {
  return render_terminal(present_ranking(scene.subject(), scene.report).blocks, {.width = 200});
}
std::string csv(const Scene& scene) {
  return test::csv_of(present_ranking(scene.subject(), scene.report),
                      {"rank", "id", "name", "score", "low", "high", "coverage", "growth", "comp", "learning"});
}
nlohmann::ordered_json json_of(const Scene& scene) {
  return test::json_of_answer(present_ranking(scene.subject(), scene.report));
}

TEST(PresentRanking, ShowsPoliciesWeightsTableReasonsAndRemarks) {
  const Scene scene;
  EXPECT_EQ(render_terminal(present_ranking(scene.subject(), scene.report).blocks, {.width = 100}),
            R"(Software engineer (swe-01)

NVIDIA is first with a fit score of 73.

Unknown: counts as zero · Evidence: at face value · As of: 2026-05-13

Weights: Growth 50 %, Pay 25 %, Learning 25 %.

#  Company      Fit  Range  Coverage  Growth  Pay  Learning
───────────────────────────────────────────────────────────
1  NVIDIA        73  73–98      75 %      98    ?        95
    why: +32.9 Growth: Revenue growth 142 %, year on year (filed, 2026-02-25); +23.8 Learning:
      Role "designs silicon" (announced, 2025-03)
    risk: Growth: Access to capital "listed" (filed, undated) scores 95
    unknown: Pay (counts as zero)
2  Astera Labs   65  65–90      75 %      90    ?        80
    unknown: Pay (counts as zero)

Missing data could put Astera Labs ahead of NVIDIA: their ranges overlap.

The scores of 1 shown company come from a table, without observations.

Not ranked

There are no data for any weighted criterion of:

- Quiet

Left out: 1 observation dated after 2026-05-13.
)");
}

TEST(PresentRanking, ShowsTheSameInMarkdown) {
  const Scene scene;
  EXPECT_EQ(render_markdown(present_ranking(scene.subject(), scene.report).blocks),
            R"(# Software engineer (swe-01)

NVIDIA is first with a fit score of 73.

Unknown: counts as zero · Evidence: at face value · As of: 2026-05-13

Weights: Growth 50 %, Pay 25 %, Learning 25 %.

| \# | Company | Fit | Range | Coverage | Growth | Pay | Learning | Why |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| 1 | **NVIDIA** | **73** | 73–98 | 75 % | 98 | ? | 95 | why: +32.9 Growth: Revenue growth 142 %, year on year (filed, 2026-02-25); +23.8 Learning: Role "designs silicon" (announced, 2025-03)<br>risk: Growth: Access to capital "listed" (filed, undated) scores 95<br>unknown: Pay (counts as zero) |
| 2 | **Astera Labs** | **65** | 65–90 | 75 % | 90 | ? | 80 | unknown: Pay (counts as zero) |

Missing data could put Astera Labs ahead of NVIDIA: their ranges overlap.

The scores of 1 shown company come from a table, without observations.

## Not ranked

There are no data for any weighted criterion of:

- Quiet

Left out: 1 observation dated after 2026-05-13.
)");
}

TEST(PresentRanking, CutsEndlessNamesInItsRemarks) {
  Scene scene;
  for (Company& company : scene.set.companies) company.name = std::string(10000, 'x');
  const std::string cut = std::string(59, 'x') + "…";
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Missing data could put " + cut + " ahead of " + cut + ": "));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("criterion of:\n\n- " + cut + "\n"));
}

TEST(PresentRanking, NamesThePolicyForTheUnknown) {
  Scene scene;
  scene.profile.missing = MissingPolicy::renormalize;
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Unknown: rescaled over what is known · "));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("unknown: Pay (rescaled over what is known)\n"));
  scene.profile.missing = MissingPolicy::neutral;
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Unknown: counts as a neutral 50 · "));
}

TEST(PresentRanking, SaysThatNoDateIsSet) {
  Scene scene;
  scene.profile.as_of.reset();
  EXPECT_THAT(shown_ranking(scene), HasSubstr("As of: no date set, so nothing counts as too old\n"));
}

TEST(PresentRanking, SaysWhatWeightsWereScaledFrom) {
  Scene scene;
  scene.profile.weights = {0.5, 0.25, 0.2};
  EXPECT_THAT(shown_ranking(scene), HasSubstr("The profile's weights add up to 0.95; scaled to 100 %.\n"));
  scene.profile.weights = {0.1, 0.2, 0.7};
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("scaled to")));
  scene.profile.weights = {35, 60, 5};
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("scaled to")));
}

TEST(PresentRanking, SaysWhichCriteriaTheProfileLeavesOut) {
  Scene scene;
  scene.profile.left_out = {1};
  scene.report.weights = scene.report.own_weights = {0.75, 0, 0.25};
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Weights: Growth 75 %, Learning 25 %.\n"));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Not in the profile, so without weight: Pay.\n"));
  scene.profile.left_out.clear();  // weighed by 0 in so many words
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Weights: Growth 75 %, Pay 0 %, Learning 25 %.\n"));
}

TEST(PresentRanking, ShowsTheWeightThatAnOverrideGivesToALeftOutCriterion) {
  Scene scene;
  scene.profile.left_out = {1};
  scene.report.overridden = true;
  scene.report.own_weights = {0.75, 0, 0.25};
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Growth 75 % → 50 %, Pay 0 % → 25 %, Learning 25 %.\n"));
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("Not in the profile")));
}

TEST(PresentRanking, ShowsOverriddenWeightsAndMoves) {
  Scene scene;
  scene.report.overridden = true;
  scene.report.own_weights = {0.25, 0.25, 0.5};
  scene.report.rows[0].rank_before = 2;
  scene.report.rows[1].rank_before = 1;
  EXPECT_THAT(shown_ranking(scene),
              HasSubstr("Weights (the profile's own → used): Growth 25 % → 50 %, Pay 25 %, Learning 50 % → 25 %.\n"));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Coverage  Move  Was  Growth"));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("75 %    ▲1    2  "));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("75 %    ▼1    1  "));
  scene.report.rows[0].rank_before = 1;
  scene.report.rows[1].rank_before.reset();
  EXPECT_THAT(shown_ranking(scene), HasSubstr("75 %     =    1  "));
  EXPECT_THAT(shown_ranking(scene), HasSubstr("75 %   new       "));
}

TEST(PresentRanking, SaysWhatTopCutOff) {
  Scene scene;
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("shown.")));
  scene.report.ranked = 12;
  EXPECT_THAT(shown_ranking(scene), HasSubstr("2 of 12 ranked companies shown.\n"));
}

TEST(PresentRanking, WarnsOnlyWhereTheFirstTwoRangesOverlap) {
  Scene scene;
  scene.report.rows[1].place.fit = {65, 65, 72.5, 0.925};
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("overlap")));
  scene.report.rows[1].place.fit = {65, 65, 73, 0.92};
  EXPECT_THAT(shown_ranking(scene), HasSubstr("overlap"));
  scene.report.rows.pop_back();
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("overlap")));
}

TEST(PresentRanking, ListsWhatIsStatedBesideWhatIsObserved) {
  Scene scene;
  scene.report.rows[0].why.stated = {1};
  scene.report.rows[0].why.unknown.clear();
  EXPECT_THAT(shown_ranking(scene), HasSubstr("    stated by a table without a source: Pay\n"));
}

TEST(PresentRanking, NamesNoRiskThatIsAStrength) {
  Scene scene;
  scene.report.rows[0].why.risk = scene.report.rows[0].why.strengths[0];
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("risk:")));
}

TEST(PresentRanking, SaysThatValuesWithoutATierAreTakenAtFaceValueUnderDiscounting) {
  Scene scene;
  scene.report.untiered = true;
  EXPECT_THAT(shown_ranking(scene), Not(HasSubstr("large tables")));
  scene.profile.evidence = EvidencePolicy::discounted;
  EXPECT_THAT(shown_ranking(scene), HasSubstr("Evidence: discounted by trust"));
  EXPECT_THAT(shown_ranking(scene),
              HasSubstr("Values from large tables count at face value, because they have no evidence tier.\n"));
}

TEST(PresentRanking, SaysThatThereIsNothingToRank) {
  Scene scene;
  scene.report.rows.clear();
  EXPECT_THAT(shown_ranking(scene), HasSubstr("\nNo company can be ranked.\n\nNot ranked\n"));
  scene.report.unranked.clear();
  scene.report.unranked_in_all = 0;
  scene.report.companies = 0;
  EXPECT_THAT(shown_ranking(scene), HasSubstr("\nThere are no companies to rank.\n"));
  EXPECT_EQ(csv(scene), "rank,id,name,score,low,high,coverage,growth,comp,learning\n");
}

TEST(PresentRanking, ListsNoMoreThanTwentyUnranked) {
  Scene scene;
  scene.report.unranked.assign(25, 2);
  scene.report.unranked_in_all = 25;
  EXPECT_THAT(shown_ranking(scene), HasSubstr("- Quiet\n- and 5 more\n"));
}

TEST(PresentRanking, ShowsTheIdOfACompanyWithoutAName) {
  Scene scene;
  scene.set.companies[0].name.clear();
  EXPECT_THAT(shown_ranking(scene), HasSubstr("1  nvidia "));
}

TEST(PresentRanking, WritesRecordsInFullPrecisionAndUnrankedWithoutRank) {
  Scene scene;
  scene.report.rows[0].place.fit.score = 0.1 + 0.2;
  scene.set.scores.set(0, 0, 97.1F);
  EXPECT_EQ(csv(scene),
            "rank,id,name,score,low,high,coverage,growth,comp,learning\n"
            "1,nvidia,NVIDIA,0.30000000000000004,72.5,97.5,0.75,97.0999984741211,,95.0\n"
            "2,astera,Astera Labs,65.0,65.0,90.0,0.75,90.0,,80.0\n"
            ",quiet,Quiet,,0.0,100.0,0.0,,,\n");
}

TEST(PresentRanking, ShowsHostileNamesHarmlessInEveryFormat) {
  for (const std::string& name : fitrank::test::hostile_names()) {
    Scene scene;
    scene.profile.title = scene.model.criteria[1].label = scene.model.signals[0].label = name;
    for (Company& company : scene.set.companies) company.name = name;
    const Answer answer = present_ranking(scene.subject(), scene.report);
    const std::string markdown = render_markdown(answer.blocks);
    EXPECT_EQ(markdown.find("</"), std::string::npos);
    for (const std::string& text :
         {render_terminal(answer.blocks, {}), markdown, test::csv_of(answer), render_html(answer.blocks)}) {
      for (const std::string bad : {"\x1b", "\r", "\u202E", "\xff"})
        EXPECT_EQ(text.find(bad), std::string::npos) << text;
    }
  }
}

TEST(RankingJson, SaysWhatItHoldsFor) {
  nlohmann::ordered_json json = json_of(Scene());
  json.erase("rows");
  json.erase("not_ranked");
  EXPECT_EQ(
      json.dump(),
      R"({"format":2,"fitrank":"","command":"","arguments":[],"profile":"swe-01","profile_hash":null,)"
      R"("model_hash":null,"companies_hash":null,"weights":{"growth":0.5,"comp":0.25,"learning":0.25},)"
      R"("missing":"zero","estimate":null,"interval":0.8,"evidence":"face_value","method":"weighted_sum",)"
      R"("min_coverage":0.0,"as_of":"2026-05-13","as_of_from":"profile","sentence":"NVIDIA is first with a fit score of 73.","counts":{"companies":3,)"
      R"("ranked":2,"unranked":1,"excluded":0,"too_little_known":0},"only_layer":null,"verdict":null,"without":[],)"
      R"("dossiers_apart":null,"published":null})");
}

TEST(RankingJson, GivesEachCompanyScoresReasonsAndDates) {
  const nlohmann::ordered_json json = json_of(Scene());
  EXPECT_EQ(
      json["rows"][0].dump(),
      R"({"standing":"ranked","rank":1,"id":"nvidia","name":"NVIDIA","ticker":"NVDA","layer":null,"market":null,"score":72.5,)"
      R"("low":72.5,"high":97.5,"likely_low":null,"likely_high":null,"coverage":0.75,)"
      R"("criteria":{"growth":97.5,"comp":null,"learning":95.0},"expected_criteria":[],"unknown_criteria":["comp"],)"
      R"("complete_as_of":null,"oldest":"2025-03","latest":"2026-02-25","why":[)"
      R"({"criterion":"growth","signal":"revenue_growth","value":142.0,"level":null,"label":null,)"
      R"("unit":"percent, year on year","tier":"filed","as_of":"2026-02-25","filed":null,"source":"10-K",)"
      R"("source_title":null,"note":"Data-centre revenue","score":98.75,"points":32.916666666666664},)"
      R"({"criterion":"learning","signal":"compute_role","value":null,"level":"designs_silicon",)"
      R"("label":"designs silicon","unit":"level","tier":"announced","as_of":"2025-03","filed":null,"source":"keynote",)"
      R"("source_title":null,"note":null,"score":95.0,"points":23.75}],)"
      R"("risk":{"criterion":"growth","signal":"capital","value":null,"level":"listed","label":"listed","unit":"level",)"
      R"("tier":"filed","as_of":null,"filed":null,"source":"exchange","source_title":null,"note":null,"score":95.0,)"
      R"("points":15.833333333333334},"stale":[],"flags":[],"ask":[],"excluded_by":[],"would_rank":null,)"
      R"("rank_before":null})");
  EXPECT_EQ(json["not_ranked"].size(), 1);
  EXPECT_EQ(json["not_ranked"][0]["standing"], "unranked");
  EXPECT_EQ(json["not_ranked"][0]["id"], "quiet");
  EXPECT_TRUE(json["not_ranked"][0]["rank"].is_null());
}

TEST(RankingJson, NamesPoliciesAndEarlierRanks) {
  Scene scene;
  scene.profile.missing = MissingPolicy::renormalize;
  scene.profile.evidence = EvidencePolicy::discounted;
  scene.profile.as_of.reset();
  scene.report.overridden = true;
  scene.report.rows[0].rank_before = 2;
  const nlohmann::ordered_json json = json_of(scene);
  EXPECT_EQ(json["missing"], "renormalize");
  EXPECT_EQ(json["evidence"], "discounted");
  EXPECT_TRUE(json["as_of"].is_null());
  EXPECT_EQ(json["rows"][0]["rank_before"], 2);
  EXPECT_TRUE(json["rows"][1]["rank_before"].is_null());
  scene.profile.missing = MissingPolicy::neutral;
  EXPECT_EQ(json_of(scene)["missing"], "neutral");
}

TEST(RankingJson, CarriesFloatScoresAsTheyAre) {
  Scene scene;
  scene.set.scores.set(0, 0, 97.1F);
  EXPECT_EQ(json_of(scene)["rows"][0]["criteria"]["growth"].get<double>(), static_cast<double>(97.1F));
}

TEST(RankingJson, IsCompleteWithoutCompanies) {
  Scene scene;
  scene.set = {};
  scene.report.rows.clear();
  scene.report.unranked.clear();
  scene.report.unranked_in_all = 0;
  scene.report.ranked = scene.report.companies = 0;
  const nlohmann::ordered_json json = json_of(scene);
  EXPECT_EQ(json["counts"].dump(), R"({"companies":0,"ranked":0,"unranked":0,"excluded":0,"too_little_known":0})");
  EXPECT_EQ(json["sentence"], "There are no companies to rank.");
  EXPECT_EQ(json["rows"].dump() + json["not_ranked"].dump(), "[][]");
}

TEST(ShortRanking, FitsTwentyLines) {
  Scene scene;
  scene.report.ranked = 12;
  scene.report.excluded_in_all = 3;
  const auto text =
      render_terminal(present_ranking(scene.subject(), scene.report, {.short_form = true}).blocks, {.width = 80});
  EXPECT_EQ(text, R"(NVIDIA is first with a fit score of 73.

#  Company      Fit  Range  Coverage
────────────────────────────────────
1  NVIDIA        73  73–98      75 %
    +32.9 Revenue growth 142 % (filed, 2026-02-25); unknown: Pay; risk: Acces…
2  Astera Labs   65  65–90      75 %
    unknown: Pay

Profile swe-01: unknown counts as zero, evidence at face value, as of
2026-05-13. 2 of 12 ranked companies shown. Left out: 3 companies excluded by a
deal-breaker; 1 company with no data for any weighted criterion. --why: weights,
all reasons, all gaps.
)");
}

}  // namespace
}  // namespace fitrank
