// How a ranking shows who is excluded and why, what to ask, and which risks are flagged.
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

std::string shown(const Scene& scene) {
  return render_terminal(present_ranking(scene.subject(), scene.report).blocks, {.width = 200});
}
std::string csv(const Scene& scene) {
  return test::csv_of(present_ranking(scene.subject(), scene.report),
                      {"standing", "rank", "id", "name", "score", "growth", "comp", "learning", "would_rank"});
}
nlohmann::ordered_json json_of(const Scene& scene) {
  return test::json_of_answer(present_ranking(scene.subject(), scene.report));
}

/// The scene with Astera Labs excluded by one rule and Quiet by another, and NVIDIA asked about pay.
struct ScreenedScene : Scene {
  ScreenedScene() {
    Rule pay;
    pay.index = 2;
    pay.at_least = 150;
    Rule growth;
    growth.subject = Rule::Subject::criterion;
    growth.at_least = 95;
    Rule capital;
    capital.index = 1;
    capital.is = {"listed"};
    capital.min_tier = 0;
    capital.when_unknown = WhenUnknown::fail;
    profile.deal_breakers = {{"Rent is high", pay}, {"", growth}, {"Stock is pay", capital}};
    model.signals[2].question = "What does the level pay?";
    report.rows.pop_back();
    report.rows[0].ask = {{0, {.verdict = Verdict::unknown, .doubt = Doubt::not_observed}}};
    report.ranked = 1;
    report.unranked.clear();
    report.unranked_in_all = 0;
    report.excluded_in_all = 2;
    report.excluded = {
        {1, {{1, {.verdict = Verdict::fails, .observation = {}, .value = 90, .distance = 5}}}, 2},
        {2, {{2, {.verdict = Verdict::fails, .assumed = true, .doubt = Doubt::not_observed}}}, std::nullopt}};
  }
  /// NVIDIA's row as it is where deal-breakers are ignored.
  RankRow& ignore() {
    report.deal_breakers = DealBreakers::ignore;
    report.excluded.clear();
    return report.rows[0];
  }
};

RuleHit fails(std::size_t rule, std::optional<std::size_t> observation) {
  return {rule, {.verdict = Verdict::fails, .observation = observation}};
}

