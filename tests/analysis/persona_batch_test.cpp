#include "analysis/persona_batch.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "analysis/agreement.hpp"
#include "analysis/rank_report.hpp"
#include "analysis/screen.hpp"
#include "support/sample.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using test::observe;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A company with some signals known, in any tier, dated or not.
Company persona_company(Draw& draw, const Model& model, std::string id) {
  Company company = test::company(std::move(id), {});
  constexpr std::array<const char*, 4> kTiers{"filed", "announced", "reported", "ambition"};
  constexpr std::array<const char*, 3> kDates{"", "2025-06-01", "2026-03-01"};
  const auto see = [&](const char* signal, auto value) {
    if (draw.below(4) == 0) return;
    company.observations.push_back(
        observe(model, signal, value, kTiers[draw.below(kTiers.size())], kDates[draw.below(kDates.size())]));
  };
  const auto grid = [&](double most) { return most * static_cast<double>(draw.below(12)) / 11; };
  see("revenue", grid(100));
  see("capital", draw.below(2) == 0 ? "listed" : "none");
  see("pay", 100 + grid(200));
  see("attrition", grid(20));
  see("lab", draw.below(2) == 0 ? "yes" : "no");
  return company;
}

/// Weights, policies, dates and deal-breakers that differ from persona to persona.
Profile random_profile(Draw& draw, std::size_t number) {
  Profile profile;
  profile.id = fmt::format("p{:04}", number);
  for (int c = 0; c < 3; ++c) profile.weights.push_back(draw.below(5) == 0 ? 0 : draw.unit());
  profile.weights[draw.below(3)] = 0.3;
  profile.missing = test::kAllMissingPolicies[draw.below(3)];
  profile.evidence = draw.below(2) == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted;
  if (draw.below(2) == 0) profile.as_of = test::day("2026-01-01");
  profile.top = 1 + draw.below(3);  // which a batch does not look at
  if (draw.below(2) == 0) {
    DealBreaker breaker;
    breaker.rule.subject = draw.below(2) == 0 ? Rule::Subject::criterion : Rule::Subject::coverage;
    breaker.rule.index = draw.below(3);
    breaker.rule.at_least = breaker.rule.subject == Rule::Subject::criterion ? 100 * draw.unit() : draw.unit();
    profile.deal_breakers.push_back(breaker);
  }
  return profile;
}

std::vector<Company> random_companies(Draw& draw, const Model& model, std::size_t count) {
  std::vector<Company> companies;
  for (std::size_t i = 0; i < count; ++i) {
    companies.push_back(persona_company(draw, model, fmt::format("{:04x}-{}", draw.below(0x10000), i)));
  }
  return companies;
}

std::vector<Profile> random_profiles(Draw& draw, std::size_t count) {
  std::vector<Profile> profiles;
  for (std::size_t i = 0; i < count; ++i) profiles.push_back(random_profile(draw, i));
  return profiles;
}

/// One persona ranked alone: its deal-breakers, then every company left.
struct Single {
  Screening screening;
  std::vector<RankedCompany> ranked;
  std::vector<std::size_t> unranked;
};

Single rank_alone(const Model& model, const CompanyPool& pool, const Profile& profile) {
  const Weights weights(profile.weights);
  Single single{screen(model, pool, profile, weights), {}, {}};
  single.ranked = top_companies(pool.scores(), pool, weights, profile.missing, {.allowed = single.screening.allowed});
  single.unranked = unranked_companies(pool.scores(), pool, weights, {.allowed = single.screening.allowed}).rows;
  return single;
}

void expect_same_top(const PersonaBatch& batch, const PersonaRanking& ranking, const CompanyPool& pool,
                     const Single& single) {
  ASSERT_EQ(ranking.top.size(), std::min(batch.top, single.ranked.size()));
  for (std::size_t i = 0; i < ranking.top.size(); ++i) {
    ASSERT_EQ(batch.shown[ranking.top[i].company].id, pool.at(single.ranked[i].company));
    ASSERT_EQ(ranking.top[i].rank, single.ranked[i].rank);
    ASSERT_TRUE(test::same_bits(ranking.top[i].fit.score, single.ranked[i].fit.score));
  }
}

