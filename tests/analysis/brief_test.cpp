#include "analysis/brief.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "support/config_files.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using fitrank::test::company;
using fitrank::test::day;
using fitrank::test::observe;
using fitrank::test::sample_model;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// The sample model, in which growth weighs half, and comp and learning a quarter each.
struct World {
  World() { profile.weights = {50, 25, 25}; }

  Brief brief(DealBreakers deal_breakers = DealBreakers::apply) const {
    const CompanyPool pool(model, companies, {}, {profile.evidence, profile.as_of});
    return make_brief(model, pool, profile, named, 1, deal_breakers);
  }

  Rule rule(std::string_view signal) const {
    Rule rule;
    rule.index = *model.find_signal(signal);
    return rule;
  }

  Model model = sample_model();
  std::vector<Company> companies;
  Profile profile;
  std::vector<NamedShare> named;
};

std::vector<std::string> ids(const Brief& brief) {
  std::vector<std::string> ids;
  for (const RankRow& row : brief.report.rows) ids.push_back(brief.report.shown.ids[row.place.company]);
  return ids;
}

std::vector<Verdict> verdicts(const BriefQuestion& question) {
  std::vector<Verdict> verdicts;
  for (const BriefAnswer& answer : question.answers) verdicts.push_back(answer.result.verdict);
  return verdicts;
}

