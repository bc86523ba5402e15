#include "output/present_brief.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "output/answer_text.hpp"
#include "output/hostile.hpp"
#include "output/scene.hpp"

namespace fitrank {
namespace {

using fitrank::test::Scene;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t kRevenue = 0;
constexpr std::size_t kPay = 2;
constexpr std::size_t kRole = 3;

Rule signal_rule(std::size_t signal) {
  Rule rule;
  rule.index = signal;
  return rule;
}

/// The scene's ranking with a hand-written brief around it.
struct BriefScene : Scene {
  BriefScene() {
    model.layers = {{"silicon", "Silicon design"}};
    model.signals[kPay].question = "What does it pay?";
    Rule growing = signal_rule(kRevenue);
    growing.at_least = 100;
    growing.min_tier = 0;
    Rule paying = signal_rule(kPay);
    paying.above = 200;
    Rule designing = signal_rule(kRole);
    designing.is = {"designs_silicon"};
    model.risk_flags = {{"hot", "Growth this fast ends", growing}, {"free", "Work without pay", paying}};
    set.companies[0].layer = "silicon";
    set.companies[0].market = "training";
    set.companies[0].claims = {{"Photonics soon", 2, Date::parse("2025-03"), "keynote", kPay},
                               {"Designs chips", 2, {}, "press", kRole}};
    profile.audience = {"5 years", "Engineer", {"Noise"}, {"No dates"}};
    profile.needs = {{"Facts"}, {"A list"}, {}};
    profile.checklist = {
        {"Is revenue growing?", 0, growing}, {"What is the pay?", 1, paying}, {"Are they kind?", {}, {}}};
    brief.report = std::move(report);
    const RuleResult unheard{.doubt = Doubt::not_observed};
    brief.checklist = {{0, {{0, holds(0)}, {1, unheard}}}, {1, {{0, unheard}, {1, unheard}}}, {2, {}}};
    brief.hype = {{.company = 0,
                   .face = {72.5, 72.5, 97.5, 0.75},
                   .discounted = {70, 70, 95, 0.75},
                   .gap = 2.5,
                   .parts = {{kRole, 3, 0.9, 95, 90.5, 2.5}},
                   .claims = {{0, {}, false, false}, {1, 3, true, false}}}};
    brief.backing = {{kPay, {std::nullopt, std::nullopt}}, {kRole, {3, std::nullopt}}};
    brief.risks = {{0, {{0, holds(0)}}, {{1, unheard}}}, {1, {}, {}}};
    ask_all();
    brief.unknown = {{1, kPay, 2, {{0, 1, kPay, 1.25, 0.5, 0.25, 25}, {1, 1, kPay, 0, 0, 0, 25}}},
                     {2, 4, 1, {{0, 2, 4, 0, 0, 0, 12.5}}}};
  }

  void ask_all() {
    brief.asked.companies = set.companies;
    brief.asked.ids = set.ids;
    brief.asked.assessments = set.assessments;
  }

  static RuleResult holds(std::size_t observation) {
    return {.verdict = Verdict::holds, .observation = observation, .value = 142, .distance = 42};
  }

  Brief brief;
};

std::string markdown(const BriefScene& scene) {
  return render_markdown(present_brief(scene.subject(), scene.brief).blocks);
}

/// The rows of a section, as JSON.
std::vector<nlohmann::ordered_json> rows_of(const BriefScene& scene, const std::string& section) {
  std::vector<nlohmann::ordered_json> rows;
  const Answer answer = present_brief(scene.subject(), scene.brief);
  for (std::size_t i = 0; i < answer.rows.size(); ++i) {
    if (answer.rows.at(i)["section"] == section) rows.push_back(answer.rows.at(i));
  }
  return rows;
}

const std::string kBriefAudience = R"(# Brief: Software engineer (swe-01)

**No company can be ranked.**

Profile: Software engineer (swe-01)

Unknown: counts as zero · Evidence: at face value · As of: 2026-05-13

Weights: Growth 50 %, Pay 25 %, Learning 25 %.

## Audience

- Experience: 5 years
- Role: Engineer

What is hard for them:

- Noise

What keeps them from deciding:

- No dates

## What they need

- Information: Facts
- Tools: A list

)";

const std::string kBriefTop = R"(## Top 2 companies

| \# | Company | Layer | Fit | Range | Coverage | Why |
| ---: | --- | --- | ---: | ---: | ---: | --- |
| 1 | **NVIDIA** | Silicon design, training | **73** | 73–98 | 75 % | why: +32.9 Growth: Revenue growth 142 %, year on year (filed, 2026-02-25); +23.8 Learning: Role "designs silicon" (announced, 2025-03)<br>risk: Growth: Access to capital "listed" (filed, undated) scores 95<br>unknown: Pay (counts as zero) |
| 2 | **Astera Labs** | | **65** | 65–90 | 75 % | unknown: Pay (counts as zero) |

Left out: 1 observation dated after 2026-05-13.

## Deal-breakers

The profile has none.

)";

