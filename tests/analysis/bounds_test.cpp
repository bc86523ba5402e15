// Bounds against what every corner, a grid and random draws give.
#include "analysis/bounds.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "score/synthetic.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using testing::ElementsAre;

constexpr std::optional<float> kNone = std::nullopt;
constexpr double kLevel = 1e-8;  ///< closer scores are level
constexpr double kNoise = 1e-9;

struct Case {
  ScoreMatrix scores;
  Weights weights;
};

Case make_case(const std::vector<test::Row>& rows, const std::vector<double>& weights) {
  return {test::to_matrix(rows, weights.size()), Weights(weights)};
}

Case random_case(std::uint64_t seed, std::size_t most_companies, std::size_t most_criteria, bool zero_weights) {
  Draw draw(seed);
  const std::size_t companies = 1 + draw.below(most_companies);
  const std::size_t criteria = 1 + draw.below(most_criteria);
  const bool coarse = seed % 3 == 0;  // many ties
  std::vector<test::Row> rows(companies);
  for (test::Row& row : rows) {
    for (std::size_t c = 0; c < criteria; ++c) {
      const double score = coarse ? 25.0 * static_cast<double>(draw.below(5)) : 100 * draw.unit();
      row.push_back(draw.below(4) == 0 ? kNone : std::optional(static_cast<float>(score)));
    }
  }
  std::vector<double> weights;
  for (std::size_t c = 0; c < criteria; ++c) {
    weights.push_back(zero_weights && draw.below(4) == 0 ? 0 : 0.05 + draw.unit());
  }
  weights[draw.below(criteria)] = 0.5;
  return make_case(rows, weights);
}

// ---- the unknown

struct Extremes {
  double low = 1e9;
  double high = -1e9;
  std::size_t best = 1000;
  std::size_t worst = 0;
};

/// Among those that are ranked; 0: it is not.
std::size_t rank_among(const std::vector<std::optional<double>>& scores, std::size_t row) {
  if (!scores[row]) return 0;
  return 1 + static_cast<std::size_t>(std::ranges::count_if(scores, [&](auto s) { return s && *s > *scores[row]; }));
}

void see_completion(const Case& tried, Aggregation method, const std::function<float(std::size_t)>& value,
                    std::vector<Extremes>& seen) {
  ScoreMatrix completed(tried.scores.companies(), tried.scores.criteria());
  std::size_t unknown = 0;
  for (std::size_t row = 0; row < completed.companies(); ++row) {
    for (std::size_t c = 0; c < completed.criteria(); ++c) {
      const float score = tried.scores.at(row, c);
      completed.set(row, c, std::isnan(score) ? value(unknown++) : score);
    }
  }
  std::vector<std::optional<double>> scores;
  for (std::size_t row = 0; row < completed.companies(); ++row) {
    const double score = fit_score(completed, row, tried.weights, {MissingPolicy::renormalize, method}).score;
    seen[row].low = std::min(seen[row].low, score);
    seen[row].high = std::max(seen[row].high, score);
    const bool ranked = fit_score(tried.scores, row, tried.weights, MissingPolicy::zero).ranked();
    scores.push_back(ranked ? std::optional(score) : std::nullopt);
  }
  for (std::size_t row = 0; row < scores.size(); ++row) {
    seen[row].best = std::min(seen[row].best, rank_among(scores, row));
    seen[row].worst = std::max(seen[row].worst, rank_among(scores, row));
  }
}

std::size_t count_unknown(const ScoreMatrix& scores) {
  std::size_t unknown = 0;
  for (std::size_t row = 0; row < scores.companies(); ++row) {
    for (std::size_t c = 0; c < scores.criteria(); ++c) unknown += std::isnan(scores.at(row, c)) ? 1 : 0;
  }
  return unknown;
}