TEST(Brief, TellsOfFiveCompaniesWhereTheProfileDoesNotSay) {
  World world;
  for (const char* id : {"a", "b", "c", "d", "e", "f", "g"}) {
    world.companies.push_back(company(id, {observe(world.model, "revenue", 50)}));
  }
  EXPECT_THAT(ids(world.brief()), ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_EQ(world.brief().report.ranked, 7u);
  world.profile.top = 2;
  EXPECT_THAT(ids(world.brief()), ElementsAre("a", "b"));
}

TEST(Brief, PutsTheChecklistToEveryCompanyShownBestFirst) {
  World world;
  world.companies = {company("low", {observe(world.model, "revenue", 10)}),
                     company("weak", {observe(world.model, "revenue", 70, "reported")}),
                     company("high", {observe(world.model, "revenue", 90)})};
  Rule rule = world.rule("revenue");
  rule.at_least = 40;
  rule.min_tier = world.model.find_tier("filed");
  world.profile.checklist = {{"Is revenue growing?", 0, rule}, {"Are they kind?", {}, {}}};
  const Brief brief = world.brief();
  ASSERT_THAT(ids(brief), ElementsAre("high", "weak", "low"));
  ASSERT_THAT(brief.checklist, SizeIs(2));
  EXPECT_THAT(verdicts(brief.checklist[0]), ElementsAre(Verdict::holds, Verdict::unknown, Verdict::fails));
  EXPECT_EQ(brief.checklist[0].answers[1].result.doubt, Doubt::weak_evidence);
  EXPECT_EQ(brief.checklist[1].item, 1u);
  EXPECT_THAT(brief.checklist[1].answers, IsEmpty());
}

TEST(Brief, LeavesTheExcludedOutOfItsChecks) {
  World world;
  world.companies = {company("in", {observe(world.model, "revenue", 80)}),
                     company("out", {observe(world.model, "revenue", 99)})};
  Rule rule = world.rule("revenue");
  rule.below = 90;
  world.profile.deal_breakers = {{"too hot", rule}};
  world.profile.checklist = {{"Cool?", {}, rule}};
  const Brief applied = world.brief();
  EXPECT_THAT(applied.report.excluded, SizeIs(1));
  EXPECT_THAT(verdicts(applied.checklist[0]), ElementsAre(Verdict::holds));
  EXPECT_THAT(applied.hype, SizeIs(1));
  const Brief ignored = world.brief(DealBreakers::ignore);
  EXPECT_THAT(verdicts(ignored.checklist[0]), ElementsAre(Verdict::fails, Verdict::holds));
}

TEST(Brief, SortsRisksIntoThoseThatHoldAndThoseThatNobodyKnows) {
  World world;
  world.companies = {company("leaving", {observe(world.model, "attrition", 18)}),
                     company("staying", {observe(world.model, "attrition", 2)}),
                     company("silent", {observe(world.model, "revenue", 1)})};
  Rule rule = world.rule("attrition");
  rule.above = 15;
  world.model.risk_flags = {{"exodus", "People leave", rule}};
  const Brief brief = world.brief();
  ASSERT_THAT(brief.risks, SizeIs(1));
  ASSERT_THAT(brief.risks[0].holds, SizeIs(1));
  ASSERT_THAT(brief.risks[0].unknown, SizeIs(1));
  EXPECT_EQ(brief.report.shown.ids[brief.risks[0].holds[0].company], "leaving");
  EXPECT_EQ(brief.report.shown.ids[brief.risks[0].unknown[0].company], "silent");
}

TEST(Brief, WatchesTheHypeOfTheCompaniesShownUnderTheWeightsUsed) {
  World world;
  world.companies = {company("talk", {observe(world.model, "revenue", 90, "ambition")}),
                     company("proof", {observe(world.model, "revenue", 95)}),
                     company("cut", {observe(world.model, "revenue", 1, "ambition")})};
  world.profile.top = 2;
  world.profile.missing = MissingPolicy::zero;
  ASSERT_THAT(ids(world.brief()), ElementsAre("proof", "talk"));
  const Brief brief = world.brief();
  ASSERT_THAT(brief.hype, SizeIs(2));
  EXPECT_EQ(brief.report.shown.ids[brief.hype[0].company], "talk");
  EXPECT_NEAR(brief.hype[0].gap, 0.5 * (90 - 50), 1e-5);
  world.named = {{0, 100}};
  EXPECT_NEAR(world.brief().hype[0].gap, 90 - 50, 1e-5);
}

TEST(Brief, LooksUpWhatWouldBackTheClaims) {
  World world;
  world.companies = {company("b", {observe(world.model, "revenue", 40)}),
                     company("a", {observe(world.model, "pay", 250), observe(world.model, "revenue", 60)})};
  const std::size_t revenue = *world.model.find_signal("revenue");
  const std::size_t lab = *world.model.find_signal("lab");
  world.companies[0].claims = {{"Opens a lab", 0, {}, "s", lab}, {"Sells more", 0, {}, "s", revenue}};
  Brief brief = world.brief();
  ASSERT_THAT(ids(brief), ElementsAre("a", "b"));
  ASSERT_THAT(brief.backing, SizeIs(2));
  EXPECT_EQ(brief.backing[0].signal, revenue);
  EXPECT_THAT(brief.backing[0].observations, ElementsAre(1u, 0u));
  EXPECT_EQ(brief.backing[1].signal, lab);
  EXPECT_THAT(brief.backing[1].observations, ElementsAre(std::nullopt, std::nullopt));
  world.profile.as_of = day("2026-01-01");
  world.companies[0].claims[0].as_of = day("2026-01-02");
  EXPECT_THAT(world.brief().backing, SizeIs(1)) << "a claim dated later is not known yet";
}

/// "lab a:200 b:50", one for each question: what it is worth of whom, in hundredths of a point.
std::vector<std::string> unknown(const World& world) {
  std::vector<std::string> texts;
  const Brief brief = world.brief();
  for (const BriefUnknown& found : brief.unknown) {
    texts.push_back(found.signal ? world.model.signals[*found.signal].id : world.model.criteria[found.criterion].id);
    for (const UnknownValue& gap : found.gaps) {
      const auto hundredths = static_cast<long>(std::lround(100 * gap.value));
      texts.back() += ' ' + brief.asked.ids[gap.company] + ':' + std::to_string(hundredths);
    }
  }
  return texts;
}

TEST(Brief, AsksFirstWhatIsWorthMost) {
  World world;
  world.companies = {company("a", {observe(world.model, "revenue", 90), observe(world.model, "lab", "yes")}),
                     company("b", {observe(world.model, "capital", "listed")})};
  world.profile.missing = MissingPolicy::zero;
  // a has 90 / 2 + 80 / 4 = 65, b 45. Of b: pay adds 0 to 25, 5 of which are ahead: 5^2 / (2 x 25) = 0.5; so does
  // attrition; the lab adds 20 or 0, level at most. Revenue moves b's growth to between 30 and 96.67: 15 to 48.33.
  // Of a nothing could cost 20 points; capital and attrition move it most.
  EXPECT_THAT(unknown(world),
              ElementsAre("pay b:50 a:0", "attrition b:50 a:0", "revenue b:0", "lab b:0", "capital a:0"));
}

TEST(Brief, AsksInTheOrderOfUnknowns) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE(seed);
    test::Draw draw(seed);
    World world;
    world.model = test::random_model(draw);
    const std::size_t count = 2 + draw.below(8);
    for (std::size_t i = 0; i < count; ++i) {
      world.companies.push_back(test::random_company(draw, world.model, "c" + std::to_string(i)));
    }
    world.profile.weights = test::random_raw_weights(draw, world.model);
    world.profile.missing = test::kAllMissingPolicies[seed % 3];
    world.profile.top = 1 + draw.below(4);
    const Brief brief = world.brief();
    const CompanyPool pool(world.model, world.companies, {}, {});
    const std::size_t places = telling_places(*world.profile.top, brief.report.ranked);
    const auto values = value_unknowns(world.model, pool, Weights(world.profile.weights), world.profile.missing,
                                       {.top = places, .threads = 1});
    const auto questions = open_questions(values);
    ASSERT_EQ(brief.unknown.size(), questions.size());
    for (std::size_t i = 0; i < questions.size(); ++i) {
      EXPECT_EQ(brief.unknown[i].criterion, questions[i].criterion);
      EXPECT_EQ(brief.unknown[i].signal, questions[i].signal);
      ASSERT_EQ(brief.unknown[i].gaps.size(), questions[i].values.size());
      for (std::size_t k = 0; k < questions[i].values.size(); ++k) {
        EXPECT_EQ(brief.asked.ids[brief.unknown[i].gaps[k].company], pool.at(questions[i].values[k].company));
        EXPECT_EQ(brief.unknown[i].gaps[k].value, questions[i].values[k].value);
      }
    }
  }
}

