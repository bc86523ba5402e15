// What unknown signals are expected to score: the formulas by hand, and what must hold of any companies.
#include "evidence/expected_scores.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "evidence/company_pool.hpp"
#include "score/likely_range.hpp"
#include "score/ranking.hpp"
#include "score/skyband_index.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::Draw;
using test::observe;

constexpr EvidenceView kMarginal{EvidencePolicy::face_value, {}, PeerEstimate::marginal};
constexpr EvidenceView kConditional{EvidencePolicy::face_value, {}, PeerEstimate::conditional};
/// As peers.cpp has them: what the next wider level counts as.
constexpr double kShrunkBy = 5;

Model layered_model() {
  Model model = test::sample_model();
  model.layers = {{"chips", "Chips"}, {"clouds", "Clouds"}};
  return model;
}

Company in_layer(Company company, std::string layer) {
  company.layer = std::move(layer);
  return company;
}

/// `count` companies of a layer whose revenue is known, the first at `first`, each one point more.
void add_known(std::vector<Company>& companies, const Model& model, std::size_t count, double first,
               const std::string& layer) {
  for (std::size_t i = 0; i < count; ++i) {
    companies.push_back(in_layer(test::company(fmt::format("{}{}", layer, companies.size()),
                                               {observe(model, "revenue", first + static_cast<double>(i))}),
                                 layer));
  }
}

double shrunk(double mean, double count, double wider) {
  return (count * mean + kShrunkBy * wider) / (count + kShrunkBy);
}

std::optional<ExpectedScore> expected_of(const CompanyPool& pool, std::size_t row, std::string_view signal,
                                         const Model& model) {
  for (const ExpectedScore& score : pool.expected(row)) {
    if (score.signal && model.signals[*score.signal].id == signal) return score;
  }
  return std::nullopt;
}

TEST(ExpectedScores, AreTheShrunkMeanOfTheLayerWhereTenOfItAreKnown) {
  const Model model = layered_model();
  std::vector<Company> companies;
  add_known(companies, model, 10, 60, "chips");   // 60..69, mean 64.5
  add_known(companies, model, 10, 20, "clouds");  // 20..29, mean 24.5
  companies.push_back(in_layer(test::company("who", {observe(model, "pay", 200)}), "chips"));
  companies.push_back(test::company("nowhere", {observe(model, "pay", 200)}));
  const CompanyPool pool(model, companies, {}, kMarginal);
  const double all = shrunk(44.5, 20, 50);
  const auto who = expected_of(pool, 20, "revenue", model);
  ASSERT_TRUE(who);
  EXPECT_NEAR(who->mean, shrunk(64.5, 10, all), 1e-9);
  EXPECT_EQ(who->seen, 10U);
  EXPECT_TRUE(who->of_layer);
  const auto nowhere = expected_of(pool, 21, "revenue", model);
  ASSERT_TRUE(nowhere);
  EXPECT_NEAR(nowhere->mean, all, 1e-9);
  EXPECT_EQ(nowhere->seen, 20U);
  EXPECT_FALSE(nowhere->of_layer);
}

TEST(ExpectedScores, AreOfAllWhereNineOfTheLayerAreKnown) {
  const Model model = layered_model();
  std::vector<Company> companies;
  add_known(companies, model, 9, 60, "chips");
  add_known(companies, model, 3, 20, "clouds");
  companies.push_back(in_layer(test::company("who", {observe(model, "pay", 200)}), "chips"));
  const CompanyPool pool(model, companies, {}, kMarginal);
  const auto who = expected_of(pool, 12, "revenue", model);
  ASSERT_TRUE(who);
  EXPECT_NEAR(who->mean, shrunk((9 * 64.0 + 3 * 21.0) / 12, 12, 50), 1e-9);
  EXPECT_FALSE(who->of_layer);
}