void expect_what_all_corners_give(Aggregation method) {
  int tried_cases = 0;
  for (std::uint64_t seed = 0; seed < 600 && !testing::Test::HasFailure(); ++seed) {
    const Case tried = random_case(seed, 5, 4, true);
    const std::size_t unknown = count_unknown(tried.scores);
    if (unknown > 10) continue;
    SCOPED_TRACE(seed);
    std::vector<Extremes> seen(tried.scores.companies());
    for (std::size_t corner = 0; corner < (std::size_t{1} << unknown); ++corner) {
      see_completion(
          tried, method, [&](std::size_t i) { return ((corner >> i) & 1U) != 0 ? 100.0F : 0.0F; }, seen);
    }
    Draw draw(seed);
    for (int i = 0; i < 20; ++i) {  // inside, nothing is beyond the corners
      see_completion(
          tried, method, [&](std::size_t) { return static_cast<float>(100 * draw.unit()); }, seen);
    }
    const auto bounds = bounds_over_unknown(tried.scores, tried.weights, {}, method);
    for (std::size_t row = 0; row < seen.size(); ++row) {
      EXPECT_TRUE(test::same_bits(bounds[row].low, seen[row].low));
      EXPECT_TRUE(test::same_bits(bounds[row].high, seen[row].high));
      EXPECT_EQ(bounds[row].best, seen[row].best);
      EXPECT_EQ(bounds[row].worst, seen[row].worst);
    }
    ++tried_cases;
  }
  EXPECT_GT(tried_cases, 300);
}

TEST(BoundsOverUnknown, AreWhatAllCornersGiveToTheBit) { expect_what_all_corners_give(Aggregation::weighted_sum); }

TEST(BoundsOverUnknown, OfProductsAreWhatAllCornersGiveToTheBit) {
  expect_what_all_corners_give(Aggregation::weighted_product);
}

TEST(BoundsOverUnknown, LeaveTheExcludedAndTheUnrankedOut) {
  const Case tried = make_case({{90, 90}, {80, 80}, {kNone, kNone}, {95, 95}}, {1, 1});
  const std::vector<std::uint64_t> allowed{0b0111};
  const auto bounds = bounds_over_unknown(tried.scores, tried.weights, {.allowed = allowed});
  EXPECT_EQ(bounds[0].best, 1U);
  EXPECT_EQ(bounds[0].worst, 1U);
  EXPECT_EQ(bounds[1].worst, 2U);
  EXPECT_EQ(bounds[2].best, 0U);
  EXPECT_EQ(bounds[2].worst, 0U);
  EXPECT_EQ(bounds[2].high, 100);
  EXPECT_EQ(bounds[3].best, 0U);
}

TEST(BoundsOverUnknown, DoNotDependOnThreads) {
  const SyntheticSpec spec{.companies = 20'000, .criteria = 5, .unknown = 0.2, .seed = 5};
  const ScoreMatrix scores = synthetic_scores(spec);
  const Weights weights(std::vector<double>{5, 4, 3, 2, 1});
  const auto one = bounds_over_unknown(scores, weights, {.threads = 1});
  const auto three = bounds_over_unknown(scores, weights, {.threads = 3});
  for (std::size_t row = 0; row < one.size(); ++row) {
    ASSERT_EQ(one[row].best, three[row].best);
    ASSERT_EQ(one[row].worst, three[row].worst);
  }
}

// ---- the weights

/// Calls `see` with weights of the box: its vertices, a grid between its sides, and random ones.
class BoxWeights {
 public:
  BoxWeights(const Weights& weights, double points) {
    for (const double share : weights.scaled()) {
      low_.push_back(std::max(0.0, share - points / 100));
      high_.push_back(std::min(1.0, share + points / 100));
    }
  }

  void visit(int steps, const std::function<void(const std::vector<double>&)>& see) const {
    for (std::size_t free = 0; free < low_.size(); ++free) {  // all but one on the grid (sides too), one takes the rest
      std::vector<double> weights(low_.size());
      on_grid(0, free, steps, weights, see);
    }
  }

  void draw(Draw& draw, int count, const std::function<void(const std::vector<double>&)>& see) const {
    for (int i = 0; i < count; ++i) {
      std::vector<double> weights;
      for (std::size_t c = 0; c < low_.size(); ++c) weights.push_back(low_[c] + draw.unit() * (high_[c] - low_[c]));
      settle(draw.below(low_.size()), weights, see);
    }
  }

 private:
  void on_grid(std::size_t c, std::size_t free, int steps, std::vector<double>& weights,
               const std::function<void(const std::vector<double>&)>& see) const {
    if (c == low_.size()) return settle(free, weights, see);
    for (int step = 0; step <= (c == free ? 0 : steps); ++step) {
      weights[c] = low_[c] + (high_[c] - low_[c]) * step / steps;
      on_grid(c + 1, free, steps, weights, see);
    }
  }
  void settle(std::size_t free, std::vector<double> weights,
              const std::function<void(const std::vector<double>&)>& see) const {
    weights[free] = 0;
    const double rest = 1 - std::accumulate(weights.begin(), weights.end(), 0.0);
    if (rest < low_[free] - 1e-12 || rest > high_[free] + 1e-12) return;
    weights[free] = std::max(rest, 0.0);
    see(weights);
  }

  std::vector<double> low_;
  std::vector<double> high_;
};

/// The policy's score, also where nothing weighed is known; nothing there under renormalize. Of a product 100 times its
/// logarithm, minus infinity for 0.
std::optional<double> oracle_score(const ScoreMatrix& scores, std::size_t row, const std::vector<double>& weights,
                                   Scoring scoring) {
  const bool product = scoring.method == Aggregation::weighted_product;
  long double points = 0;
  double known = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const float score = scores.at(row, c);
    known += std::isnan(score) ? 0 : weights[c];
    if (!(weights[c] > 0) || (std::isnan(score) && scoring.missing == MissingPolicy::renormalize)) continue;
    const long double taken = !std::isnan(score) ? score : scoring.missing == MissingPolicy::neutral ? 50 : 0;
    points += weights[c] * (product ? 100 * std::log(taken) : taken);
  }
  if (scoring.missing != MissingPolicy::renormalize) return static_cast<double>(points);
  return known > 0 ? std::optional(static_cast<double>(points / known)) : std::nullopt;
}