TEST(PresentDealBreakers, ListsTheExcludedWithReasonsAndMarksWhatToAsk) {
  const std::string text = shown(ScreenedScene());
  EXPECT_THAT(text, HasSubstr("    unknown: Pay (counts as zero)\n"
                              "    ask: What does the level pay? Deal-breaker: Rent is high (Total pay is at least 150 "
                              "thousand USD); not known\n"));
  EXPECT_THAT(text, HasSubstr(R"(
Excluded

3 companies: 1 ranked, 0 with no data for any weighted criterion, 2 excluded by a deal-breaker:

Company      Would have ranked
──────────────────────────────
Astera Labs                  2
    Growth score is at least 95: 90 against at least 95: 5 short
Quiet               not ranked
    Stock is pay (Access to capital is "listed", evidence filed or firmer): not known, which counts as failing
)"));
}

TEST(PresentDealBreakers, ListsTheExcludedInMarkdown) {
  const ScreenedScene scene;
  EXPECT_THAT(render_markdown(present_ranking(scene.subject(), scene.report).blocks),
              HasSubstr("| Company | Would have ranked | Why |\n| --- | ---: | --- |\n"
                        "| **Astera Labs** | 2 | Growth score is at least 95: 90 against at least 95: 5 short |\n"));
}

TEST(PresentDealBreakers, ShowsTheEvidenceThatExcludes) {
  ScreenedScene scene;
  Rule revenue;
  revenue.at_most = 140;
  Rule role;
  role.index = 3;
  role.is_not = {"designs_silicon"};
  scene.profile.deal_breakers.push_back({"", revenue});
  scene.profile.deal_breakers.push_back({"", role});
  scene.report.excluded[0] = {0, {fails(3, 0), fails(4, 3)}, 1};
  scene.report.excluded[0].failed[0].result.value = 142;
  scene.report.excluded[0].failed[0].result.distance = 2;
  EXPECT_THAT(shown(scene),
              HasSubstr("    Revenue growth is at most 140 %: 142 % against at most 140: 2 over (filed, 2026-02-25; "
                        "source: 10-K; Data-centre revenue)\n"
                        "    Role is not \"designs silicon\": found \"designs silicon\" (announced, 2025-03; source: "
                        "keynote)\n"));
  scene.report.excluded[0].failed[0].result.distance = 0;
  EXPECT_THAT(shown(scene), HasSubstr("142 % against at most 140: exactly there (filed"));
}

TEST(PresentDealBreakers, SaysWhyAnUnknownIsOne) {
  ScreenedScene scene;
  RuleResult& ask = scene.report.rows[0].ask[0].result;
  scene.report.rows[0].ask[0].rule = 2;
  ask = {.verdict = Verdict::unknown, .doubt = Doubt::weak_evidence, .observation = 2};
  EXPECT_THAT(shown(scene), HasSubstr("; \"listed\", but only filed\n"));
  scene.set.companies[0].observations[2].tier.reset();
  EXPECT_THAT(shown(scene), HasSubstr("; \"listed\", but only without an evidence tier\n"));
  scene.report.rows[0].ask[0].rule = 1;
  ask = {.verdict = Verdict::unknown, .doubt = Doubt::weak_evidence, .value = static_cast<double>(94.7F)};
  EXPECT_THAT(shown(scene), HasSubstr("; 94.7, without an evidence tier\n"));
  scene.report.rows[0].ask[0].rule = 0;
  ask = {.verdict = Verdict::unknown, .doubt = Doubt::unit_slip, .value = 0.25};
  EXPECT_THAT(shown(scene), HasSubstr("; 0.25 thousand USD looks like a slip of the unit\n"));
}

TEST(PresentDealBreakers, MarksWhomTheyWouldExcludeWhereTheyAreIgnored) {
  ScreenedScene scene;
  EXPECT_THAT(shown(scene), Not(HasSubstr("ignored")));
  scene.ignore().failed = {fails(2, 2)};
  const std::string text = shown(scene);
  EXPECT_THAT(text, HasSubstr("Deal-breakers are ignored: companies that fail one are ranked too, and marked.\n"));
  EXPECT_THAT(text, HasSubstr("95\n    excluded by: Stock is pay (Access to capital is \"listed\", evidence filed or "
                              "firmer): found \"listed\" (filed, undated; source: exchange)\n    why: "));
  EXPECT_THAT(text, Not(HasSubstr("Would have ranked")));
}

TEST(PresentDealBreakers, NamesRaisedFlagsBehindTheRisk) {
  ScreenedScene scene;
  scene.model.risk_flags = {{"tenant", "One customer takes it all.", {}}, {"permit", "No permit.", {}}};
  scene.report.rows[0].flags = {{0, {.verdict = Verdict::holds}},
                                {1, {.verdict = Verdict::holds, .assumed = true, .doubt = Doubt::not_observed}}};
  EXPECT_THAT(shown(scene), HasSubstr("scores 95\n    flag: One customer takes it all.\n    flag: No permit. (assumed; "
                                      "not known)\n    unknown: "));
}

TEST(PresentDealBreakers, SaysThatAllAreExcluded) {
  ScreenedScene scene;
  scene.report.rows.clear();
  scene.report.ranked = 0;
  EXPECT_THAT(shown(scene), HasSubstr("\nNo company can be ranked.\n"));
  scene.report.companies = 2;
  EXPECT_THAT(shown(scene), HasSubstr("\nNo company is ranked: each fails a deal-breaker.\n\nExcluded\n"));
}

TEST(PresentDealBreakers, ListsNoMoreThanTwentyExcluded) {
  ScreenedScene scene;
  scene.report.excluded.assign(25, scene.report.excluded[0]);
  scene.report.excluded_in_all = 12'000;
  EXPECT_THAT(shown(scene), HasSubstr("5 short\n\nAnd 11980 more.\n"));
}

TEST(PresentDealBreakers, PutsTheExcludedBehindTheRankedInRecords) {
  EXPECT_EQ(csv(ScreenedScene()),
            "standing,rank,id,name,score,growth,comp,learning,would_rank\n"
            "ranked,1,nvidia,NVIDIA,72.5,97.5,,95.0,\n"
            "excluded,,astera,Astera Labs,,90.0,,80.0,2\n"
            "excluded,,quiet,Quiet,,,,,\n");
}

TEST(PresentDealBreakers, GivesReasonsAndQuestionsInJson) {
  const nlohmann::ordered_json json = json_of(ScreenedScene());
  const nlohmann::ordered_json& apart = json["not_ranked"];
  EXPECT_EQ(apart[0]["would_rank"], 2);
  EXPECT_TRUE(apart[1]["would_rank"].is_null());
  EXPECT_EQ(apart[0]["excluded_by"].dump(),
            R"([{"rule":"Growth score is at least 95","text":null,"question":"What is known of Growth?","doubt":null,)"
            R"("assumed":false,"found":90.0,"distance":5.0}])");
  EXPECT_EQ(
      apart[1]["excluded_by"].dump(),
      R"([{"rule":"Access to capital is \"listed\", evidence filed or firmer","text":"Stock is pay",)"
      R"("question":"What is known of this: Access to capital?","doubt":"not_observed","assumed":true,"found":null,)"
      R"("distance":null}])");
  EXPECT_EQ(json["rows"][0]["ask"].dump(),
            R"([{"rule":"Total pay is at least 150 thousand USD","text":"Rent is high",)"
            R"("question":"What does the level pay?","doubt":"not_observed","assumed":false,"found":null,)"
            R"("distance":null}])");
  EXPECT_EQ(json["counts"].dump(), R"({"companies":3,"ranked":1,"unranked":0,"excluded":2,"too_little_known":0})");
  EXPECT_EQ(json["rows"][0]["flags"].dump() + json["rows"][0]["excluded_by"].dump(), "[][]");
}