TEST(ExpectedScores, AreFiftyWhereNineAreKnownInAll) {
  const Model model = layered_model();
  std::vector<Company> companies;
  add_known(companies, model, 9, 80, "chips");
  companies.push_back(in_layer(test::company("who", {observe(model, "pay", 200)}), "chips"));
  const CompanyPool pool(model, companies, {}, kMarginal);
  const auto who = expected_of(pool, 9, "revenue", model);
  ASSERT_TRUE(who);
  EXPECT_DOUBLE_EQ(who->mean, 50);
  EXPECT_EQ(who->seen, 0U);
  EXPECT_NEAR(who->deviation, 100 / std::sqrt(12.0), 1e-9);
}

TEST(ExpectedScores, OfLevelsSpreadAsTheLevelsDo) {
  const Model model = layered_model();
  const CompanyPool pool(model, {test::company("who", {observe(model, "pay", 200)})}, {}, kMarginal);
  const auto lab = expected_of(pool, 0, "lab", model);  // 80 or 0
  ASSERT_TRUE(lab);
  EXPECT_DOUBLE_EQ(lab->mean, 50);
  EXPECT_NEAR(lab->deviation, std::sqrt((30.0 * 30 + 50.0 * 50) / 2), 1e-9);
}

TEST(ExpectedScores, FillEachCriterionOverAllItsSignals) {
  const Model model = layered_model();
  const CompanyPool pool(model, {test::company("who", {observe(model, "revenue", 80)})}, {}, kMarginal);
  const ScoreMatrix& scores = pool.scores();
  EXPECT_NEAR(scores.at(0, 0), (2 * 80 + 50) / 3.0, 1e-4);  // capital, of importance 1, counts 50
  EXPECT_FLOAT_EQ(scores.at(0, 1), 50);
  EXPECT_TRUE(scores.knows(0, 0));
  EXPECT_FALSE(scores.knows(0, 1));
  EXPECT_DOUBLE_EQ(scores.extent(0, 1).coverage, 0);
  const Weights weights(std::vector<double>{1, 1, 2});
  const FitScore fit = fit_score(scores, 0, weights, MissingPolicy::expected);
  EXPECT_NEAR(fit.score, 0.25 * (2 * 80 + 50) / 3.0 + 0.75 * 50, 1e-4);
  EXPECT_NEAR(fit.coverage, 0.25 * 2 / 3, 1e-12);
  EXPECT_FALSE(fit.widened);
}

TEST(ExpectedScores, DoNotRankACompanyOfWhichNothingWeighedIsKnown) {
  const Model model = layered_model();
  const CompanyPool pool(model,
                         {test::company("pays", {observe(model, "pay", 200)}),
                          test::company("grows", {observe(model, "revenue", 9)}), test::company("blank", {})},
                         {}, kMarginal);
  const Weights weights(std::vector<double>{1, 0, 0});
  const auto top = top_companies(pool.scores(), pool, weights, MissingPolicy::expected, {});
  ASSERT_EQ(top.size(), 1U);
  EXPECT_EQ(pool.at(top[0].company), "grows");
  EXPECT_EQ(unranked_companies(pool.scores(), pool, weights).in_all, 2U);
}

TEST(ExpectedScores, FollowWhatGoesWithTheKnown) {
  const Model model = layered_model();
  std::vector<Company> companies;
  for (int i = 0; i < 60; ++i) {
    const double score = 20 + i % 60;
    companies.push_back(test::company(fmt::format("c{}", i),
                                      {observe(model, "revenue", score), observe(model, "pay", 100 + 2 * score)}));
  }
  companies.push_back(test::company("low", {observe(model, "revenue", 25)}));
  companies.push_back(test::company("high", {observe(model, "revenue", 75)}));
  const CompanyPool given(model, companies, {}, kConditional);
  const auto low = expected_of(given, 60, "pay", model);
  const auto high = expected_of(given, 61, "pay", model);
  ASSERT_TRUE(low && high);
  EXPECT_TRUE(low->given_others);
  // All but exactly: correlations and means are shrunk.
  EXPECT_NEAR(low->mean, 25, 6);
  EXPECT_NEAR(high->mean, 75, 6);
  const CompanyPool marginal(model, companies, {}, kMarginal);
  EXPECT_DOUBLE_EQ(expected_of(marginal, 60, "pay", model)->mean, expected_of(marginal, 61, "pay", model)->mean);
  EXPECT_LT(low->deviation, expected_of(marginal, 60, "pay", model)->deviation / 1.5);
}

