#include "fitrank/brief.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "support/config_files.hpp"
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

/// "lab a:20 b:5", one for each unknown signal.
std::vector<std::string> unknown(const World& world) {
  std::vector<std::string> texts;
  const Brief brief = world.brief();
  for (const BriefUnknown& found : brief.unknown) {
    texts.push_back(world.model.signals[found.signal].id);
    for (const BriefGap& gap : found.gaps) {
      const auto hundredths = static_cast<long>(std::lround(100 * gap.points));
      texts.back() += ' ' + brief.report.shown.ids[gap.company] + ':' + std::to_string(hundredths);
    }
  }
  return texts;
}

TEST(Brief, OrdersTheUnknownByHowFarItCouldMoveAScore) {
  World world;
  world.companies = {company("a", {observe(world.model, "revenue", 90), observe(world.model, "lab", "yes")}),
                     company("b", {observe(world.model, "capital", "listed")})};
  // Shares of growth 1/2, comp 1/4 and learning 1/4; spans: capital 50, lab 80, others 100.
  //   revenue    b: 1/2 x 2/(1 + 2) x 100      capital a: 1/2 x 1/(2 + 1) x 50
  //   attrition  a: 1/4 x 1/(3 + 1) x 100, b: 1/4 x 100    lab b: 1/4 x 80
  EXPECT_THAT(unknown(world), ElementsAre("revenue b:3333", "pay b:2500 a:2500", "attrition b:2500 a:625", "lab b:2000",
                                          "capital a:833"));
}

TEST(Brief, AsksNothingOfWhatDoesNotWeighOrIsStatedOutright) {
  World world;
  world.profile.weights = {100, 0, 0};
  world.companies = {company("a", {observe(world.model, "revenue", 90)}), company("b", {}, {80, kUnknown, kUnknown})};
  EXPECT_THAT(unknown(world), ElementsAre("capital a:1667"));
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