const std::string kBriefChecklist = R"(## Checklist

### Is revenue growing?

Growth. Met if: Revenue growth is at least 100 %, evidence filed or firmer.

| Company | Answer | Evidence |
| --- | --- | --- |
| NVIDIA | met | 142 %, year on year (filed, 2026-02-25; source: 10-K; Data-centre revenue) |
| Astera Labs | unknown | |

Ask: What is known of this: Revenue growth?

### What is the pay?

Pay. Met if: Total pay is above 200 thousand USD.

Unknown for all 2 companies.

Ask: What does it pay?

### Are they kind?

Only a person can answer this: ask.

)";

const std::string kBriefHype = R"(## Reverse-hype watch

| Company | Hype gap | At face value | Discounted | Coverage | What makes it |
| --- | ---: | ---: | ---: | ---: | --- |
| **NVIDIA** | **+2.5** | 72.5 | 70 | 75 % | +2.5 Learning, Role: "designs silicon", scored 95 → 90.5 at trust 90 % (announced, 2025-03; source: keynote)<br>claim not backed: “Photonics soon” (reported, 2025-03; source: keynote): there is no observation of Total pay |

The hype gap is the fit at face value minus the fit with every score drawn towards 50, the more so the lower the trust in its evidence. The lines below a company add up to its gap.

### What would back the claims

| Signal | Known for | Evidence |
| --- | ---: | --- |
| Total pay | 0 of 2 | unknown: NVIDIA and Astera Labs |
| Role | 1 of 2 | NVIDIA "designs silicon" (announced, 2025-03)<br>unknown: Astera Labs |

- NVIDIA: “Designs chips” is backed by Role: "designs silicon" (announced, 2025-03; source: keynote)

)";

const std::string kBriefRisks = R"(## Under-reported risks

### Growth this fast ends

- NVIDIA: 142 %, year on year (filed, 2026-02-25; source: 10-K; Data-centre revenue)
- Unknown for Astera Labs. Ask: What is known of this: Revenue growth?

### Work without pay

All companies shown are known to be free of this risk.

)";

const std::string kBriefQuestions = R"(## What to find out next

Each unknown is looked at by itself, and every score that it could have is equally likely. Its worth is how many points you can expect to gain by asking before you choose. The unknown that is worth most comes first.

| Unknown | Worth, in points | Points, up to | Unknown for | Ask |
| --- | ---: | ---: | --- | --- |
| **Pay: Total pay** | 1.2 | 25 | NVIDIA and Astera Labs | What does it pay? |
| **Learning: R&amp;D share** | 0 | 12.5 | NVIDIA | What is known of this: R&amp;D share? |

Left out: 1 company with no data for any weighted criterion.
)";

TEST(PresentBrief, ShowsEverySectionInMarkdown) {
  EXPECT_EQ(markdown(BriefScene()),
            kBriefAudience + kBriefTop + kBriefChecklist + kBriefHype + kBriefRisks + kBriefQuestions);
}