/// To the bit.
void expect_same(const PersonaBatch& batch, const std::vector<std::size_t>& rows, std::size_t persona,
                 const CompanyPool& pool, const Single& single) {
  const PersonaRanking& ranking = batch.personas[persona];
  ASSERT_EQ(ranking.ranked, single.ranked.size());
  ASSERT_EQ(ranking.excluded, single.screening.excluded);
  ASSERT_EQ(ranking.unranked, single.unranked.size());
  expect_same_top(batch, ranking, pool, single);
  std::vector<const RankedCompany*> place_of(pool.size());
  for (const RankedCompany& place : single.ranked) place_of[place.company] = &place;
  ASSERT_EQ(ranking.places.size(), batch.shown.size());
  for (std::size_t i = 0; i < batch.shown.size(); ++i) {
    const PersonaPlace& place = ranking.places[i];
    const RankedCompany* alone = place_of[rows[i]];
    ASSERT_EQ(place.rank, alone ? alone->rank : 0) << batch.shown[i].id;
    ASSERT_EQ(place.excluded, !single.screening.allows(rows[i])) << batch.shown[i].id;
    if (!alone) continue;
    ASSERT_TRUE(test::same_bits(place.score, alone->fit.score));
    ASSERT_TRUE(test::same_bits(place.coverage, alone->fit.coverage));
  }
}

/// The first few as the whole report of one ranking names them.
void expect_report(const PersonaBatch& batch, std::size_t persona, const RankReport& report) {
  const PersonaRanking& ranking = batch.personas[persona];
  EXPECT_EQ(ranking.ranked, report.ranked);
  EXPECT_EQ(ranking.excluded, report.excluded_in_all);
  EXPECT_EQ(ranking.unranked, report.unranked.size());
  ASSERT_EQ(ranking.top.size(), report.rows.size());
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    EXPECT_EQ(batch.shown[ranking.top[i].company].id, report.shown.ids[report.rows[i].place.company]);
    EXPECT_EQ(ranking.top[i].rank, report.rows[i].place.rank);
    EXPECT_EQ(ranking.top[i].fit.score, report.rows[i].place.fit.score);
  }
}

TEST(PersonaBatchSize, ManyPersonasEqualSingleRankings) {
  const std::size_t companies = test::kOptimised ? 10'000 : 300;
  const std::size_t personas = test::kOptimised ? 1'000 : 50;
  Draw draw(7);
  const Model model = test::sample_model();
  const CompanyPool pool(model, random_companies(draw, model, companies), {}, {});
  std::vector<Profile> profiles = random_profiles(draw, personas);
  const PersonaBatch batch = rank_personas(model, pool, profiles, {.top = 10});
  ASSERT_EQ(batch.companies, companies);
  ASSERT_THAT(batch.personas, SizeIs(personas));
  EXPECT_THAT(batch.shown, SizeIs(testing::AllOf(testing::Ge(10U), testing::Lt(companies))));
  std::vector<std::size_t> rows;
  for (const ShownCompany& company : batch.shown) rows.push_back(pool.find(company.id).value());
  std::map<std::pair<EvidencePolicy, bool>, CompanyPool> pools;
  for (std::size_t i = 0; i < personas && !testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(profiles[i].id);
    const EvidenceView view{profiles[i].evidence, profiles[i].as_of};
    const std::pair key{view.policy, view.as_of.has_value()};
    if (!pools.contains(key)) pools.emplace(key, pool.viewed(view));
    const CompanyPool& seen = pools.at(key);
    expect_same(batch, rows, i, seen, rank_alone(model, seen, profiles[i]));
    if (i % 25 > 0) continue;
    profiles[i].top = 10;
    expect_report(batch, i, report_ranking(model, seen, profiles[i], {}));
  }
}

class PersonaBatchTest : public testing::Test {
 protected:
  Profile profile(std::string id, std::vector<double> weights) const {
    Profile profile;
    profile.missing = MissingPolicy::renormalize;
    profile.id = std::move(id);
    profile.weights = std::move(weights);
    return profile;
  }
  Company scored(std::string id, double revenue, double pay) const {
    return test::company(std::move(id), {observe(model_, "revenue", revenue), observe(model_, "pay", pay)});
  }
  PersonaBatch batch(const std::vector<Profile>& profiles, std::size_t top = 10) const {
    return rank_personas(model_, pool_, profiles, {.top = top});
  }
  static std::vector<std::string> shown(const PersonaBatch& batch) {
    std::vector<std::string> ids;
    for (const ShownCompany& company : batch.shown) ids.push_back(company.id);
    return ids;
  }
  static std::vector<std::uint32_t> ranks(const PersonaBatch& batch, std::size_t persona) {
    std::vector<std::uint32_t> ranks;
    for (const PersonaPlace& place : batch.personas[persona].places) ranks.push_back(place.rank);
    return ranks;
  }

  Model model_ = test::sample_model();
  CompanyPool pool_{model_,
                    {scored("grows", 90, 120), scored("pays", 20, 300), scored("both", 60, 240),
                     scored("neither", 10, 110), test::company("quiet", {})},
                    {},
                    {}};
};

