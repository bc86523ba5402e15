// Large sets: what a page embeds must rank, under any weights and policies, as the whole set does.
#include "analysis/page_candidates.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "score/ranking.hpp"
#include "score/synthetic.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using Subject = Rule::Subject;

/// A bulk table of synthetic companies.
class Table : public CompanyTable {
 public:
  explicit Table(const SyntheticSpec& spec) : spec_(spec), scores_(synthetic_scores(spec)) {}
  std::size_t size() const override { return scores_.companies(); }
  std::string at(std::size_t row) const override { return synthetic_id(spec_, row); }
  const ScoreMatrix& scores() const override { return scores_; }
  Company company(std::size_t row) const override {
    Company company;
    company.id = at(row);
    for (std::size_t c = 0; c < spec_.criteria; ++c) company.stated.push_back(scores_.at(row, c));
    return company;
  }
  std::optional<std::size_t> find(std::string_view) const override { return std::nullopt; }

 private:
  SyntheticSpec spec_;
  ScoreMatrix scores_;
};

CompanyPool pool_of(const Model& model, std::vector<Company> dossiers, std::size_t rows) {
  std::vector<std::unique_ptr<CompanyTable>> tables;
  if (rows > 0) {
    tables.push_back(std::make_unique<Table>(
        SyntheticSpec{.companies = rows, .criteria = model.criteria.size(), .unknown = 0.2, .correlation = 0.1}));
  }
  return {model, std::move(dossiers), std::move(tables), {}};
}

Rule score_rule(std::size_t criterion, double at_least) {
  Rule rule;
  rule.subject = Subject::criterion;
  rule.index = criterion;
  rule.at_least = at_least;
  return rule;
}

Rule coverage_rule(double at_least) {
  Rule rule;
  rule.subject = Subject::coverage;
  rule.at_least = at_least;
  return rule;
}

constexpr std::size_t kPlaces = 7;

/// Signals of the sample model, least and greatest value.
struct ValueSpan {
  const char* signal;
  double least;
  double most;
};
constexpr ValueSpan kValueSpans[] = {{"revenue", 0, 100}, {"pay", 100, 300}, {"attrition", 0, 20}};

/// The first places of a page, ranked plainly among its companies, and of the whole set, must be the same.
class PageCandidatesTest : public testing::Test {
 protected:
  void expect_exact(const CompanyPool& pool, const std::vector<Profile>& profiles, std::size_t rankings) {
    std::vector<PagePersona> personas;
    for (const Profile& profile : profiles) personas.push_back({.profile = profile});
    const PageCandidates found = page_candidates(model_, pool, personas, {.places = kPlaces});
    ASSERT_EQ(found.exact_top, kPlaces);
    embedded_ = found.rows.size();
    EXPECT_LT(embedded_, pool.size() / 4);
    EXPECT_TRUE(std::ranges::is_sorted(found.rows));
    for (std::size_t i = 0; i < rankings; ++i) {
      const Profile& own = profiles[draw_.below(profiles.size())];
      Profile profile = own;
      profile.weights = test::random_raw_weights(draw_, model_);
      profile.missing = test::kAllMissingPolicies[draw_.below(3)];
      const auto policy = draw_.below(2) == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted;
      compare(pool.viewed({policy, own.as_of}), found.rows, profile);
    }
    excluded_beyond_ = found.excluded_beyond;
  }

