// Reach against a fine grid of weights, and its answers ranked anew.
#include "analysis/reach.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "analysis/rank_report.hpp"
#include "score/synthetic.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::optional<float> kNone = std::nullopt;
constexpr double kLevel = 1e-8;
constexpr double kNoise = 1e-9;

struct Case {
  ScoreMatrix scores;
  std::vector<std::string> ids;
  Weights weights;
  Scoring scoring = MissingPolicy::zero;

  Reach reach(std::size_t company, const ReachOptions& options = {}) const {
    return find_reach(scores, IdList(ids), weights, scoring, company, options);
  }
};

Case make_case(const std::vector<test::Row>& rows, const std::vector<double>& weights,
               Scoring scoring = MissingPolicy::zero) {
  Case made{test::to_matrix(rows, weights.size()), {}, Weights(weights), scoring};
  for (std::size_t row = 0; row < rows.size(); ++row) made.ids.push_back(fmt::format("c{:02}", row));
  return made;
}

bool knows_any(const ScoreMatrix& scores, std::size_t row) {
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    if (!std::isnan(scores.at(row, c))) return true;
  }
  return false;
}

/// As the ranking has it.
std::size_t count_ranked_ahead(const Case& tried, std::size_t company) {
  const double own = fit_score(tried.scores, company, tried.weights, tried.scoring).score;
  std::size_t ahead = 0;
  for (std::size_t row = 0; row < tried.scores.companies(); ++row) {
    const FitScore fit = fit_score(tried.scores, row, tried.weights, tried.scoring);
    if (row != company && fit.ranked() && fit.score > own) ++ahead;
  }
  return ahead;
}

/// Who is not ranked scores 0, or 50 under neutral.
std::size_t count_ahead(const Case& tried, std::size_t company, const Weights& weights, double level) {
  const double own = fit_score(tried.scores, company, weights, tried.scoring).score;
  std::size_t ahead = 0;
  for (std::size_t row = 0; row < tried.scores.companies(); ++row) {
    const FitScore fit = fit_score(tried.scores, row, weights, tried.scoring);
    if (row != company && knows_any(tried.scores, row) && fit.score > own + level) ++ahead;
  }
  return ahead;
}

double change_to(const Weights& from, std::span<const double> to) {
  double change = 0;
  for (std::size_t c = 0; c < to.size(); ++c) change += std::abs(to[c] - from[c]);
  return change;
}

/// What `--weight` for every criterion gives.
Weights set_percent(const Case& tried, const std::vector<double>& percent) {
  std::vector<NamedShare> named;
  for (std::size_t c = 0; c < percent.size(); ++c) named.push_back({c, percent[c]});
  const std::vector<double> raw(tried.weights.scaled().begin(), tried.weights.scaled().end());
  return Weights::from_scaled(reweigh(raw, named));
}

void expect_attained(const Case& tried, const Reach& reach) {
  ASSERT_EQ(reach.weights.size(), tried.weights.size());
  EXPECT_NEAR(std::accumulate(reach.weights.begin(), reach.weights.end(), 0.0), 1, kNoise);
  EXPECT_NEAR(change_to(tried.weights, reach.weights), reach.change, kNoise);
  EXPECT_LE(reach.change_least, reach.change);
  EXPECT_LT(count_ahead(tried, reach.company, Weights::from_scaled(reach.weights), kLevel), reach.top);
  EXPECT_LT(reach.ahead.size(), reach.top);
  const Weights pasted = set_percent(tried, reach.percent);
  EXPECT_NEAR(change_to(tried.weights, pasted.scaled()), reach.percent_change, kNoise);
  EXPECT_LT(count_ahead(tried, reach.company, pasted, reach.level_only ? kLevel : 0), reach.top);
  EXPECT_NEAR(std::accumulate(reach.percent.begin(), reach.percent.end(), 0.0), 100, 1e-7);
}

