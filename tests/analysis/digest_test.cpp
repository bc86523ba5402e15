#include "analysis/digest.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <utility>

#include "score/ranking.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank::test {
namespace {

using Ranks = std::map<std::string, std::size_t>;

/// Everybody's rank, made from nothing.
Ranks all_ranks(const Model& model, std::vector<Company> companies, const Profile& profile, const Weights& weights) {
  const CompanyPool pool(model, std::move(companies), {}, {profile.evidence, profile.as_of});
  Ranks ranks;
  for (const RankedCompany& one : rank_companies(pool.scores(), pool, weights, profile.scoring()).ranked) {
    ranks[pool.at(one.company)] = one.rank;
  }
  return ranks;
}

std::size_t differences(const Ranks& a, const Ranks& b, const std::string& but) {
  std::size_t count = 0;
  for (const auto& [id, rank] : a) {
    if (id != but && (!b.contains(id) || b.at(id) != rank)) ++count;
  }
  return count;
}

std::optional<std::size_t> rank_in(const Ranks& ranks, const std::string& id) {
  const auto found = ranks.find(id);
  return found == ranks.end() ? std::nullopt : std::optional(found->second);
}

/// Random companies, each observation with a source of its own.
std::vector<Company> companies_with_sources(Draw& draw, const Model& model) {
  std::vector<Company> companies;
  const std::size_t count = 1 + draw.below(12);
  for (std::size_t i = 0; i < count; ++i) {
    companies.push_back(random_company(draw, model, fmt::format("c{}", i)));
    std::size_t number = 0;
    for (Observation& one : companies.back().observations) one.source = fmt::format("source {}", number++);
  }
  return companies;
}

/// The companies without the observation that a line is about.
std::vector<Company> companies_without(std::vector<Company> companies, const NewObservation& news) {
  std::erase_if(companies[news.company].observations,
                [&](const Observation& one) { return one.source == news.now.source; });
  return companies;
}

TEST(DigestTest, ThePlaceWithoutAnObservationIsThatOfTheWholeRankingMadeAgain) {
  std::size_t moving = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Draw draw(seed);
    const Model model = random_model(draw);
    const std::vector<Company> companies = companies_with_sources(draw, model);
    Profile profile;
    profile.missing = kAllMissingPolicies[draw.below(3)];
    profile.method = draw.below(2) == 0 ? Aggregation::weighted_sum : Aggregation::weighted_product;
    profile.weights = random_raw_weights(draw, model);
    const Weights weights(profile.weights);
    const CompanyPool pool(model, companies, {}, {});
    std::vector<NewObservation> news;
    for (std::size_t i = 0; i < companies.size(); ++i) {
      for (const NewObservation& one : new_observations(companies[i], i, {}, day("2025-01-01"), {})) {
        news.push_back(one);
      }
    }
    const Digest digest = make_digest(model, pool, profile, weights, screen(model, pool, profile, weights), news, 1000);
    const Ranks now = all_ranks(model, companies, profile, weights);
    for (const DigestLine& line : digest.lines) {
      const Ranks then = all_ranks(model, companies_without(companies, line.news), profile, weights);
      const std::string& id = companies[line.news.company].id;
      EXPECT_EQ(line.now.rank, rank_in(now, id)) << "seed " << seed;
      EXPECT_EQ(line.without.rank, rank_in(then, id)) << "seed " << seed;
      EXPECT_EQ(line.others_moved, differences(now, then, id)) << "seed " << seed;
    }
    moving += digest.lines.size();
    EXPECT_EQ(digest.moving, digest.lines.size());
    EXPECT_EQ(digest.fresh, news.size());
  }
  EXPECT_GT(moving, 100U) << "the worlds must have something to move";
}

TEST(DigestTest, OfAMeasuredSeriesTheVintageBeforeStandsIn) {
  const Model model = sample_model();
  const auto entry = [&](double value, const char* as_of, const char* filed) {
    TrailEntry one{.observation = observe(model, "revenue", value, "filed", as_of), .by_hand = false};
    one.observation.filed = day(filed);
    return one;
  };
  const std::vector<TrailEntry> trail{entry(80, "2025-12-31", "2026-02-20"), entry(60, "2024-12-31", "2025-08-01"),
                                      entry(50, "2024-12-31", "2025-02-20")};
  const Company subject = company("acme", {trail[0].observation});
  const auto news = new_observations(subject, 0, trail, day("2026-01-01"), {});
  ASSERT_EQ(news.size(), 1U);
  ASSERT_TRUE(news[0].before);
  EXPECT_EQ(news[0].before->value, Value(60.0)) << "the period before, in its latest vintage";
  EXPECT_TRUE(new_observations(subject, 0, trail, day("2026-02-20"), {}).empty()) << "known on the day itself";
}

TEST(DigestTest, AStatementByHandLeavesNothingInItsPlace) {
  const Model model = sample_model();
  const std::vector<TrailEntry> trail{{.observation = observe(model, "revenue", 80.0, "reported", "2026-02-01")},
                                      {.observation = observe(model, "revenue", 50.0, "reported", "2025-02-01")}};
  const Company subject = company("acme", {trail[0].observation, trail[1].observation});
  const auto news = new_observations(subject, 0, trail, day("2026-01-01"), {});
  ASSERT_EQ(news.size(), 1U);
  EXPECT_FALSE(news[0].before) << "the other statement is there already";
}

}  // namespace
}  // namespace fitrank::test