TEST_F(PersonaBatchTest, ShowsWhoIsInAnybodysFirst) {
  const PersonaBatch result = batch({profile("growth", {1, 0, 0}), profile("pay", {0, 1, 0})}, 1);
  EXPECT_EQ(result.companies, 5U);
  // grows 1 + 3, pays 3 + 1: the same sum, so by id.
  EXPECT_THAT(shown(result), ElementsAre("grows", "pays"));
  EXPECT_THAT(ranks(result, 0), ElementsAre(1, 3));
  EXPECT_THAT(ranks(result, 1), ElementsAre(3, 1));
  EXPECT_EQ(result.personas[1].ranked, 4U);
  EXPECT_EQ(result.personas[1].unranked, 1U);
  ASSERT_THAT(result.personas[1].top, SizeIs(1));
  EXPECT_EQ(result.personas[1].top[0].company, 1U);
  EXPECT_EQ(result.shown[0].name, "grows Ltd");
}

TEST_F(PersonaBatchTest, NamesTheBestAndTheWorstPersona) {
  const PersonaBatch result = batch({profile("growth", {1, 0, 0}), profile("pay", {0, 1, 0}),
                                     profile("growth-too", {1, 0, 0}), profile("lab", {0, 0, 1})});
  EXPECT_THAT(shown(result), ElementsAre("grows", "both", "pays", "neither"));
  const ShownCompany& pays = result.shown[2];
  ASSERT_TRUE(pays.best && pays.worst);
  EXPECT_EQ(pays.best->persona, 1U);
  EXPECT_EQ(pays.best->rank, 1U);
  EXPECT_EQ(pays.best->equals, 0U);
  EXPECT_EQ(pays.worst->persona, 0U);
  EXPECT_EQ(pays.worst->rank, 3U);
  EXPECT_EQ(pays.worst->equals, 1U);
  EXPECT_EQ(pays.unranked_by, 1U);
  EXPECT_EQ(pays.excluded_by, 0U);
  EXPECT_EQ(result.personas[3].ranked, 0U);
  EXPECT_THAT(result.personas[3].top, IsEmpty());
}

TEST_F(PersonaBatchTest, DealBreakersTakeCompaniesFromOnePersonaAlone) {
  Profile strict = profile("strict", {1, 0, 0});
  DealBreaker breaker;
  breaker.rule.subject = Rule::Subject::criterion;
  breaker.rule.index = 1;
  breaker.rule.at_least = 50;
  strict.deal_breakers = {breaker};
  const PersonaBatch result = batch({profile("growth", {1, 0, 0}), strict}, 2);
  // Whoever is excluded counts as behind all five: 2 + 1, 3 + 2, 1 + 6.
  EXPECT_THAT(shown(result), ElementsAre("both", "pays", "grows"));
  EXPECT_THAT(ranks(result, 0), ElementsAre(2, 3, 1));
  EXPECT_THAT(ranks(result, 1), ElementsAre(1, 2, 0));
  EXPECT_TRUE(result.personas[1].places[2].excluded);
  EXPECT_EQ(result.personas[1].places[2].score, 90);
  EXPECT_EQ(result.personas[1].excluded, 2U);
  EXPECT_EQ(result.shown[2].excluded_by, 1U);
  EXPECT_EQ(result.shown[2].worst->persona, 0U);
}

TEST_F(PersonaBatchTest, EachPersonaSeesTheEvidenceInItsOwnWay) {
  const CompanyPool pool(model_,
                         {test::company("firm", {observe(model_, "revenue", 70, "filed", "2026-03-01")}),
                          test::company("hyped", {observe(model_, "revenue", 90, "ambition", "2025-03-01")})},
                         {}, {EvidencePolicy::discounted, std::nullopt});
  Profile doubting = profile("doubting", {1, 0, 0});
  doubting.evidence = EvidencePolicy::discounted;
  Profile earlier = profile("earlier", {1, 0, 0});
  earlier.as_of = test::day("2026-01-01");
  const PersonaBatch result = rank_personas(model_, pool, {profile("trusting", {1, 0, 0}), doubting, earlier}, {});
  EXPECT_THAT(shown(result), ElementsAre("hyped", "firm"));
  EXPECT_THAT(ranks(result, 0), ElementsAre(1, 2));
  EXPECT_THAT(ranks(result, 1), ElementsAre(2, 1));
  EXPECT_THAT(ranks(result, 2), ElementsAre(1, 0));
  EXPECT_EQ(result.personas[1].places[0].score, 50);
}

