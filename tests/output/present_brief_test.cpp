#include "fitrank/present_brief.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "fitrank/render.hpp"
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

std::string markdown(const BriefScene& scene) { return render_markdown(present_brief(scene.subject(), scene.brief)); }

TEST(PresentBrief, ShowsEverySectionInMarkdown) {
  EXPECT_EQ(markdown(BriefScene()), R"(# Brief: Software engineer (swe-01)

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

## Top 2 companies

| \# | Company | Layer | Fit | Range | Coverage | Why |
| ---: | --- | --- | ---: | ---: | ---: | --- |
| 1 | **NVIDIA** | Silicon design, training | **73** | 73–98 | 75 % | why: +32.9 Growth: Revenue growth 142 %, year on year (filed, 2026-02-25); +23.8 Learning: Role "designs silicon" (announced, 2025-03)<br>risk: Growth: Access to capital "listed" (filed, undated) scores 95<br>unknown: Pay (counts as zero) |
| 2 | **Astera Labs** | | **65** | 65–90 | 75 % | unknown: Pay (counts as zero) |

Not ranked: 1 company of which nothing weighed is known.

Left out: 1 observation dated after 2026-05-13.

## Deal-breakers

None are declared, so none excludes a company.

## Checklist

### Is revenue growing?

Growth. Met where: Revenue growth is at least 100 %, evidence filed or firmer.

| Company | Answer | Evidence |
| --- | --- | --- |
| NVIDIA | met | 142 %, year on year (filed, 2026-02-25; source: 10-K; Data-centre revenue) |
| Astera Labs | unknown | |

Ask: What is known of this: Revenue growth?

### What is the pay?

Pay. Met where: Total pay is above 200 thousand USD.

Not known of any of the 2 companies.

Ask: What does it pay?

### Are they kind?

Only a person can tell: ask.

## Reverse-hype watch

| Company | Hype gap | At face value | Discounted | Coverage | What makes it |
| --- | ---: | ---: | ---: | ---: | --- |
| **NVIDIA** | **+2.5** | 72.5 | 70 | 75 % | +2.5 Learning, Role: "designs silicon", scored 95 → 90.5 at trust 90 % (announced, 2025-03; source: keynote)<br>claim not backed: “Photonics soon” (reported, 2025-03; source: keynote): nothing is observed of Total pay |

The hype gap is the fit at face value less the fit with every score drawn towards 50 as far as trust in its evidence is lacking; the lines below a company add up to it.

### What would back the claims

| Signal | Known of | Evidence |
| --- | ---: | --- |
| Total pay | 0 of 2 | unknown: NVIDIA and Astera Labs |
| Role | 1 of 2 | NVIDIA "designs silicon" (announced, 2025-03)<br>unknown: Astera Labs |

- NVIDIA: “Designs chips” is backed by Role: "designs silicon" (announced, 2025-03; source: keynote)

## Under-reported risks

### Growth this fast ends

- NVIDIA: 142 %, year on year (filed, 2026-02-25; source: 10-K; Data-centre revenue)
- Not known of Astera Labs. Ask: What is known of this: Revenue growth?

### Work without pay

Known not to hold of any company shown.

## What to find out next

Each unknown by itself, every score it could have being equally likely. It is worth as many points as you can expect to gain by asking before you choose; what is worth most stands first.

| Unknown | Worth, in points | Points, up to | Unknown of | Ask |
| --- | ---: | ---: | --- | --- |
| **Pay: Total pay** | 1.2 | 25 | NVIDIA and Astera Labs | What does it pay? |
| **Learning: R&amp;D share** | 0 | 12.5 | NVIDIA | What is known of this: R&amp;D share? |
)");
}

TEST(PresentBrief, SaysWhatIsEmptyRatherThanLeavingItOut) {
  BriefScene scene;
  scene.profile.audience = {};
  scene.profile.needs = {};
  scene.profile.checklist.clear();
  scene.model.risk_flags.clear();
  scene.brief = {};
  const std::string text = markdown(scene);
  EXPECT_THAT(text, HasSubstr("## Audience\n\nThe profile does not say whom it is for.\n"));
  EXPECT_THAT(text, HasSubstr("## What they need\n\nThe profile names no needs.\n"));
  EXPECT_THAT(text, HasSubstr("## Top companies\n\nNo company can be ranked.\n"));
  EXPECT_THAT(text, HasSubstr("## Checklist\n\nThe profile asks nothing.\n"));
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
  EXPECT_THAT(text, HasSubstr("Of 1 company shown, some of it is unknown; what to ask stands beside each above.\n"));
  scene.brief.report.deal_breakers = DealBreakers::ignore;
  EXPECT_THAT(markdown(scene), HasSubstr("They are ignored here; who fails one is marked.\n\n## Checklist"));
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
  EXPECT_THAT(markdown(scene), HasSubstr("Met where: Coverage is at least 50 %.\n"));
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
  EXPECT_THAT(markdown(scene), HasSubstr("2 of 9 ranked companies shown.\n"));
  EXPECT_THAT(markdown(scene), HasSubstr("And 2 questions more.\n"));
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
  EXPECT_EQ(brief_json(scene.subject(), scene.brief)["unknown"][0]["signal"], nullptr);
}