TEST(PresentBrief, SaysWhatIsEmptyRatherThanLeavingItOut) {
  BriefScene scene;
  scene.profile.audience = {};
  scene.profile.needs = {};
  scene.profile.checklist.clear();
  scene.model.risk_flags.clear();
  scene.brief = {};
  const std::string text = markdown(scene);
  EXPECT_THAT(text, HasSubstr("## Audience\n\nThe profile does not describe its audience.\n"));
  EXPECT_THAT(text, HasSubstr("## What they need\n\nThe profile names no needs.\n"));
  EXPECT_THAT(text, HasSubstr("## Top companies\n\nNo company can be ranked.\n"));
  EXPECT_THAT(text, HasSubstr("## Checklist\n\nThe profile has no checklist.\n"));
  EXPECT_THAT(text, HasSubstr("## Reverse-hype watch\n\nNo company can be ranked.\n"));
  EXPECT_THAT(text, HasSubstr("## Under-reported risks\n\nThe model names no risks.\n"));
  EXPECT_THAT(text, HasSubstr("## What to find out next\n\nNo company is shown.\n"));
}

TEST(PresentBrief, ListsDealBreakersTheExcludedAndWhatToAsk) {
  BriefScene scene;
  Rule slow = signal_rule(kRevenue);
  slow.below = 100;
  scene.profile.deal_breakers = {{"No bubbles", slow}};
  EXPECT_THAT(markdown(scene), HasSubstr("- No bubbles (Revenue growth is below 100 %)\n\nNo company fails one.\n"));
  const RuleResult failed{.verdict = Verdict::fails, .observation = 0, .value = 142, .distance = 42};
  scene.brief.report.excluded = {{0, {{0, failed}}, 1}, {2, {{0, failed}}, {}}};
  scene.set.companies[2].observations = scene.set.companies[0].observations;
  scene.brief.report.excluded_in_all = 7;
  scene.brief.report.rows[1].ask = {{0, {}}};
  const std::string text = markdown(scene);
  EXPECT_THAT(text, HasSubstr("| **NVIDIA** | 1 | No bubbles (Revenue growth is below 100 %): 142 % against below 100: "
                              "42 over (filed, 2026-02-25; source: 10-K; Data-centre revenue) |\n"));
  EXPECT_THAT(text, HasSubstr("| **Quiet** | not ranked | "));
  EXPECT_THAT(text, HasSubstr("\nAnd 5 more.\n"));
  EXPECT_THAT(
      text, HasSubstr("At least one deal-breaker is unknown for 1 company shown. The table above says what to ask.\n"));
  scene.brief.report.deal_breakers = DealBreakers::ignore;
  EXPECT_THAT(markdown(scene),
              HasSubstr("They are ignored here. Companies that fail one are ranked and marked.\n\n## Checklist"));
}

TEST(PresentBrief, ShowsWhatMissesARuleAndHow) {
  BriefScene scene;
  scene.brief.checklist[0].answers[0].result = {
      .verdict = Verdict::fails, .observation = 1, .value = 120, .distance = 20};
  scene.brief.checklist[0].answers[1].result = {.verdict = Verdict::unknown, .doubt = Doubt::not_observed};
  scene.profile.checklist[0].rule->at_least = 140;
  EXPECT_THAT(markdown(scene),
              HasSubstr("| NVIDIA | not met | 120 % against at least 140: 20 short (reported, undated; source: a "
                        "newspaper) |\n| Astera Labs | unknown | |\n"));
}

TEST(PresentBrief, ShowsDerivedNumbersWithoutASource) {
  BriefScene scene;
  Rule rule;
  rule.subject = Rule::Subject::coverage;
  rule.at_least = 0.5;
  scene.profile.checklist[0].rule = rule;
  scene.brief.checklist[0].answers = {{0, {.verdict = Verdict::holds, .value = 0.75, .distance = 0.25}}};
  EXPECT_THAT(markdown(scene), HasSubstr("Met if: Coverage is at least 50 %.\n"));
  EXPECT_THAT(markdown(scene), HasSubstr("| NVIDIA | met | 75 % |\n"));
  rule = {};
  rule.subject = Rule::Subject::layer;
  rule.is = {"silicon"};
  scene.profile.checklist[0].rule = rule;
  scene.brief.checklist[0].answers = {{0, {.verdict = Verdict::holds}}};
  EXPECT_THAT(markdown(scene), HasSubstr("| NVIDIA | met | \"Silicon design\" |\n"));
}