TEST(Brief, AsksOfWhoIsNotShownWhereThatCouldChangeTheFirst) {
  World world;
  world.profile.weights = {100, 0, 0};
  world.profile.top = 1;
  const Observation listed = observe(world.model, "capital", "listed");
  world.companies = {company("shown", {observe(world.model, "revenue", 60), listed}),
                     company("hidden", {observe(world.model, "revenue", 65)})};
  ASSERT_THAT(ids(world.brief()), ElementsAre("shown"));
  EXPECT_THAT(unknown(world), ElementsAre("capital hidden:167"));  // 73.33 or 56.67 against 70
}

TEST(Brief, LeavesTheExcludedOutOfItsQuestionsUnlessDealBreakersAreIgnored) {
  World world;
  world.profile.weights = {100, 0, 0};
  world.companies = {company("in", {observe(world.model, "revenue", 80)}),
                     company("out", {observe(world.model, "revenue", 99)})};
  Rule rule = world.rule("revenue");
  rule.below = 90;
  world.profile.deal_breakers = {{"too hot", rule}};
  const auto asked = [&](DealBreakers deal_breakers) { return world.brief(deal_breakers).asked.ids; };
  EXPECT_THAT(asked(DealBreakers::apply), ElementsAre("in"));
  EXPECT_THAT(asked(DealBreakers::ignore), UnorderedElementsAre("in", "out"));
}

TEST(Brief, NamesTheFirstTwentyOfWhomSomethingIsUnknown) {
  World world;
  for (int i = 0; i < 30; ++i) {
    world.companies.push_back(company("c" + std::to_string(i), {observe(world.model, "revenue", 50 + i)}));
  }
  const Brief brief = world.brief();
  EXPECT_EQ(brief.unknown[0].unknown_of, 30U);
  EXPECT_THAT(brief.unknown[0].gaps, SizeIs(kMostAsked));
}

TEST(Brief, AsksNothingOfWhatDoesNotWeighOrIsStatedOutright) {
  World world;
  world.profile.weights = {100, 0, 0};
  world.companies = {company("a", {observe(world.model, "revenue", 90)}), company("b", {}, {80, kUnknown, kUnknown})};
  EXPECT_THAT(unknown(world), ElementsAre("capital a:333"));  // 90 or 73.33, the other at 80
}

TEST(Brief, IsCompleteWithoutCompanies) {
  const Brief brief = World().brief();
  EXPECT_THAT(brief.report.rows, IsEmpty());
  EXPECT_THAT(brief.hype, IsEmpty());
  EXPECT_THAT(brief.backing, IsEmpty());
  EXPECT_THAT(brief.unknown, IsEmpty());
}

/// One letter for each company, as they rank: Met, Not met, Unknown.
std::string letters(const BriefQuestion& question) {
  std::string text;
  for (const Verdict verdict : verdicts(question)) {
    text += verdict == Verdict::holds ? 'M' : verdict == Verdict::fails ? 'N' : 'U';
  }
  return text;
}

TEST(Brief, AnswersThePublishedPersonasChecklistAsItsSourceDoes) {
  const Model model = test::config_model();
  const Profile profile = test::config_profile(model);
  const CompanyPool pool(model, test::config_companies(model), {}, {profile.evidence, profile.as_of});
  const Brief brief = make_brief(model, pool, profile, {}, 1);
  ASSERT_THAT(ids(brief), ElementsAre("nvidia", "astera-labs", "anthropic", "spacex", "xai"));
  std::vector<std::string> answers;
  for (const BriefQuestion& question : brief.checklist) answers.push_back(letters(question));
  EXPECT_THAT(answers, ElementsAre("MMUUU",  // a filed revenue figure
                                   "UUUUU",  // pay
                                   "UMUUU",  // R&D
                                   "UUNNU",  // senior ladder
                                   "UNUNU",  // customers
                                   "UUUUU",  // power: the contest is only reported
                                   "UUUNN",  // capacity
                                   "MUUUU",  // attrition
                                   ""));     // for a person to find out
}

}  // namespace
}  // namespace fitrank