TEST(ExpectedScores, NeedFiftyWhoKnowBoth) {
  const Model model = layered_model();
  std::vector<Company> companies;
  for (int i = 0; i < 49; ++i) {
    companies.push_back(test::company(fmt::format("c{}", i),
                                      {observe(model, "revenue", 2.0 * i), observe(model, "pay", 100 + 4.0 * i)}));
  }
  companies.push_back(test::company("who", {observe(model, "revenue", 10)}));
  const CompanyPool pool(model, companies, {}, kConditional);
  EXPECT_FALSE(expected_of(pool, 49, "pay", model)->given_others);
}

TEST(ExpectedScores, StayWithinWhatTheSignalCanScore) {
  Model model = layered_model();
  model.signals[*model.find_signal("pay")].value_function = ValueFunction::from_points({{0, 60}, {300, 90}});
  const CompanyPool pool(model, {test::company("who", {observe(model, "revenue", 1)})}, {}, kMarginal);
  EXPECT_DOUBLE_EQ(expected_of(pool, 0, "pay", model)->mean, 60);
}

/// Companies of random models, with and without layers.
std::vector<Company> random_companies(Draw& draw, const Model& model, std::size_t count) {
  std::vector<Company> companies;
  for (std::size_t i = 0; i < count; ++i) {
    companies.push_back(test::random_company(draw, model, fmt::format("c{:03}", i)));
    if (draw.below(2) == 0) companies.back().layer = model.layers[draw.below(model.layers.size())].id;
  }
  return companies;
}

Model random_layered_model(Draw& draw) {
  Model model = test::random_model(draw);
  model.layers = layered_model().layers;
  return model;
}

TEST(ExpectedScores, AnObservationMoreNeverLeavesTheRange) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Draw draw(seed);
    const Model model = random_layered_model(draw);
    std::vector<Company> companies = random_companies(draw, model, 80);
    const EvidenceView view{seed % 2 == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted,
                            {},
                            seed % 3 == 0 ? PeerEstimate::marginal : PeerEstimate::conditional};
    const Scoring scoring{MissingPolicy::expected,
                          seed % 4 == 0 ? Aggregation::weighted_product : Aggregation::weighted_sum};
    const Weights weights(test::random_raw_weights(draw, model));
    const CompanyPool before(model, companies, {}, view);
    const std::size_t row = draw.below(companies.size());
    const FitScore was = fit_score(before.scores(), row, weights, scoring);
    const auto expected = before.expected(row);
    if (expected.empty() || !expected.front().signal || !was.ranked()) continue;
    const Company more = test::random_company(draw, model, "more");
    for (const Observation& observation : more.observations) {
      const auto is_it = [&](const ExpectedScore& score) { return score.signal == observation.signal; };
      if (std::ranges::none_of(expected, is_it)) continue;
      companies[row].observations.push_back(observation);
      const CompanyPool after(model, companies, {}, view);
      const FitScore is = fit_score(after.scores(), row, weights, scoring);
      EXPECT_GE(is.score, was.low - 1e-4) << seed;
      EXPECT_LE(is.score, was.high + 1e-4) << seed;
      EXPECT_GE(is.coverage, was.coverage - 1e-12) << seed;
      EXPECT_LE(is.high - is.low, was.high - was.low + 1e-4) << seed;
      const LikelyRange likely = likely_range(after.scores(), row, weights, scoring, is, 0.8);
      EXPECT_LE(is.low, likely.low);
      EXPECT_LE(likely.low, is.score);
      EXPECT_LE(is.score, likely.high);
      EXPECT_LE(likely.high, is.high);
      break;
    }
  }
}