TEST(PresentBrief, SaysHowManyMoreThereAre) {
  BriefScene scene;
  EXPECT_THAT(markdown(scene), Not(HasSubstr("more.\n")));
  scene.brief.report.ranked = 9;
  scene.brief.unknown.assign(10, scene.brief.unknown[0]);
  EXPECT_THAT(markdown(scene), HasSubstr("Shows 2 of 9 ranked companies.\n"));
  EXPECT_THAT(markdown(scene), HasSubstr("And 2 more questions.\n"));
}

TEST(PresentBrief, NamesFiveToAskAndCountsTheRest) {
  BriefScene scene;
  scene.brief.unknown[0].unknown_of = 12;
  EXPECT_THAT(markdown(scene), HasSubstr("| NVIDIA, Astera Labs and 10 more | What does it pay? |"));
  scene.brief.report.ranked = 11;
  scene.brief.report.unranked_in_all = 1;
  EXPECT_THAT(markdown(scene), HasSubstr("| all 12 | What does it pay? |"));
}

TEST(PresentBrief, AsksOfACriterionWhereATableLeavesItOpen) {
  BriefScene scene;
  scene.brief.unknown = {{1, std::nullopt, 1, {{0, 1, std::nullopt, 0.02, 0.5, 0.25, 25}}}};
  EXPECT_THAT(markdown(scene), HasSubstr("| **Pay** | &lt;0.1 | 25 | NVIDIA | What is known of Pay? |"));
  EXPECT_FALSE(rows_of(scene, "unknown")[0].contains("signal"));
}

TEST(PresentBrief, ShowsNoWorthWhereNothingIsWorthAnything) {
  BriefScene scene;
  scene.brief.unknown[0].gaps[0].value = 0;
  EXPECT_THAT(markdown(scene), HasSubstr("| Unknown | Points, up to | Unknown for | Ask |"));
}

TEST(PresentBrief, ShowsHostileTextHarmlessInEveryFormat) {
  for (const std::string& name : fitrank::test::hostile_names()) {
    BriefScene scene;
    scene.profile.title = scene.model.criteria[1].label = scene.model.signals[0].label = name;
    scene.profile.audience = {name, name, {name}, {name}};
    scene.profile.needs = {{name}, {name}, {name}};
    for (ChecklistItem& item : scene.profile.checklist) item.question = name;
    for (Company& company : scene.set.companies) company.name = company.market = name;
    scene.ask_all();
    for (Claim& claim : scene.set.companies[0].claims) claim.text = claim.source = name;
    for (RiskFlag& flag : scene.model.risk_flags) flag.text = name;
    const Answer answer = present_brief(scene.subject(), scene.brief);
    const std::string page = render_markdown(answer.blocks);
    EXPECT_EQ(page.find("</"), std::string::npos);
    for (const std::string& text : {test::text_of(answer), page, test::csv_of(answer)}) {
      for (const std::string bad : {"\x1b", "\r", "\u202E", "\xff"})
        EXPECT_EQ(text.find(bad), std::string::npos) << text;
    }
  }
}

TEST(PresentBrief, SaysWhomItIsForInItsFacts) {
  const BriefScene scene;
  const auto json = test::json_of_answer(present_brief(scene.subject(), scene.brief));
  EXPECT_EQ(json["profile"], "swe-01");
  EXPECT_EQ(json["title"], "Software engineer");
  EXPECT_EQ(json["experience"], "5 years");
  EXPECT_EQ(json["role"], "Engineer");
  EXPECT_EQ(json["pains"].dump(), R"(["Noise"])");
  EXPECT_EQ(json["blockers"].dump(), R"(["No dates"])");
  EXPECT_EQ(json["information"].dump(), R"(["Facts"])");
  EXPECT_EQ(json["tools"].dump(), R"(["A list"])");
  EXPECT_EQ(json["services"].dump(), "[]");
  EXPECT_EQ(json["deal_breakers"].dump(), "[]");
}