double as_score(double points, Scoring scoring) {
  return scoring.method == Aggregation::weighted_product ? std::exp(points / 100) : points;
}

double known_weight(const ScoreMatrix& scores, std::size_t row, const std::vector<double>& weights) {
  double known = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) known += std::isnan(scores.at(row, c)) ? 0 : weights[c];
  return known;
}

bool anything_known(const ScoreMatrix& scores, std::size_t row) {
  return known_weight(scores, row, std::vector<double>(scores.criteria(), 1)) > 0;
}

std::size_t oracle_rank(const ScoreMatrix& scores, std::size_t row, const std::vector<double>& weights,
                        Scoring scoring) {
  const double own = *oracle_score(scores, row, weights, scoring);
  std::size_t rank = 1;
  for (std::size_t other = 0; other < scores.companies(); ++other) {
    if (!anything_known(scores, other)) continue;  // never ranked
    const auto score = oracle_score(scores, other, weights, scoring);
    if (score && *score > own + kLevel) ++rank;
  }
  return rank;
}

void expect_within(const Case& tried, Scoring scoring, const std::vector<double>& weights, const WeightBounds& bounds) {
  if (known_weight(tried.scores, bounds.company, weights) < 2e-4) return;
  ASSERT_TRUE(bounds.ranked);
  const double score = as_score(*oracle_score(tried.scores, bounds.company, weights, scoring), scoring);
  EXPECT_GE(score, bounds.low - kNoise);
  EXPECT_LE(score, bounds.high + kNoise);
  const std::size_t rank = oracle_rank(tried.scores, bounds.company, weights, scoring);
  EXPECT_GE(rank, bounds.best.proven);
  EXPECT_LE(rank, bounds.worst.proven);
}

void expect_attained(const Case& tried, Scoring scoring, double points, const WeightBounds& bounds) {
  for (const RankBound* bound : {&bounds.best, &bounds.worst}) {
    ASSERT_EQ(bound->weights.size(), tried.weights.size());
    EXPECT_NEAR(std::accumulate(bound->weights.begin(), bound->weights.end(), 0.0), 1, 1e-9);
    for (std::size_t c = 0; c < tried.weights.size(); ++c) {
      EXPECT_GE(bound->weights[c], 0);
      EXPECT_LE(std::abs(bound->weights[c] - tried.weights[c]), points / 100 + kNoise);
    }
    EXPECT_EQ(oracle_rank(tried.scores, bounds.company, bound->weights, scoring), bound->found);
  }
  EXPECT_LE(bounds.best.proven, bounds.best.found);
  EXPECT_GE(bounds.worst.proven, bounds.worst.found);
}