TEST(ExpectedScores, AreTheSameOnAnyNumberOfThreads) {
  Draw draw(5);
  const Model model = random_layered_model(draw);
  const CompanyPool pool(model, random_companies(draw, model, 300), {}, kConditional);
  const ExpectedFrom from = pool.expected_from();
  const ScoreMatrix one = pool.expectations()->fill(from, 1);
  const ScoreMatrix four = pool.expectations()->fill(from, 4);
  for (std::size_t c = 0; c < one.criteria(); ++c) {
    for (std::size_t row = 0; row < one.companies(); ++row) {
      ASSERT_EQ(std::bit_cast<std::uint32_t>(one.at(row, c)), std::bit_cast<std::uint32_t>(four.at(row, c)));
      ASSERT_EQ(one.expectation(row).covariance, four.expectation(row).covariance);
    }
  }
}

/// The ranking by its definition: every company scored, all sorted.
std::vector<RankedCompany> plain_ranking(const CompanyPool& pool, const Weights& weights, std::size_t top) {
  std::vector<RankedCompany> all;
  for (std::size_t row = 0; row < pool.size(); ++row) {
    const FitScore fit = fit_score(pool.scores(), row, weights, MissingPolicy::expected);
    if (fit.coverage > 0) all.push_back({row, 0, fit});
  }
  std::ranges::sort(all, [&](const RankedCompany& a, const RankedCompany& b) {
    return ranks_before(pool.scores(), pool, a.company, a.fit, b.company, b.fit);
  });
  all.resize(std::min(all.size(), top));
  return all;
}

TEST(ExpectedScores, AreRankedAlikeByScanIndexAndDefinition) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    Draw draw(seed);
    const Model model = random_layered_model(draw);
    const CompanyPool pool(model, random_companies(draw, model, 200), {}, kConditional);
    std::vector<std::string> ids;
    for (const Criterion& criterion : model.criteria) ids.push_back(criterion.id);
    const SkybandIndex index = SkybandIndex::build(pool.scores(), pool, 5, {{}, 0, 0, 0, ids});
    for (int i = 0; i < 10; ++i) {
      const Weights weights(test::random_raw_weights(draw, model));
      const auto plain = plain_ranking(pool, weights, 5);
      const auto scanned = top_companies(pool.scores(), pool, weights, MissingPolicy::expected, {.top = 5});
      const auto indexed = index.top(weights, MissingPolicy::expected, 5);
      ASSERT_EQ(scanned.size(), plain.size()) << seed;
      ASSERT_EQ(indexed.size(), plain.size()) << seed;
      for (std::size_t place = 0; place < plain.size(); ++place) {
        EXPECT_EQ(scanned[place].company, plain[place].company) << seed;
        EXPECT_EQ(index.row_of(indexed[place].company), plain[place].company) << seed;
        EXPECT_EQ(indexed[place].fit.score, plain[place].fit.score) << seed;
      }
      EXPECT_EQ(index.ranked(weights), pool.size() - unranked_companies(pool.scores(), pool, weights).in_all);
    }
  }
}

TEST(LikelyRange, ReachesAsFarAsANormalVariable) {
  EXPECT_NEAR(normal_reach(0.8), 1.2815515655446004, 1e-9);
  EXPECT_NEAR(normal_reach(0.95), 1.959963984540054, 1e-9);
  EXPECT_NEAR(normal_reach(0.5), 0.6744897501960817, 1e-9);
}

TEST(LikelyRange, AddsUpTheErrorsOfAllThatIsExpected) {
  const Model model = layered_model();
  const CompanyPool pool(model, {test::company("who", {observe(model, "revenue", 80)})}, {}, kMarginal);
  const Weights weights(std::vector<double>{1, 1, 0});
  const FitScore fit = fit_score(pool.scores(), 0, weights, MissingPolicy::expected);
  const double capital = (40.0 * 40 + 10.0 * 10) / 2 / 9;  // levels 90 and 40 around 50, a third of the criterion
  const double pay = 10000.0 / 12;
  const double off = normal_reach(0.5) * std::sqrt(0.25 * capital + 0.25 * pay);
  const LikelyRange likely = likely_range(pool.scores(), 0, weights, MissingPolicy::expected, fit, 0.5);
  EXPECT_NEAR(likely.low, fit.score - off, 1e-6);
  EXPECT_NEAR(likely.high, fit.score + off, 1e-6);
}

}  // namespace
}  // namespace fitrank