TEST(PresentBrief, WritesARowForEveryReasonOfARank) {
  const auto rows = rows_of(BriefScene(), "ranking");
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_EQ(rows[0].dump(),
            R"({"section":"ranking","id":"nvidia","name":"NVIDIA","layer":"silicon","market":"training",)"
            R"("item":"place","rank":1,"score":72.5,"low":72.5,"high":97.5,"coverage":0.75})");
  EXPECT_EQ(rows[1]["item"], "strength");
  EXPECT_EQ(rows[1]["signal"], "revenue_growth");
  EXPECT_EQ(rows[1]["value"], 142);
  EXPECT_EQ(rows[1]["tier"], "filed");
  EXPECT_EQ(rows[1]["as_of"], "2026-02-25");
  EXPECT_EQ(rows[1]["source"], "10-K");
  EXPECT_EQ(rows[2]["level"], "designs_silicon");
  EXPECT_EQ(rows[2]["label"], "designs silicon");
  EXPECT_EQ(rows[3]["item"], "risk");
  EXPECT_EQ(rows[3]["level"], "listed");
  EXPECT_EQ(rows[4].dump(),
            R"({"section":"ranking","id":"nvidia","name":"NVIDIA","item":"unknown","criterion":"comp"})");
  EXPECT_EQ(rows[5]["rank"], 2);
}

TEST(PresentBrief, WritesARowForEveryAnswer) {
  const BriefScene scene;
  const auto rows = rows_of(scene, "checklist");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0]["item"], "Is revenue growing?");
  EXPECT_EQ(rows[0]["criterion"], "growth");
  EXPECT_EQ(rows[0]["answer"], "met");
  EXPECT_EQ(rows[0]["value"], 142);
  EXPECT_EQ(rows[0]["note"], "Data-centre revenue");
  EXPECT_EQ(rows[0]["assumed"], false);
  EXPECT_TRUE(rows[0]["doubt"].is_null());
  EXPECT_EQ(rows[1]["id"], "astera");
  EXPECT_EQ(rows[1]["answer"], "unknown");
  EXPECT_EQ(rows[1]["doubt"], "not_observed");
  EXPECT_FALSE(rows[1].contains("value"));
  EXPECT_EQ(rows[4].dump(), R"({"section":"checklist","item":"Are they kind?","question":"Are they kind?"})");
  const auto risks = rows_of(scene, "risks");
  ASSERT_EQ(risks.size(), 2U);
  EXPECT_EQ(risks[0]["item"], "hot");
  EXPECT_EQ(risks[0]["text"], "Growth this fast ends");
  EXPECT_EQ(risks[0]["answer"], "met");
  EXPECT_EQ(risks[1]["answer"], "unknown");
}

TEST(PresentBrief, WritesHypeBackingAndUnknownRows) {
  const BriefScene scene;
  const auto hype = rows_of(scene, "hype");
  ASSERT_EQ(hype.size(), 4U);
  EXPECT_EQ(hype[0]["hype_gap"], 2.5);
  EXPECT_EQ(hype[1]["kind"], "part");
  EXPECT_EQ(hype[2]["backing"], "unobserved");
  EXPECT_EQ(hype[3]["backing"], "backed");
  const auto backing = rows_of(scene, "backing");
  ASSERT_EQ(backing.size(), 4U);
  EXPECT_EQ(backing[0].dump(), R"({"section":"backing","id":"nvidia","name":"NVIDIA","signal":"total_comp"})");
  EXPECT_EQ(backing[2]["level"], "designs_silicon");
  const auto unknown = rows_of(scene, "unknown");
  ASSERT_EQ(unknown.size(), 3U);
  EXPECT_EQ(unknown[0].dump(),
            R"({"section":"unknown","id":"nvidia","name":"NVIDIA","criterion":"comp","signal":"total_comp",)"
            R"("question":"What does it pay?","worth":1.25,"changes_top":0.5,"changes_first":0.25,"at_stake":25.0,)"
            R"("unknown_of":2})");
  EXPECT_EQ(unknown[2]["signal"], "rd_share");
}

TEST(PresentBrief, PutsEveryFieldIntoCsv) {
  const BriefScene scene;
  const std::string csv = test::csv_of(present_brief(scene.subject(), scene.brief));
  EXPECT_THAT(csv, ::testing::StartsWith("section,id,name,layer,market,item,criterion,rank,score,low,high,coverage,"));
  EXPECT_THAT(csv, HasSubstr("\nranking,nvidia,NVIDIA,silicon,training,place,,1,72.5,72.5,97.5,0.75,"));
}

}  // namespace
}  // namespace fitrank