void expect_held_and_attained(Aggregation method) {
  int ranked = 0;
  int exact = 0;
  const std::uint64_t seeds = test::kOptimised ? 300 : 30;
  for (std::uint64_t seed = 0; seed < seeds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Case tried = random_case(seed, 7, 4, seed % 2 == 0);
    const double points = seed % 5 == 0 ? 100 : seed % 5 == 1 ? 3 : 10;
    std::vector<std::size_t> rows(tried.scores.companies());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      SCOPED_TRACE(static_cast<int>(missing));
      const Scoring scoring(missing, method);
      const auto bounds = bounds_over_weights(tried.scores, tried.weights, scoring, points, rows);
      for (const WeightBounds& bound : bounds) {
        SCOPED_TRACE(bound.company);
        const BoxWeights box(tried.weights, points);
        Draw draw(seed);
        const auto see = [&](const std::vector<double>& weights) { expect_within(tried, scoring, weights, bound); };
        box.visit(6, see);
        box.draw(draw, 300, see);
        if (!bound.ranked) continue;
        expect_attained(tried, scoring, points, bound);
        ranked += 2;
        exact += (bound.best.exact() ? 1 : 0) + (bound.worst.exact() ? 1 : 0);
      }
    }
  }
  EXPECT_GT(ranked, seeds * 10);
  EXPECT_GE(exact, ranked * 99 / 100) << exact << " of " << ranked;
}

TEST(BoundsOverWeights, HoldForAllWeightsOfTheBoxAndAreAttained) {
  expect_held_and_attained(Aggregation::weighted_sum);
}

TEST(BoundsOverWeights, OfProductsHoldForAllWeightsOfTheBoxAndAreAttained) {
  expect_held_and_attained(Aggregation::weighted_product);
}

void expect_attained_as_scores(Aggregation method) {
  for (std::uint64_t seed = 0; seed < 200 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Case tried = random_case(seed, 3, 4, false);
    for (const MissingPolicy missing : test::kAllMissingPolicies) {
      const Scoring scoring(missing, method);
      const auto bounds = bounds_over_weights(tried.scores, tried.weights, scoring, 4, std::vector<std::size_t>{0});
      if (!bounds[0].ranked) continue;
      double low = 1e9;
      double high = -1e9;
      BoxWeights(tried.weights, 4)
          .visit(1, [&](const std::vector<double>& weights) {  // a quotient too is extreme there
            const double score = as_score(*oracle_score(tried.scores, 0, weights, scoring), scoring);
            low = std::min(low, score);
            high = std::max(high, score);
          });
      EXPECT_NEAR(bounds[0].low, low, kNoise);
      EXPECT_NEAR(bounds[0].high, high, kNoise);
    }
  }
}

TEST(BoundsOverWeights, AreAttainedAsScores) { expect_attained_as_scores(Aggregation::weighted_sum); }

TEST(BoundsOverWeights, OfProductsAreAttainedAsScores) { expect_attained_as_scores(Aggregation::weighted_product); }

WeightBounds product_bounds_of(const Case& tried, std::size_t row, double points) {
  const Scoring product(MissingPolicy::zero, Aggregation::weighted_product);
  return bounds_over_weights(tried.scores, tried.weights, product, points, std::vector<std::size_t>{row})[0];
}

TEST(BoundsOverWeights, OfAProductThatOneZeroAnnulsDependOnWhetherItCanHaveNoWeight) {
  const Case tried = make_case({{90, 90, 0}, {50, 50, 50}, {80, 0, 80}}, {50, 46, 4});
  const WeightBounds with_none = product_bounds_of(tried, 0, 5);
  EXPECT_EQ(with_none.low, 0);
  EXPECT_NEAR(with_none.high, 90, kNoise);
  EXPECT_EQ(with_none.best.found, 1U);
  EXPECT_EQ(with_none.worst.found, 2U);  // the third scores 0 on what always weighs
  const WeightBounds always = product_bounds_of(tried, 0, 3);
  EXPECT_EQ(always.high, 0);
  EXPECT_EQ(always.best.found, 2U);
  EXPECT_TRUE(always.best.exact() && always.worst.exact());
}