/// Under any weights some member of each group is ahead: shown here by trying weights.
void expect_ahead(const Case& tried, const Reach& reach, const std::vector<double>& weights) {
  const Weights scaled = Weights::from_scaled(weights);
  const double own = fit_score(tried.scores, reach.company, scaled, tried.scoring).score;
  for (const Mixture& mixture : reach.proof) {
    EXPECT_TRUE(std::ranges::any_of(mixture.parts, [&](const MixturePart& part) {
      return fit_score(tried.scores, part.company, scaled, tried.scoring).score > own;
    }));
  }
}

bool is_product(const Case& tried) { return tried.scoring.method == Aggregation::weighted_product; }

/// A mixture's shares add up to 1, its scores are theirs, and they are above the company's.
void expect_mixed(const Case& tried, const Reach& reach) {
  const float unknown = tried.scoring.missing == MissingPolicy::neutral ? 50 : 0;
  for (const Mixture& mixture : reach.proof) {
    double sum = 0;
    for (const MixturePart& part : mixture.parts) sum += part.share;
    EXPECT_NEAR(sum, 1, kNoise);
    for (std::size_t c = 0; c < tried.weights.size(); ++c) {
      double score = 0;
      for (const MixturePart& part : mixture.parts) {
        const float of_part = tried.scores.at(part.company, c);
        const double taken = std::isnan(of_part) ? unknown : of_part;
        score += part.share * (is_product(tried) ? std::log(taken) : taken);
      }
      if (is_product(tried)) score = std::exp(score);
      EXPECT_NEAR(mixture.scores[c], score, kNoise);
      const float own = tried.scores.at(reach.company, c);
      if (!std::isnan(own)) {
        EXPECT_GT(score, own);
      } else if (tried.scoring.missing != MissingPolicy::renormalize) {
        EXPECT_GE(score, unknown - kNoise);
      }
    }
  }
}

void visit_triples(int steps, const std::function<void(const std::vector<double>&)>& see) {
  for (int a = 0; a <= steps; ++a) {
    for (int b = 0; a + b <= steps; ++b) {
      see({static_cast<double>(a) / steps, static_cast<double>(b) / steps, static_cast<double>(steps - a - b) / steps});
    }
  }
}

Case random_case(std::uint64_t seed, Scoring scoring) {
  Draw draw(seed);
  std::vector<test::Row> rows(2 + draw.below(7));
  const bool coarse = seed % 3 == 0;  // many ties
  for (test::Row& row : rows) {
    for (int c = 0; c < 3; ++c) {
      const double score = coarse ? 20.0 * static_cast<double>(draw.below(6)) : 100 * draw.unit();
      row.push_back(draw.below(5) == 0 ? kNone : std::optional(static_cast<float>(score)));
    }
  }
  std::vector<double> weights{draw.unit(), draw.unit(), draw.unit()};
  if (draw.below(3) == 0) weights[draw.below(3)] = 0;
  return make_case(rows, weights, scoring);
}

struct Grid {
  double best = 3;  ///< least change of a grid point that does it
};

Grid grid_of(const Case& tried, const Reach& reach) {
  Grid grid;
  visit_triples(60, [&](const std::vector<double>& weights) {
    double known = 0;
    for (std::size_t c = 0; c < 3; ++c) known += std::isnan(tried.scores.at(reach.company, c)) ? 0 : weights[c];
    if (known < 2e-4) return;
    if (count_ahead(tried, reach.company, Weights::from_scaled(weights), kLevel) < reach.top) {
      grid.best = std::min(grid.best, change_to(tried.weights, weights));
    } else if (std::ranges::min(weights) > 0) {
      expect_ahead(tried, reach, weights);
    }
  });
  return grid;
}

bool promises_a_mixture(const Case& tried, std::size_t company) {
  return !is_product(tried) && tried.scoring.missing != MissingPolicy::renormalize && knows_any(tried.scores, company);
}

