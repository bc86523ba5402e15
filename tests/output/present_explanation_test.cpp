#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "output/answer_text.hpp"
#include "output/present_explanation.hpp"
#include "output/render.hpp"
#include "output/scene.hpp"
#include "output/set_aside.hpp"

namespace fitrank {
namespace {

using fitrank::test::Scene;
using ::testing::HasSubstr;
using ::testing::Not;

std::string shown_explanation(const Scene& scene) {
  return render_terminal(present_explanation(scene.subject(), scene.explanation).blocks, {.width = 200});
}

TEST(PresentExplanation, TakesTheScoreApartDownToSources) {
  const Scene scene;
  EXPECT_EQ(render_terminal(present_explanation(scene.subject(), scene.explanation).blocks, {.width = 80}),
            R"(NVIDIA (nvidia)

Fit 73 of 100, rank 1 of 2, range 73–98, coverage 75 %.

Profile: Software engineer (swe-01)

Unknown: counts as zero · Evidence: at face value · As of: 2026-05-13

Criterion, signal    Value                Score  Weight  Points
───────────────────────────────────────────────────────────────
Growth                                     97.5    50 %   48.75
  Revenue growth     142 %, year on year   98.8      ×2   32.92
    filed, 2026-02-25; source: 10-K; Data-centre revenue
  also observed      120 %, year on year
    set aside, weaker tier: reported, undated; source: a newspaper
  Access to capital  "listed"                95      ×1   15.83
    filed, undated; source: exchange
Pay                                           ?    25 %    0.00
  Total pay          ?
Learning                                     95    25 %   23.75
  Role               "designs silicon"       95      ×1   23.75
    announced, 2025-03; source: keynote
    counts 100 % of Learning, as 1 of 2 signals is unknown
  R&D share          ?
Fit score                                         100 %   72.50

A criterion's points are its weight times its score; its signals share them by
importance (×) times score.

Left out, dated after 2026-05-13:

- R&D share: 25.5 % of revenue; filed, 2026-06-01; source: 10-Q
)");
}

TEST(PresentExplanation, ShowsTheSameInMarkdown) {
  const Scene scene;
  EXPECT_EQ(render_markdown(present_explanation(scene.subject(), scene.explanation).blocks),
            R"(# NVIDIA (nvidia)

**Fit 73 of 100, rank 1 of 2, range 73–98, coverage 75 %.**

Profile: Software engineer (swe-01)

Unknown: counts as zero · Evidence: at face value · As of: 2026-05-13

| Criterion, signal | Value | Score | Weight | Points | Evidence |
| --- | --- | ---: | ---: | ---: | --- |
| **Growth** | | **97.5** | **50 %** | **48.75** | |
| Revenue growth | 142 %, year on year | 98.8 | ×2 | 32.92 | filed, 2026-02-25; source: 10-K; Data-centre revenue |
| also observed | 120 %, year on year | | | | set aside, weaker tier: reported, undated; source: a newspaper |
| Access to capital | "listed" | 95 | ×1 | 15.83 | filed, undated; source: exchange |
| **Pay** | | ? | **25 %** | **0.00** | |
| Total pay | ? | | | | |
| **Learning** | | **95** | **25 %** | **23.75** | |
| Role | "designs silicon" | 95 | ×1 | 23.75 | announced, 2025-03; source: keynote<br>counts 100 % of Learning, as 1 of 2 signals is unknown |
| R&amp;D share | ? | | | | |
| **Fit score** | | | **100 %** | **72.50** | |

A criterion's points are its weight times its score; its signals share them by importance (×) times score.

Left out, dated after 2026-05-13:

- R&amp;D share: 25.5 % of revenue; filed, 2026-06-01; source: 10-Q
)");
}

TEST(PresentExplanation, ShowsPointsThatAddUp) {
  Scene scene;
  for (CriterionLine& line : scene.explanation.criteria) line.contribution = 100.0 / 3 * 0.7;
  scene.explanation.fit.score = 70;
  const std::string text = shown_explanation(scene);
  EXPECT_THAT(text, HasSubstr(" 23.34\n"));  // 23.34 + 23.33 + 23.33 = 70.00
  EXPECT_THAT(text, HasSubstr("100 %   70.00\n"));
}

TEST(PresentExplanation, ShowsFaceAndDiscountedScores) {
  Scene scene;
  scene.explanation.criteria[2].signals[0].score.used = 90.5;
  EXPECT_THAT(shown_explanation(scene), HasSubstr("95 → 90.5"));
}

TEST(PresentExplanation, SaysThatAStatedCriterionHasNoSource) {
  Scene scene;
  scene.explanation.criteria[2].stated = true;
  scene.explanation.criteria[2].signals.clear();
  scene.explanation.criteria[2].unknown.clear();
  EXPECT_THAT(shown_explanation(scene), HasSubstr("\n    stated outright by a table: no tier, no date, no source\n"));
}

TEST(PresentExplanation, SaysWhichWeightsAreNotTheProfiles) {
  Scene scene;
  EXPECT_THAT(shown_explanation(scene), Not(HasSubstr("the profile's own")));
  scene.explanation.criteria[0].weight = 0.8;
  scene.explanation.criteria[1].weight = 0.1;
  scene.explanation.criteria[2].weight = 0.1;
  EXPECT_THAT(shown_explanation(scene),
              HasSubstr("As of: 2026-05-13\n\nWeights (the profile's own → used): Growth 50 % → 80 %, Pay "
                        "25 % → 10 %, Learning 25 % → 10 %.\n\nCriterion"));
}

TEST(PresentExplanation, TellsHowPointsAreRescaled) {
  Scene scene;
  EXPECT_THAT(shown_explanation(scene), HasSubstr("points are its weight times its score; "));
  scene.profile.missing = MissingPolicy::renormalize;
  EXPECT_THAT(shown_explanation(scene), HasSubstr("points are its weight times its score, divided by the 75 % of the "
                                                  "weight on known criteria; "));
}

TEST(PresentExplanation, GivesAnUnrankedCompanyNeitherScoreNorPoints) {
  Scene scene;
  scene.explanation = {2,
                       {0, 0, 100, 0},
                       std::nullopt,
                       2,
                       {{0, 0.5, std::nullopt, false, 25, {}, {0, 1}},
                        {1, 0.25, std::nullopt, false, 12.5, {}, {2}},
                        {2, 0.25, std::nullopt, false, 12.5, {}, {3, 4}}}};
  EXPECT_THAT(shown_explanation(scene), HasSubstr("\nNot ranked: there are no data for any weighted criterion.\n"));
  EXPECT_THAT(shown_explanation(scene), HasSubstr("Fit score"));
  EXPECT_THAT(shown_explanation(scene), HasSubstr("100 %       –\n"));
  EXPECT_THAT(shown_explanation(scene), Not(HasSubstr("12.50")));
  const auto json = test::json_of_answer(present_explanation(scene.subject(), scene.explanation));
  EXPECT_TRUE(json["rank"].is_null());
  EXPECT_TRUE(json["score"].is_null());
}

TEST(PresentExplanation, WritesRecordsInFullPrecision) {
  const Scene scene;
  EXPECT_EQ(
      test::csv_of(present_explanation(scene.subject(), scene.explanation)),
      R"(kind,criterion,signal,value,level,label,unit,tier,as_of,filed,source,source_title,note,face,trust,score,weight,importance,points,coverage,stated,only_expected,set_aside,deviation,employers,of_layer,given_others
criterion,growth,,,,,,,,,,,,,,97.5,0.5,,48.75,1.0,false,false,,,,,
signal,growth,revenue_growth,142.0,,,"percent, year on year",filed,2026-02-25,,10-K,,Data-centre revenue,98.75,1.0,98.75,,2.0,32.916666666666664,,,,,,,,
conflicting,growth,revenue_growth,120.0,,,"percent, year on year",reported,,,a newspaper,,,,,,,,,,,,weaker tier,,,,
signal,growth,capital,,listed,listed,level,filed,,,exchange,,,95.0,1.0,95.0,,1.0,15.833333333333334,,,,,,,,
criterion,comp,,,,,,,,,,,,,,,0.25,,0.0,0.0,false,false,,,,,
unknown,comp,total_comp,,,,thousand USD,,,,,,,,,,,1.0,,,,,,,,,
criterion,learning,,,,,,,,,,,,,,95.0,0.25,,23.75,0.5,false,false,,,,,
signal,learning,compute_role,,designs_silicon,designs silicon,level,announced,2025-03,,keynote,,,95.0,1.0,95.0,,1.0,23.75,,,,,,,,
unknown,learning,rd_share,,,,percent of revenue,,,,,,,,,,,1.0,,,,,,,,,
later,learning,rd_share,25.5,,,percent of revenue,filed,2026-06-01,,10-Q,,,,,,,,,,,,,,,,
fit,,,,,,,,,,,,,,,72.5,,,72.5,,,,,,,,
)");
}

TEST(PresentExplanation, SaysOfWhichRankingItIs) {
  const Scene scene;
  const auto json = test::json_of_answer(present_explanation(scene.subject(), scene.explanation));
  EXPECT_EQ(json["profile"], "swe-01");
  EXPECT_EQ(json["weights"], nlohmann::ordered_json::parse(R"({"growth": 0.5, "comp": 0.25, "learning": 0.25})"));
  EXPECT_EQ(json["missing"], "zero");
  EXPECT_EQ(json["method"], "weighted_sum");
  EXPECT_EQ(json["evidence"], "face_value");
  EXPECT_EQ(json["as_of"], "2026-05-13");
  EXPECT_EQ(json["as_of_from"], "profile");
  EXPECT_EQ(json["counts"]["ranked"], 2);
  EXPECT_EQ(json["id"], "nvidia");
  EXPECT_EQ(json["name"], "NVIDIA");
  EXPECT_EQ(json["rank"], 1);
  EXPECT_EQ(json["score"], 72.5);
  EXPECT_EQ(json["low"], 72.5);
  EXPECT_EQ(json["high"], 97.5);
  EXPECT_TRUE(json["likely_low"].is_null());
  EXPECT_EQ(json["coverage"], 0.75);
  EXPECT_EQ(json["standing"], "ranked");
}

TEST(PresentExplanation, LeavesOutOfARowWhatItsKindDoesNotHave) {
  const Scene scene;
  const auto rows = test::json_of_answer(present_explanation(scene.subject(), scene.explanation))["rows"];
  ASSERT_EQ(rows.size(), 11);
  EXPECT_EQ(rows[0], nlohmann::ordered_json::parse(
                         R"({"kind": "criterion", "criterion": "growth", "score": 97.5, "weight": 0.5, "points": 48.75,
 "coverage": 1.0, "stated": false, "only_expected": false})"));
  EXPECT_EQ(rows[2], nlohmann::ordered_json::parse(
                         R"({"kind": "conflicting", "criterion": "growth", "signal": "revenue_growth", "value": 120.0,
 "level": null, "label": null, "unit": "percent, year on year", "tier": "reported", "as_of": null, "filed": null,
 "source": "a newspaper", "source_title": null, "note": null, "set_aside": "weaker tier"})"));
  EXPECT_TRUE(rows[4]["score"].is_null());  // unknown
  EXPECT_EQ(rows[5], nlohmann::ordered_json::parse(R"({"kind": "unknown", "criterion": "comp", "signal": "total_comp",
 "unit": "thousand USD", "importance": 1.0})"));
  EXPECT_EQ(rows[10], nlohmann::ordered_json::parse(R"({"kind": "fit", "score": 72.5, "points": 72.5})"));
}

TEST(SetAside, TellsTheFirstReasonThatDecided) {
  const Model model = Scene().model;
  const auto date = Date::parse("2026-01-01");
  const Observation chosen{0, 1.0, 1, date, "", ""};
  const auto other = [&](std::optional<std::size_t> tier, std::optional<Date> as_of) {
    return why_set_aside(model, std::nullopt, chosen, {0, 1.0, tier, as_of, "", ""});
  };
  EXPECT_EQ(other(2, Date::parse("2026-02-01")), "weaker tier");
  EXPECT_EQ(other(std::nullopt, date), "weaker tier");
  EXPECT_EQ(other(1, Date::parse("2025")), "older");
  EXPECT_EQ(other(1, std::nullopt), "undated");
  EXPECT_EQ(other(1, date), "listed later");
}

TEST(SetAside, SaysOlderWhereAgeHasTakenTheTrust) {
  Model model = Scene().model;
  model.signals[0].half_life_days = 100;
  const Observation chosen{0, 1.0, 2, Date::parse("2026-05-01"), "", ""};
  const Observation other{0, 1.0, 1, Date::parse("2010-12-31"), "", ""};
  EXPECT_EQ(why_set_aside(model, Date::parse("2026-05-13"), chosen, other), "older");
}

TEST(SetAside, TakesDifferentTiersOfOneTrustForEquals) {
  Model model = Scene().model;
  model.tiers[0].trust = model.tiers[1].trust;
  EXPECT_EQ(why_set_aside(model, std::nullopt, {0, 1.0, 0, {}, "", ""}, {0, 1.0, 1, {}, "", ""}), "listed later");
  EXPECT_EQ(why_set_aside(model, std::nullopt, {0, 1.0, {}, {}, "", ""}, {0, 1.0, {}, {}, "", ""}), "listed later");
}

}  // namespace
}  // namespace fitrank