TEST_F(PersonaBatchTest, AgreementIsOverWhatBothRank) {
  Profile strict = profile("strict", {0, 1, 0});
  DealBreaker breaker;
  breaker.rule.subject = Rule::Subject::criterion;
  breaker.rule.index = 0;
  breaker.rule.at_most = 89;
  strict.deal_breakers = {breaker};  // without "grows"
  const PersonaBatch result =
      batch({profile("growth", {1, 0, 0}), strict, profile("growth-too", {2, 0, 0}), profile("lab", {0, 0, 1})}, 1);
  const PersonaAgreement& agreement = result.agreement;
  EXPECT_THAT(agreement.compared, ElementsAre(0, 1, 2, 3));
  const auto at = [](const AgreementMatrix& matrix, std::size_t a, std::size_t b) { return matrix.cells[4 * a + b]; };
  // Of growth: both, pays, neither; of pay: pays, both, neither.
  const std::vector<double> growth{1, 2, 3};
  const std::vector<double> pay{2, 1, 3};
  EXPECT_EQ(at(agreement.tau_b, 0, 1), kendall_tau_b(growth, pay));
  EXPECT_EQ(at(agreement.tau_b, 1, 0), kendall_tau_b(growth, pay));
  EXPECT_EQ(at(agreement.weighted_spearman, 0, 1), weighted_spearman(growth, pay));
  // Lists need not hold the same: grows both pays neither, and pays both neither.
  const std::vector<std::size_t> first{0, 2, 1, 3};
  const std::vector<std::size_t> second{1, 2, 3};
  EXPECT_EQ(at(agreement.rank_biased_overlap, 0, 1), rank_biased_overlap(first, second));
  EXPECT_DOUBLE_EQ(at(agreement.tau_b, 0, 2).value(), 1);
  EXPECT_DOUBLE_EQ(at(agreement.rank_biased_overlap, 0, 2).value(), 1);
  EXPECT_EQ(at(agreement.tau_b, 0, 3), std::nullopt);
  // Of six pairs the three without "lab" are defined.
  const double tau = *kendall_tau_b(growth, pay);
  EXPECT_NEAR(agreement.tau_b.mean.value(), (tau + 1 + tau) / 3, 1e-12);
}

TEST_F(PersonaBatchTest, ComparesAnEvenSampleOfManyPersonas) {
  std::vector<Profile> profiles;
  for (int i = 0; i < 100; ++i) profiles.push_back(profile(fmt::format("p{}", i), {1, 0.01 * i, 0}));
  const auto compared = batch(profiles).agreement.compared;
  EXPECT_THAT(compared, SizeIs(40));
  EXPECT_EQ(compared.front(), 0U);
  EXPECT_EQ(compared.back(), 99U);
  EXPECT_EQ(std::ranges::adjacent_find(compared, std::ranges::greater_equal()), compared.end());
}

TEST_F(PersonaBatchTest, DoesNotDependOnThreads) {
  Draw draw(3);
  const CompanyPool pool(model_, random_companies(draw, model_, 200), {}, {});
  const std::vector<Profile> profiles = random_profiles(draw, 20);
  const PersonaBatch one = rank_personas(model_, pool, profiles, {.top = 5, .threads = 1});
  const PersonaBatch four = rank_personas(model_, pool, profiles, {.top = 5, .threads = 4});
  EXPECT_EQ(shown(one), shown(four));
  for (std::size_t i = 0; i < profiles.size(); ++i) EXPECT_EQ(ranks(one, i), ranks(four, i));
  EXPECT_EQ(one.agreement.tau_b.cells, four.agreement.tau_b.cells);
  EXPECT_EQ(one.agreement.rank_biased_overlap.cells, four.agreement.rank_biased_overlap.cells);
}

TEST_F(PersonaBatchTest, TellsOfItsProgress) {
  std::vector<std::size_t> told;
  rank_personas(model_, pool_, {profile("a", {1, 0, 0}), profile("b", {0, 1, 0})},
                {.progress = [&](std::size_t done, std::size_t of) {
                  EXPECT_EQ(of, 4U);
                  told.push_back(done);
                }});
  EXPECT_THAT(told, ElementsAre(1, 2, 3, 4));
}

TEST_F(PersonaBatchTest, NoCompaniesAtAll) {
  const CompanyPool nobody(model_, {}, {}, {});
  const PersonaBatch result = rank_personas(model_, nobody, {profile("a", {1, 0, 0}), profile("b", {0, 1, 0})}, {});
  EXPECT_THAT(result.shown, IsEmpty());
  EXPECT_EQ(result.personas[0].ranked, 0U);
  EXPECT_EQ(result.agreement.tau_b.mean, std::nullopt);
}

}  // namespace
}  // namespace fitrank