void expect_no_worse_than_a_fine_grid(Aggregation method) {
  int reachable = 0;
  int exact = 0;
  int impossible = 0;
  int proven = 0;
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 900U : 90U) && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Case tried = random_case(seed, {test::kAllMissingPolicies[seed % 3], method});
    for (const std::size_t top : {1U, 2U, 3U}) {
      SCOPED_TRACE(top);
      const Reach reach = tried.reach(seed % tried.scores.companies(), {.top = top});
      if (reach.verdict == ReachVerdict::already) {
        EXPECT_LT(count_ranked_ahead(tried, reach.company), top);
        continue;
      }
      ASSERT_NE(reach.verdict, ReachVerdict::open);
      const Grid grid = grid_of(tried, reach);
      if (reach.verdict == ReachVerdict::reachable) {
        expect_attained(tried, reach);
        EXPECT_LE(reach.change, grid.best + kReachGap);
        EXPECT_NEAR(reach.change, reach.change_least, 1e-4);
        exact += reach.change - reach.change_least <= kReachGap ? 1 : 0;
        ++reachable;
      } else {
        EXPECT_EQ(grid.best, 3) << "the grid knows weights that do it";
        expect_mixed(tried, reach);
        if (top == 1 && promises_a_mixture(tried, reach.company)) {
          EXPECT_THAT(reach.proof, SizeIs(1)) << "where all is linear, duality promises a mixture";
        }
        ++impossible;
        proven += reach.proof.size() == top ? 1 : 0;
      }
    }
  }
  EXPECT_GT(reachable, test::kOptimised ? 100 : 50);
  EXPECT_GE(exact, reachable * 99 / 100) << exact << " of " << reachable;
  EXPECT_GT(impossible, 30);
  EXPECT_GT(proven, method == Aggregation::weighted_sum ? 20 : 5);
}

TEST(Reach, IsNeverWorseThanAFineGridAndDoesWhatItClaims) {
  expect_no_worse_than_a_fine_grid(Aggregation::weighted_sum);
}

TEST(Reach, OfProductsIsNeverWorseThanAFineGridAndDoesWhatItClaims) {
  expect_no_worse_than_a_fine_grid(Aggregation::weighted_product);
}

TEST(Reach, OfAProductFindsTheLeastChangeByHand) {
  // 80^t 20^(1-t) against 40: level at a half.
  const Scoring product(MissingPolicy::zero, Aggregation::weighted_product);
  const Reach reach = make_case({{80, 20}, {40, 40}}, {0.3, 0.7}, product).reach(0);
  ASSERT_EQ(reach.verdict, ReachVerdict::reachable);
  EXPECT_NEAR(reach.weights[0], 0.5, kNoise);
  EXPECT_NEAR(reach.change, 0.4, kNoise);
  // Who scores 0 on something is first where that weighs nothing.
  const Reach zero = make_case({{80, 0}, {40, 40}}, {0.3, 0.7}, product).reach(0);
  ASSERT_EQ(zero.verdict, ReachVerdict::reachable);
  EXPECT_NEAR(zero.change, 1.4, kNoise);
}

TEST(Reach, OfProductsATraceOfWeightPassesWhoScoresZeroThere) {
  const Scoring product(MissingPolicy::zero, Aggregation::weighted_product);
  const Reach reach = make_case({{50, 50, 50}, {90, 90, 0}}, {1, 1, 0}, product).reach(0);
  ASSERT_EQ(reach.verdict, ReachVerdict::reachable);
  EXPECT_LE(reach.change, kReachGap);
  EXPECT_GT(reach.weights[2], 0);
}

