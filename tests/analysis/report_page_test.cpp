#include "analysis/report_page.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/brief.hpp"
#include "analysis/rank_report.hpp"
#include "input/read_yaml.hpp"
#include "support/config_files.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"
#include "support/source_file.hpp"

namespace fitrank {
namespace {

using test::observe;
using testing::IsEmpty;
using testing::SizeIs;
using Subject = Rule::Subject;

PagePersona persona(Profile profile) { return {.profile = std::move(profile)}; }

std::vector<PagePersona> personas(const std::vector<Profile>& profiles) {
  std::vector<PagePersona> made;
  for (const Profile& profile : profiles) made.push_back(persona(profile));
  return made;
}

bool same(const RuleResult& a, const RuleResult& b) {
  return a.verdict == b.verdict && a.assumed == b.assumed && a.doubt == b.doubt && a.observation == b.observation &&
         a.value == b.value && a.distance == b.distance;
}

std::vector<Profile> shipped_profiles(const Model& model) {
  std::vector<Profile> profiles;
  for (const char* name :
       {"spacex-aiinfra-curious-swe-01", "compensation-first-switcher", "hardware-designer", "ml-researcher",
        "new-graduate", "power-datacenter-engineer", "principal-ic", "stability-first-parent", "visa-holder"}) {
    Problems problems;
    const auto source =
        read_source(test::source_file(std::string("profiles/") + name + ".yaml"), kYamlSizeLimit, problems);
    profiles.push_back(read_profile(source.value(), model, problems).value());
  }
  return profiles;
}

const PageVerdict& verdict(const PagePersona& persona, EvidencePolicy evidence, std::size_t company) {
  const bool face = evidence == EvidencePolicy::face_value || persona.discounted.empty();
  return (face ? persona.face : persona.discounted)[company];
}

/// The same claims, backed and contradicted by the same observations.
template <typename Claims, typename Others>
void expect_same_claims(const Claims& claims, const Others& others) {
  ASSERT_EQ(claims.size(), others.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    EXPECT_EQ(claims[i].claim, others[i].claim);
    EXPECT_EQ(claims[i].observation, others[i].observation);
    EXPECT_EQ(claims[i].backed, others[i].backed);
    EXPECT_EQ(claims[i].contradicted, others[i].contradicted);
  }
}

std::vector<std::size_t> rules_of(const std::vector<RuleHit>& flags) {
  std::vector<std::size_t> rules;
  for (const RuleHit& hit : flags) rules.push_back(hit.rule);
  return rules;
}

/// What the page must say of every company, by the engine's own answers under one policy.
void expect_as_brief(const Model& model, const CompanyPool& pool, const ReportPage& page, const PagePersona& persona,
                     EvidencePolicy evidence) {
  Profile profile = persona.profile;
  profile.evidence = evidence;
  profile.top = pool.size();
  const CompanyPool viewed = pool.viewed({evidence, profile.as_of});
  const Brief brief = make_brief(model, viewed, profile, {});
  const auto row_of = [&](std::size_t shown) { return viewed.find(brief.report.shown.ids[shown]).value(); };
  for (const BriefQuestion& question : brief.checklist) {
    for (const BriefAnswer& answer : question.answers) {
      const PageVerdict& said = verdict(persona, evidence, row_of(answer.company));
      const RuleResult result = said.checklist.empty() ? RuleResult{} : said.checklist[question.item];
      const bool unheard = answer.result.verdict == Verdict::unknown && said.checklist.empty();
      EXPECT_TRUE(unheard || same(result, answer.result)) << profile.id << ' ' << question.item;
    }
  }
  std::vector<std::size_t> excluded;
  for (const ExcludedCompany& company : brief.report.excluded) excluded.push_back(row_of(company.company));
  for (std::size_t row = 0; row < pool.size(); ++row) {
    const auto& rules = verdict(persona, evidence, row).deal_breakers;
    const bool fails =
        std::ranges::any_of(rules, [](const RuleResult& rule) { return rule.verdict == Verdict::fails; });
    EXPECT_EQ(fails, std::ranges::count(excluded, row) > 0) << profile.id << ' ' << pool.at(row);
  }
  const PageView& view = page.views[persona.view];
  const auto& assessed = evidence == EvidencePolicy::face_value ? view.face : view.discounted;
  for (const RankRow& row : brief.report.rows) {
    EXPECT_EQ(rules_of(assessed[row_of(row.place.company)].flags), rules_of(row.flags));
  }
  for (const HypeEntry& entry : brief.hype) {
    expect_same_claims(view.claims[row_of(brief.report.rows[entry.company].place.company)], entry.claims);
  }
}

TEST(ReportPageTest, SaysOfEveryShippedPersonaWhatItsBriefSays) {
  const Model model = test::config_model();
  const CompanyPool pool(model, test::config_companies(model), {}, {});
  const ReportPage page = make_report_page(model, pool, personas(shipped_profiles(model)));
  EXPECT_EQ(page.behind, 5U);
  EXPECT_FALSE(page.exact_top);
  EXPECT_FALSE(page.fixed_deal_breakers);
  std::size_t unlike = 0;
  for (const PagePersona& one : page.personas) {
    expect_as_brief(model, pool, page, one, EvidencePolicy::face_value);
    expect_as_brief(model, pool, page, one, EvidencePolicy::discounted);
    unlike += one.discounted.empty() ? 0 : 1;
  }
  EXPECT_GT(unlike, 0U);  // a rule on a criterion's score, which discounting moves
}

TEST(ReportPageTest, ScoresAreThePoolsUnderEveryDayAndPolicy) {
  test::Draw draw(3);
  const Model model = test::random_model(draw);
  std::vector<Company> companies;
  for (int i = 0; i < 700; ++i) companies.push_back(test::random_company(draw, model, fmt::format("c{}", i)));
  const CompanyPool pool(model, std::move(companies), {}, {});
  std::vector<Profile> profiles(4);
  for (Profile& profile : profiles) profile.weights = test::random_raw_weights(draw, model);
  profiles[1].as_of = profiles[2].as_of = test::day("2025-01-15");
  profiles[3].as_of = test::day("2026-02-01");
  for (const std::size_t threads : {1U, 3U}) {
    const ReportPage page = make_report_page(model, pool, personas(profiles), {.threads = threads});
    ASSERT_THAT(page.views, SizeIs(3));
    std::size_t differing = 0;
    for (const PagePersona& one : page.personas) {
      const PageView& view = page.views[one.view];
      EXPECT_EQ(view.as_of, one.profile.as_of);
      const CompanyPool face = pool.viewed({EvidencePolicy::face_value, view.as_of});
      const CompanyPool discounted = pool.viewed({EvidencePolicy::discounted, view.as_of});
      for (std::size_t row = 0; row < pool.size(); ++row) {
        for (std::size_t c = 0; c < model.criteria.size(); ++c) {
          const float by_face = view.face[row].assessment.criteria[c];
          const float by_discount = view.discounted[row].assessment.criteria[c];
          EXPECT_TRUE(test::same_bits(double{by_face}, double{face.scores().at(row, c)}));
          EXPECT_TRUE(test::same_bits(double{by_discount}, double{discounted.scores().at(row, c)}));
          differing += by_face < by_discount || by_face > by_discount ? 1 : 0;
        }
      }
    }
    EXPECT_GT(differing, 100U);
  }
}

class ReportPageRules : public testing::Test {
 protected:
  ReportPageRules() { profile_.weights = {2, 1, 1}; }