  void compare(const CompanyPool& pool, const std::vector<std::size_t>& rows, const Profile& profile) {
    const Weights weights(profile.weights);
    const Screening screening = screen(model_, pool, profile, weights);
    const auto whole =
        top_companies(pool.scores(), pool, weights, profile.missing, {.top = kPlaces, .allowed = screening.allowed});
    std::vector<std::uint64_t> embedded((pool.size() + 63) / 64, 0);
    for (const std::size_t row : rows) {
      if (screening.allows(row)) embedded[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    const auto page =
        top_companies(pool.scores(), pool, weights, profile.missing, {.top = kPlaces, .allowed = embedded});
    ASSERT_EQ(page.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      EXPECT_EQ(page[i].company, whole[i].company);
      EXPECT_EQ(page[i].rank, whole[i].rank);
      from_tables_ += whole[i].company >= pool.dossiers().companies.size() ? 1 : 0;
      from_dossiers_ += whole[i].company < pool.dossiers().companies.size() ? 1 : 0;
    }
    excluded_ += screening.excluded;
  }

  Profile profile_with(std::vector<DealBreaker> deal_breakers) {
    Profile profile;
    profile.weights.assign(model_.criteria.size(), 1);
    profile.deal_breakers = std::move(deal_breakers);
    return profile;
  }
  std::vector<Company> dossiers(std::size_t count) {
    std::vector<Company> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back(dossier(fmt::format("d{}", i)));
    return made;
  }
  /// Of every tier and of many days; about a third of it unknown.
  Company dossier(std::string id) {
    std::vector<Observation> observations;
    for (const auto& [signal, least, most] : kValueSpans) {
      if (draw_.below(3) == 0) continue;
      const std::string day = fmt::format("202{}-{:02}-15", 4 + draw_.below(2), 1 + draw_.below(12));
      observations.push_back(test::observe(model_, signal, least + (most - least) * draw_.unit(),
                                           model_.tiers[draw_.below(model_.tiers.size())].id, day));
    }
    return test::company(std::move(id), std::move(observations));
  }

  test::Draw draw_{7};
  Model model_ = test::sample_model();
  std::size_t embedded_ = 0;
  std::size_t from_tables_ = 0;
  std::size_t from_dossiers_ = 0;
  std::size_t excluded_ = 0;
  std::vector<std::size_t> excluded_beyond_;
};

TEST_F(PageCandidatesTest, SmallSetsAreEmbeddedWhole) {
  const CompanyPool pool = pool_of(model_, {}, kMostEmbeddedWhole);
  const PageCandidates found = page_candidates(model_, pool, {{.profile = profile_with({})}}, {});
  EXPECT_EQ(found.rows.size(), pool.size());
  EXPECT_FALSE(found.exact_top);
}

TEST_F(PageCandidatesTest, OfATableTheFirstPlacesAreExactForAnyWeights) {
  expect_exact(pool_of(model_, {}, 60'000), {profile_with({})}, 100);
  EXPECT_EQ(excluded_beyond_, std::vector<std::size_t>{0});
}

TEST_F(PageCandidatesTest, OfDossiersAndATableUnderEitherPolicyOfEvidence) {
  Profile dated = profile_with({});
  dated.as_of = test::day("2025-03-01");
  expect_exact(pool_of(model_, dossiers(300), 40'000), {profile_with({}), dated}, 100);
  EXPECT_GT(from_tables_, 50U);
  EXPECT_GT(from_dossiers_, 10U);
  EXPECT_GE(embedded_, 300U);  // few dossiers are embedded all
}

TEST_F(PageCandidatesTest, OfManyDossiersUnderEitherPolicyOfEvidenceAndEveryDay) {
  Profile dated = profile_with({{"", score_rule(1, 30)}});
  dated.as_of = test::day("2025-03-01");
  dated.evidence = EvidencePolicy::discounted;
  expect_exact(pool_of(model_, dossiers(kMostEmbeddedWhole + 500), 0), {profile_with({}), dated}, 60);
  EXPECT_GT(excluded_, 1000U);
  EXPECT_EQ(excluded_beyond_[0], 0U);
  EXPECT_GT(excluded_beyond_[1], 1000U);
}

TEST_F(PageCandidatesTest, AmongThoseWhomEachPersonasDealBreakersLeave) {
  const CompanyPool pool = pool_of(model_, dossiers(50), 50'000);
  const Profile pay = profile_with({{"", score_rule(1, 60)}});
  const Profile lab = profile_with({{"", score_rule(2, 50)}, {"", score_rule(0, 20)}});
  expect_exact(pool, {pay, lab, profile_with({})}, 100);
  EXPECT_GT(excluded_, 10'000U);
  const Screening screening = screen(model_, pool, pay, Weights(pay.weights));
  EXPECT_GT(excluded_beyond_[0], 0U);
  EXPECT_LE(excluded_beyond_[0], screening.excluded);
  EXPECT_GE(excluded_beyond_[0] + embedded_, screening.excluded);
  EXPECT_EQ(excluded_beyond_[2], 0U);
}

/// Coverage is one for all companies of one pattern of unknowns, so that such rules need not be fixed.
TEST_F(PageCandidatesTest, RulesOnCoverageStayExactForAnyWeights) {
  Rule range;
  range.subject = Subject::range;
  range.at_most = 60;
  expect_exact(pool_of(model_, dossiers(50), 50'000),
               {profile_with({{"", coverage_rule(0.7)}}), profile_with({{"", range}})}, 150);
  EXPECT_GT(excluded_, 10'000U);
  EXPECT_EQ(excluded_beyond_, (std::vector<std::size_t>{0, 0}));
}

TEST_F(PageCandidatesTest, OnlyRulesThatMeanTheSameUnderAnyWeightsAreFixed) {
  const CompanyPool pool = pool_of(model_, {}, 30'000);
  const auto fixed = [&](const Rule& rule) {
    return page_candidates(model_, pool, {{.profile = profile_with({{"", rule}})}}, {}).fixed_deal_breakers;
  };
  EXPECT_TRUE(fixed(score_rule(0, 10)));
  EXPECT_FALSE(fixed(coverage_rule(0.5)));
}

TEST_F(PageCandidatesTest, TooManyCandidatesAreRefusedWithTheReason) {
  const CompanyPool pool = pool_of(model_, {}, 60'000);
  const std::vector<PagePersona> personas{{.profile = profile_with({})}};
  try {
    page_candidates(model_, pool, personas, {.places = 60'000});
    FAIL();
  } catch (const std::length_error& error) {
    EXPECT_STREQ(error.what(),
                 "more than 50000 of the 60000 companies could be in the top 60000 under some weights, which is "
                 "more than a page can hold; use a smaller --top");
  }
}

TEST_F(PageCandidatesTest, WhereAllAreCandidatesAllIsExact) {
  const CompanyPool pool = pool_of(model_, {}, 21'000);
  const std::vector<PagePersona> personas{{.profile = profile_with({{"", coverage_rule(0.2)}})}};
  const PageCandidates found = page_candidates(model_, pool, personas, {.places = 21'000});
  EXPECT_LE(found.rows.size(), pool.size());
  EXPECT_EQ(found.exact_top.has_value(), found.rows.size() < pool.size());  // rows of which nothing is known are none
}

}  // namespace
}  // namespace fitrank