TEST(Reach, OfAProductTheMixtureIsAProduct) {
  const Scoring product(MissingPolicy::neutral, Aggregation::weighted_product);
  const Reach reach = make_case({{25, 25}, {90, 10}, {10, 90}}, {1, 2}, product).reach(0);
  ASSERT_EQ(reach.verdict, ReachVerdict::impossible);
  ASSERT_THAT(reach.proof, SizeIs(1));
  EXPECT_NEAR(reach.proof[0].scores[0], 30, 1e-6);
  EXPECT_NEAR(reach.proof[0].scores[1], 30, 1e-6);
}

TEST(Reach, FindsTheLeastChangeByHand) {
  // 80 t against 60 (1 - t): level at 3/7.
  const Reach reach = make_case({{0, 60}, {80, 0}}, {0.3, 0.7}).reach(1);
  ASSERT_EQ(reach.verdict, ReachVerdict::reachable);
  EXPECT_EQ(reach.rank, 2U);
  EXPECT_NEAR(reach.weights[0], 3.0 / 7, kNoise);
  EXPECT_NEAR(reach.change, 2 * (3.0 / 7 - 0.3), kNoise);
  EXPECT_EQ(reach.change_least, reach.change);
  EXPECT_THAT(reach.passed, ElementsAre(0U));
  EXPECT_THAT(reach.percent, ElementsAre(43, 57));
  EXPECT_FALSE(reach.level_only);
}

TEST(Reach, SaysWhereItOnlyDrawsLevel) {
  // Nothing but the first criterion's whole weight makes them level.
  const Reach reach = make_case({{70, 60}, {70, 0}}, {0.3, 0.7}).reach(1);
  ASSERT_EQ(reach.verdict, ReachVerdict::reachable);
  EXPECT_NEAR(reach.change, 1.4, kNoise);
  EXPECT_THAT(reach.percent, ElementsAre(100, 0));
}

TEST(Reach, OfADominatedCompanyNamesWhoDominatesIt) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const Reach reach = make_case({{50, 50, 50}, {60, 55, 51}, {90, 10, 90}}, {1, 1, 1}, missing).reach(0);
    ASSERT_EQ(reach.verdict, ReachVerdict::impossible);
    ASSERT_THAT(reach.proof, SizeIs(1));
    ASSERT_THAT(reach.proof[0].parts, SizeIs(1));
    EXPECT_EQ(reach.proof[0].parts[0].company, 1U);
    EXPECT_THAT(reach.proof[0].scores, ElementsAre(60, 55, 51));
  }
}

TEST(Reach, InsideTheHullOfTwoNamesTheMixture) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const Reach reach = make_case({{40, 40}, {90, 0}, {0, 90}}, {1, 2}, missing).reach(0);
    ASSERT_EQ(reach.verdict, ReachVerdict::impossible);
    ASSERT_THAT(reach.proof, SizeIs(1));
    ASSERT_THAT(reach.proof[0].parts, SizeIs(2));
    EXPECT_NEAR(reach.proof[0].parts[0].share, 0.5, kNoise);
    EXPECT_NEAR(reach.proof[0].scores[0], 45, kNoise);
    EXPECT_NEAR(reach.proof[0].scores[1], 45, kNoise);
    EXPECT_EQ(make_case({{46, 46}, {90, 0}, {0, 90}}, {1, 2}, missing).reach(0).verdict, ReachVerdict::reachable);
  }
}

TEST(Reach, ForTopNNeedsThatManyGroups) {
  // First never, second with some weights: one is always ahead, the two others never both.
  const Case tried = make_case({{40, 40}, {90, 0}, {0, 90}}, {1, 2});
  const Reach second = tried.reach(0, {.top = 2});
  EXPECT_EQ(second.verdict, ReachVerdict::already);
  const Case four = make_case({{40, 40}, {90, 0}, {0, 90}, {50, 50}, {95, 1}, {1, 95}}, {1, 2});
  EXPECT_EQ(four.reach(0, {.top = 3}).verdict, ReachVerdict::impossible);
  EXPECT_THAT(four.reach(0, {.top = 3}).proof, SizeIs(3));
  EXPECT_EQ(four.reach(0, {.top = 4}).verdict, ReachVerdict::already);
}