WeightBounds bounds_of(const Case& tried, std::size_t row, double points) {
  return bounds_over_weights(tried.scores, tried.weights, MissingPolicy::zero, points,
                             std::vector<std::size_t>{row})[0];
}

TEST(BoundsOverWeights, OfRivalsThatCannotBothBePassedAreJoint) {
  // Share t on the first criterion: c0 is ahead of c1 above 0.5 alone, of c2 below 0.5 alone.
  const Case tried = make_case({{50, 50}, {40, 61}, {61, 40}}, {1, 1});
  const WeightBounds bounds = bounds_of(tried, 0, 5);
  EXPECT_EQ(bounds.best.proven, 2U);
  EXPECT_TRUE(bounds.best.exact());
  EXPECT_EQ(bounds.worst.found, 3U);
  EXPECT_TRUE(bounds.worst.exact());
}

TEST(BoundsOverWeights, CountALevelScoreAsNotBehind) {
  // c1 passes c0 right at 55 %, and only draws level there.
  const Case tried = make_case({{50, 50}, {59, 39}}, {1, 1});
  EXPECT_EQ(bounds_of(tried, 0, 5).worst.found, 1U);
  EXPECT_TRUE(bounds_of(tried, 0, 5).worst.exact());
  EXPECT_EQ(bounds_of(tried, 1, 5).best.found, 1U);
  EXPECT_EQ(bounds_of(tried, 1, 4.99).best.proven, 2U);
}

TEST(BoundsOverWeights, OfEqualsAndOfOneAreFirst) {
  for (const auto& rows : {std::vector<test::Row>{{50, 60}, {50, 60}}, std::vector<test::Row>{{50, 60}}}) {
    const WeightBounds bounds = bounds_of(make_case(rows, {1, 3}), 0, 20);
    EXPECT_EQ(bounds.best.proven, 1U);
    EXPECT_EQ(bounds.worst.proven, 1U);
  }
}

TEST(BoundsOverWeights, OfNothingKnownAreNone) {
  EXPECT_FALSE(bounds_of(make_case({{kNone, kNone}, {1, 2}}, {1, 1}), 0, 20).ranked);
  EXPECT_FALSE(bounds_of(make_case({{kNone, 5}, {1, 2}}, {1, 0}), 0, 0).ranked);
  EXPECT_TRUE(bounds_of(make_case({{kNone, 5}, {1, 2}}, {1, 0}), 0, 1).ranked);
}

TEST(BoundsOverWeights, SayWhatIsProvenAndWhatIsFoundWhereTheEffortRunsOut) {
  const SyntheticSpec spec{.companies = 300, .criteria = 6, .seed = 9};
  const ScoreMatrix scores = synthetic_scores(spec);
  const Weights weights(std::vector<double>{1, 1, 1, 1, 1, 1});
  const std::vector<std::size_t> rows{7};
  const WeightBounds bounds = bounds_over_weights(scores, weights, MissingPolicy::zero, 15, rows, {.effort = 50})[0];
  EXPECT_LT(bounds.best.proven, bounds.best.found);
  EXPECT_GT(bounds.worst.proven, bounds.worst.found);
  EXPECT_EQ(oracle_rank(scores, 7, bounds.best.weights, MissingPolicy::zero), bounds.best.found);
  EXPECT_EQ(oracle_rank(scores, 7, bounds.worst.weights, MissingPolicy::zero), bounds.worst.found);
}

// Pay scores 20 to 100 and the rest 100: whoever's pay is unknown cannot fall behind who has the worst.
TEST(Bounds, AnUnknownIsNoWorseThanItsWorst) {
  ScoreMatrix scores = test::to_matrix({{30, 100}, {kNone, 100}, {20, 100}}, 2);
  scores.keep_extents(3);
  scores.set_extent(1, 0, {20, 100, 20, 100, 0});
  const auto bounds = bounds_over_unknown(scores, Weights(std::vector<double>{1, 1}));
  EXPECT_EQ(bounds[1].low, 60);
  EXPECT_EQ(bounds[1].high, 100);
  EXPECT_EQ(bounds[1].best, 1U);
  EXPECT_EQ(bounds[1].worst, 2U);
  EXPECT_EQ(bounds[2].best, 2U);
}

}  // namespace
}  // namespace fitrank