TEST(PresentDealBreakers, GivesEvidenceAndFlagsInJson) {
  ScreenedScene scene;
  scene.model.risk_flags = {{"tenant", "One customer takes it all.", {}}};
  scene.ignore().failed = {fails(2, 2)};
  scene.report.rows[0].flags = {{0, {.verdict = Verdict::holds}}};
  scene.set.companies[0].observations[2].as_of = Date::parse("2026-03");
  const nlohmann::ordered_json row = json_of(scene)["rows"][0];
  nlohmann::ordered_json by = row["excluded_by"][0];
  EXPECT_EQ(by["text"], "Stock is pay");
  EXPECT_EQ(by["level"], "listed");
  EXPECT_EQ(by["label"], "listed");
  EXPECT_EQ(by["tier"], "filed");
  EXPECT_EQ(by["source"], "exchange");
  EXPECT_EQ(by["as_of"], "2026-03");
  EXPECT_EQ(row["flags"].dump(), R"(["tenant"])");
}

TEST(PresentDealBreakers, ShowsHostileTextsHarmlessInEveryFormat) {
  for (const std::string& text : fitrank::test::hostile_names()) {
    ScreenedScene scene;
    scene.profile.deal_breakers[0].text = scene.profile.deal_breakers[2].text = text;
    scene.model.signals[2].question = scene.model.signals[1].label = scene.model.criteria[0].label = text;
    scene.set.companies[1].name = text;
    scene.set.companies[0].observations[2].source = text;
    scene.model.risk_flags = {{"flag", text, {}}};
    scene.report.rows[0].flags = {{0, {.verdict = Verdict::holds}}};
    scene.report.rows[0].failed = {fails(2, 2)};
    const Answer answer = present_ranking(scene.subject(), scene.report);
    const std::string markdown = render_markdown(answer.blocks);
    EXPECT_EQ(markdown.find("</"), std::string::npos);
    for (const std::string& shown :
         {render_terminal(answer.blocks, {}), markdown, test::csv_of(answer), render_html(answer.blocks)}) {
      for (const std::string bad : {"\x1b", "\r", "\u202E", "\xff"}) EXPECT_EQ(shown.find(bad), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace fitrank