TEST(Reach, OfACompanyOfWhichNothingIsKnownIsImpossible) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const Reach reach = make_case({{kNone, kNone}, {10, 20}}, {1, 1}, missing).reach(0);
    EXPECT_EQ(reach.verdict, ReachVerdict::impossible);
    EXPECT_EQ(reach.rank, std::nullopt);
    EXPECT_THAT(reach.proof, IsEmpty());
  }
}

TEST(Reach, LeavesTheExcludedOut) {
  const Case tried = make_case({{50, 50}, {60, 60}, {40, 55}}, {1, 1});
  const std::vector<std::uint64_t> allowed{0b101};
  EXPECT_EQ(tried.reach(0, {.allowed = allowed}).verdict, ReachVerdict::already);
  EXPECT_EQ(tried.reach(2, {.allowed = allowed}).verdict, ReachVerdict::reachable);
  EXPECT_EQ(tried.reach(2).verdict, ReachVerdict::impossible);
}

TEST(Reach, ImprovementsAreTheLeastScoresThatDoIt) {
  int needed = 0;
  for (std::uint64_t seed = 0; seed < 600 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const auto method = seed % 2 == 0 ? Aggregation::weighted_sum : Aggregation::weighted_product;
    Case tried = random_case(seed, {test::kAllMissingPolicies[seed % 3], method});
    const std::size_t top = 1 + seed % 2;
    const std::size_t company = seed % tried.scores.companies();
    const Reach reach = tried.reach(company, {.top = top});
    if (reach.verdict == ReachVerdict::already) continue;
    ASSERT_THAT(reach.improvements, SizeIs(3));
    for (const Improvement& improvement : reach.improvements) {
      const float now = tried.scores.at(company, improvement.criterion);
      EXPECT_EQ(improvement.now.has_value(), !std::isnan(now));
      const auto does_it = [&](float score) {
        tried.scores.set(company, improvement.criterion, score);
        const bool ranked = fit_score(tried.scores, company, tried.weights, tried.scoring).ranked();
        const bool does = ranked && count_ranked_ahead(tried, company) < top;
        tried.scores.set(company, improvement.criterion, now);
        return does;
      };
      if (!improvement.needed) {
        EXPECT_FALSE(does_it(100));
        continue;
      }
      const float score = static_cast<float>(*improvement.needed);
      EXPECT_TRUE(does_it(score));
      if (score > 0) {
        EXPECT_FALSE(does_it(std::nextafter(score, 0.0F)));
      }
      ++needed;
    }
  }
  EXPECT_GT(needed, 50);
}

TEST(Reach, OfOneAmongManyIsFoundAndTheSameOnAnyThreadCount) {
  const SyntheticSpec spec{.companies = test::kOptimised ? 100'000U : 5'000U, .criteria = 5, .unknown = 0.1, .seed = 3};
  Case tried{synthetic_scores(spec), {}, Weights(std::vector<double>{5, 4, 3, 2, 1}), MissingPolicy::zero};
  for (std::size_t row = 0; row < spec.companies; ++row) tried.ids.push_back(synthetic_id(spec, row));
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    tried.scoring = missing;
    const auto first = top_companies(tried.scores, IdList(tried.ids), tried.weights, missing, {.top = 300});
    for (const std::size_t place : {9U, 299U}) {
      SCOPED_TRACE(place);
      const Reach reach = tried.reach(first[place].company, {.threads = 1});
      const Reach again = tried.reach(first[place].company, {.threads = 2});
      EXPECT_EQ(reach.verdict, again.verdict);
      EXPECT_EQ(reach.weights, again.weights);
      EXPECT_NE(reach.verdict, ReachVerdict::open);
      if (reach.verdict == ReachVerdict::reachable) expect_attained(tried, reach);
    }
  }
}

}  // namespace
}  // namespace fitrank