TEST(PresentBrief, ShowsNoWorthWhereNothingIsWorthAnything) {
  BriefScene scene;
  scene.brief.unknown[0].gaps[0].value = 0;
  EXPECT_THAT(markdown(scene), HasSubstr("| Unknown | Points, up to | Unknown of | Ask |"));
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
    const Document document = present_brief(scene.subject(), scene.brief);
    EXPECT_EQ(render_markdown(document).find("</"), std::string::npos);
    for (const std::string& text :
         {render_terminal(document, {}), render_markdown(document), render_csv(document.records)}) {
      for (const std::string bad : {"\x1b", "\r", "\u202E", "\xff"})
        EXPECT_EQ(text.find(bad), std::string::npos) << text;
    }
  }
}

TEST(PresentBrief, WritesARecordForEveryFact) {
  const BriefScene scene;
  EXPECT_EQ(render_csv(present_brief(scene.subject(), scene.brief).records),
            R"(section,company,item,value,tier,as_of,source,label,source_title
audience,,experience,5 years,,,,,
audience,,role,Engineer,,,,,
audience,,pain,Noise,,,,,
audience,,blocker,No dates,,,,,
needs,,information,Facts,,,,,
needs,,tools,A list,,,,,
ranking,nvidia,rank,1,,,,,
ranking,nvidia,score,72.5,,,,,
ranking,nvidia,low,72.5,,,,,
ranking,nvidia,high,97.5,,,,,
ranking,nvidia,coverage,0.75,,,,,
ranking,nvidia,strength: revenue_growth,142,filed,2026-02-25,10-K,,
ranking,nvidia,strength: compute_role,designs_silicon,announced,2025-03,keynote,designs silicon,
ranking,nvidia,risk: capital,listed,filed,,exchange,listed,
ranking,nvidia,unknown,comp,,,,,
ranking,astera,rank,2,,,,,
ranking,astera,score,65,,,,,
ranking,astera,low,65,,,,,
ranking,astera,high,90,,,,,
ranking,astera,coverage,0.75,,,,,
ranking,astera,unknown,comp,,,,,
checklist,nvidia,Is revenue growing?,met,filed,2026-02-25,10-K,,
checklist,astera,Is revenue growing?,unknown,,,,,
checklist,nvidia,What is the pay?,unknown,,,,,
checklist,astera,What is the pay?,unknown,,,,,
checklist,,Are they kind?,ask,,,,,
hype,nvidia,gap,2.5,,,,,
hype,nvidia,claim: Photonics soon,not_backed,reported,2025-03,keynote,,
hype,nvidia,claim: Designs chips,backed,reported,,press,,
hype,nvidia,backing: total_comp,unknown,,,,,
hype,astera,backing: total_comp,unknown,,,,,
hype,nvidia,backing: compute_role,designs_silicon,announced,2025-03,keynote,designs silicon,
hype,astera,backing: compute_role,unknown,,,,,
risks,nvidia,hot,holds,filed,2026-02-25,10-K,,
risks,astera,hot,unknown,,,,,
unknown,nvidia,total_comp,1.25,,,,,
unknown,astera,total_comp,0,,,,,
unknown,nvidia,rd_share,0,,,,,
)");
}

TEST(BriefJson, HasThePromisedShape) {
  const BriefScene scene;
  nlohmann::ordered_json json = brief_json(scene.subject(), scene.brief);
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_THAT(keys, ::testing::ElementsAre("profile", "title", "audience", "needs", "top", "deal_breakers", "checklist",
                                           "hype", "backing", "risks", "unknown"));
  EXPECT_EQ(json["audience"].dump(),
            R"({"experience":"5 years","role":"Engineer","pains":["Noise"],"blockers":["No dates"]})");
  EXPECT_EQ(json["top"]["ranking"][0]["layer"], "silicon");
  EXPECT_EQ(json["top"]["ranking"][0]["strengths"][0]["source"], "10-K");
  EXPECT_EQ(json["checklist"][0]["answers"].dump(),
            R"([{"id":"nvidia","name":"NVIDIA","answer":"met","doubt":null,"assumed":false,"value":142.0,)"
            R"("tier":"filed","as_of":"2026-02-25","source":"10-K","note":"Data-centre revenue"},)"
            R"({"id":"astera","name":"Astera Labs",)"
            R"("answer":"unknown","doubt":"not_observed","assumed":false,"value":null,"tier":null,"as_of":null,)"
            R"("source":null,"note":null}])");
  EXPECT_EQ(json["checklist"][2]["ask"], "Are they kind?");
  EXPECT_EQ(json["hype"][0]["claims"][1]["stands"], "backed");
  EXPECT_EQ(json["backing"][1]["companies"][0]["value"], "designs_silicon");
  EXPECT_EQ(json["risks"][0]["holds"][0]["id"], "nvidia");
  EXPECT_EQ(json["unknown"][0].dump(),
            R"({"signal":"total_comp","criterion":"comp","question":"What does it pay?","unknown_of":2,"gaps":[)"
            R"({"id":"nvidia","value":1.25,"changes_top":0.5,"changes_first":0.25,"points":25.0},)"
            R"({"id":"astera","value":0.0,"changes_top":0.0,"changes_first":0.0,"points":25.0}]})");
}

}  // namespace
}  // namespace fitrank