  Rule on(Subject subject, std::size_t index = 0) const {
    Rule rule;
    rule.subject = subject;
    rule.index = index;
    return rule;
  }
  PagePersona made(std::vector<Company> companies) {
    const CompanyPool pool(model_, std::move(companies), {}, {});
    page_ = make_report_page(model_, pool, personas({profile_}));
    return page_.personas.front();
  }

  Model model_ = test::sample_model();
  Profile profile_;
  ReportPage page_;
};

TEST_F(ReportPageRules, LeavesCoverageAndRangeToThePage) {
  Rule coverage = on(Subject::coverage);
  coverage.at_least = 0.9;
  Rule range = on(Subject::range);
  range.below = 5;
  profile_.deal_breakers = {{"", coverage}, {"", range}};
  profile_.checklist = {{"Enough?", {}, coverage}};
  model_.risk_flags = {{"wide", "Little is known", on(Subject::coverage)}, {"small", "Small", on(Subject::signal, 2)}};
  model_.risk_flags[0].rule.below = 0.5;
  model_.risk_flags[1].rule.below = 150;
  const PagePersona made_one = made({test::company("a", {observe(model_, "pay", 120)})});
  EXPECT_THAT(made_one.face.at(0).deal_breakers, IsEmpty());
  EXPECT_THAT(made_one.face.at(0).checklist, IsEmpty());
  ASSERT_THAT(page_.views.at(0).face.at(0).flags, SizeIs(1));
  EXPECT_EQ(page_.views[0].face[0].flags[0].rule, 1U);
}

TEST_F(ReportPageRules, SaysNothingOfACompanyOfWhichNothingIsKnown) {
  Rule pay = on(Subject::signal, 2);
  pay.at_least = 150;
  profile_.checklist = {{"Pay?", {}, pay}, {"Nice?", {}, {}}};
  EXPECT_THAT(made({test::company("a", {})}).face.at(0).checklist, IsEmpty());
  EXPECT_THAT(made({test::company("a", {observe(model_, "pay", 120)})}).face.at(0).checklist, SizeIs(2));
}

TEST_F(ReportPageRules, ADealBreakerThatAsksIsTold) {
  Rule pay = on(Subject::signal, 2);
  pay.at_least = 150;
  profile_.deal_breakers = {{"", pay}};
  ASSERT_THAT(made({test::company("a", {})}).face.at(0).deal_breakers, SizeIs(1));
  profile_.deal_breakers[0].rule.when_unknown = WhenUnknown::pass;
  EXPECT_THAT(made({test::company("a", {})}).face.at(0).deal_breakers, IsEmpty());
  profile_.deal_breakers[0].rule.when_unknown = WhenUnknown::fail;
  EXPECT_EQ(made({test::company("a", {})}).face.at(0).deal_breakers.at(0).verdict, Verdict::fails);
}

TEST_F(ReportPageRules, VerdictsUnderEitherPolicyAreKeptWhereTheyDiffer) {
  Rule growth = on(Subject::criterion, 0);
  growth.at_least = 70;
  profile_.deal_breakers = {{"", growth}};
  const PagePersona differing = made({test::company("a", {observe(model_, "revenue", 80, "reported")})});
  EXPECT_EQ(differing.face.at(0).deal_breakers.at(0).verdict, Verdict::holds);
  EXPECT_EQ(differing.discounted.at(0).deal_breakers.at(0).verdict, Verdict::fails);
  EXPECT_THAT(made({test::company("a", {observe(model_, "revenue", 80, "filed")})}).discounted, IsEmpty());
}

TEST_F(ReportPageRules, NoCompaniesMakeAPageToo) {
  EXPECT_THAT(made({}).face, IsEmpty());
  EXPECT_EQ(page_.behind, 0U);
  EXPECT_THAT(page_.views, SizeIs(1));
}

}  // namespace
}  // namespace fitrank
