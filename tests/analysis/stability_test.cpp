// Stretches against the rankings just inside and just outside of them.
#include "analysis/stability.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/rank_report.hpp"
#include "score/skyband_index.hpp"
#include "score/synthetic.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::optional<float> kNone = std::nullopt;
constexpr double kStep = 1e-6;   ///< of a share, to either side of a limit
constexpr double kGap = 1e-13;   ///< scores that differ by less are level
constexpr double kNoise = 1e-9;  ///< what roundings may do to level scores

struct Case {
  ScoreMatrix scores;
  std::vector<std::string> ids;
  Weights weights;
  Scoring scoring = MissingPolicy::zero;

  Stability find(const StabilityOptions& options) const {
    return find_stability(scores, IdList(ids), weights, scoring, options);
  }
  /// All fit scores with that share on the criterion; nothing for who is not ranked.
  std::vector<std::optional<double>> scores_at(std::size_t criterion, double share) const {
    std::vector<double> moved;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      moved.push_back(c == criterion ? share : weights[c] * (1 - share) / (1 - weights[criterion]));
    }
    std::vector<std::optional<double>> all;
    for (std::size_t row = 0; row < scores.companies(); ++row) {
      const FitScore fit = fit_score(scores, row, Weights(moved), scoring);
      all.push_back(fit.ranked() ? std::optional(fit.score) : std::nullopt);
    }
    return all;
  }
};

Case make_case(const std::vector<test::Row>& rows, const std::vector<double>& weights,
               Scoring scoring = MissingPolicy::zero) {
  Case made{test::to_matrix(rows, weights.size()), {}, Weights(weights), scoring};
  for (std::size_t row = 0; row < rows.size(); ++row) made.ids.push_back(fmt::format("c{}", row));
  return made;
}

/// By how much somebody who should not be ahead is, over all pairs (ahead, behind).
double worst_breach(const std::vector<std::optional<double>>& scores,
                    const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  double breach = -1e9;
  for (const auto& [ahead, behind] : pairs) {
    if (!scores[behind]) continue;
    breach = std::max(breach, scores[ahead] ? *scores[behind] - *scores[ahead] : 1e9);
  }
  return breach;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Whether a product that loses its place was above 0 only as long as the criterion had no weight.
bool falls_to_zero(const Case& tried, std::size_t criterion, const Turn& turn) {
  return tried.scoring.method == Aggregation::weighted_product && !(turn.share > 0) &&
         !(tried.scores_at(criterion, 1e-12)[*turn.falling].value_or(0) > 0);
}

void expect_stretch(const Case& tried, std::size_t criterion, const Stretch& stretch, const Pairs& pairs) {
  const double share = tried.weights[criterion];
  ASSERT_LE(stretch.low, share + kStep);
  ASSERT_GE(stretch.high, share - kStep);
  for (const double part : {0.001, 0.3, 0.7, 0.999}) {
    const double inside = stretch.low + part * (stretch.high - stretch.low);
    if (inside <= 0 || inside >= 1) continue;
    EXPECT_LE(worst_breach(tried.scores_at(criterion, inside), pairs), kNoise) << "inside, at " << inside;
  }
  if (stretch.at_low && stretch.low > kStep) {
    EXPECT_GT(worst_breach(tried.scores_at(criterion, stretch.low - kStep), pairs), kGap) << "below " << stretch.low;
  }
  if (stretch.at_high && stretch.high < 1 - kStep) {
    EXPECT_GT(worst_breach(tried.scores_at(criterion, stretch.high + kStep), pairs), kGap) << "above " << stretch.high;
  }
  EXPECT_EQ(stretch.at_low.has_value(), stretch.low > 0) << stretch.low;
  EXPECT_EQ(stretch.at_high.has_value(), stretch.high < 1);
  for (const auto& turn : {stretch.at_low, stretch.at_high}) {
    if (!turn || !turn->falling) continue;
    if (falls_to_zero(tried, criterion, *turn)) continue;
    const auto level = tried.scores_at(criterion, std::clamp(turn->share, 1e-12, 1 - 1e-12));
    if (level[turn->rising] && level[*turn->falling]) {
      EXPECT_NEAR(*level[turn->rising], *level[*turn->falling], 1e-6) << "at the limit they are level";
    }
  }
}

/// Nobody who is not ranked becomes so on the way: then pairs say it all.
bool somebody_enters(const Case& tried) {
  for (std::size_t row = 0; row < tried.scores.companies(); ++row) {
    const bool ranked = fit_score(tried.scores, row, tried.weights, tried.scoring).ranked();
    for (std::size_t c = 0; c < tried.weights.size() && !ranked; ++c) {
      if (!std::isnan(tried.scores.at(row, c))) return true;
    }
  }
  return false;
}

Case random_case(std::uint64_t seed, Scoring scoring) {
  Draw draw(seed);
  const std::size_t companies = 2 + draw.below(9);
  const std::size_t criteria = 2 + draw.below(4);
  std::vector<test::Row> rows(companies);
  const bool coarse = seed % 3 == 0;  // many ties
  for (test::Row& row : rows) {
    for (std::size_t c = 0; c < criteria; ++c) {
      const double score = coarse ? 20.0 * static_cast<double>(draw.below(6)) : 100 * draw.unit();
      row.push_back(draw.below(4) == 0 ? kNone : std::optional(static_cast<float>(score)));
    }
  }
  std::vector<double> weights;
  for (std::size_t c = 0; c < criteria; ++c) weights.push_back(draw.below(5) == 0 ? 0 : 0.05 + draw.unit());
  weights[draw.below(criteria)] = 0.4;
  return make_case(rows, weights, scoring);
}

void expect_stretches_in_random_worlds(Aggregation method) {
  int stretches = 0;
  for (std::uint64_t seed = 0; seed < 2000 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Case tried = random_case(seed, {test::kAllMissingPolicies[seed % 3], method});
    if (somebody_enters(tried)) continue;
    const std::size_t top = 1 + seed % 4;
    const Stability found = tried.find({.top = top});
    Pairs first;
    Pairs set;
    Pairs order;
    for (std::size_t i = 0; i < found.ranked.size(); ++i) {
      const std::size_t row = found.ranked[i].company;
      if (i > 0) first.emplace_back(found.ranked[0].company, row);
      if (i > 0) order.emplace_back(found.ranked[i - 1].company, row);
      for (std::size_t t = 0; t < std::min(top, i); ++t) {
        if (i >= top) set.emplace_back(found.ranked[t].company, row);
      }
    }
    for (const CriterionStability& line : found.criteria) {
      SCOPED_TRACE(line.criterion);
      expect_stretch(tried, line.criterion, line.first, first);
      expect_stretch(tried, line.criterion, line.top, set);
      expect_stretch(tried, line.criterion, line.order, order);
      ++stretches;
    }
  }
  EXPECT_GT(stretches, 1000);
}

TEST(Stability, StretchesStandInsideAndFallOutsideInRandomWorlds) {
  expect_stretches_in_random_worlds(Aggregation::weighted_sum);
}

TEST(Stability, StretchesOfProductsStandInsideAndFallOutsideInRandomWorlds) {
  expect_stretches_in_random_worlds(Aggregation::weighted_product);
}

TEST(Stability, OfProductsTurnsWhereTheirLogarithmsDo) {
  // 80^t 20^(1-t) against 40: t is a half; a half of the weight is as level as that.
  const Scoring product(MissingPolicy::zero, Aggregation::weighted_product);
  const Stability found = make_case({{80, 20}, {40, 40}}, {3, 1}, product).find({.top = 1});
  EXPECT_NEAR(found.criteria[0].first.low, 0.5, 1e-12);
  ASSERT_TRUE(found.criteria[0].first.at_low);
  EXPECT_EQ(found.criteria[0].first.at_low->rising, 1U);
  EXPECT_FALSE(found.criteria[0].first.at_high);
}

TEST(Stability, AProductFallsAsSoonAsItsZeroWeighsAnything) {
  const Scoring product(MissingPolicy::zero, Aggregation::weighted_product);
  const Stability found = make_case({{90, 90, 0}, {10, 10, 10}}, {1, 1, 0}, product).find({.top = 1});
  const Stretch& stretch = found.criteria[2].first;
  EXPECT_EQ(stretch.high, 0);
  ASSERT_TRUE(stretch.at_high);
  EXPECT_EQ(stretch.at_high->rising, 1U);
  // Once it weighs anything, nothing but a share of exactly 0 helps, which does not count.
  const Stability after = make_case({{90, 90, 0}, {10, 10, 10}}, {1, 1, 1}, product).find({.top = 1});
  EXPECT_EQ(after.ranked[0].company, 1U);
  EXPECT_FALSE(after.criteria[2].first.at_low || after.criteria[2].first.at_high);
}

TEST(Stability, SaysWhoOvertakesWhomAtEachEnd) {
  // Share t on the first criterion: c0 has 80 t + 20, c1 has 50, c2 has 60 - 60 t.
  const Stability found = make_case({{100, 20}, {50, 50}, {0, 60}}, {0.5, 0.5}).find({.top = 2});
  ASSERT_THAT(found.criteria, SizeIs(2));
  const CriterionStability& line = found.criteria[0];
  EXPECT_DOUBLE_EQ(line.first.low, 0.375);
  ASSERT_TRUE(line.first.at_low);
  EXPECT_EQ(line.first.at_low->rising, 1U);
  EXPECT_EQ(line.first.at_low->falling, 0U);
  EXPECT_FALSE(line.first.at_high);
  EXPECT_DOUBLE_EQ(line.first.high, 1);
  EXPECT_DOUBLE_EQ(line.top.low, 2.0 / 7);  // c2 passes c0, who is second by then
  EXPECT_EQ(line.top.at_low->rising, 2U);
  EXPECT_EQ(line.top.at_low->falling, 0U);
  EXPECT_DOUBLE_EQ(line.order.low, 0.375);
}

TEST(Stability, OfATieThatTheKeysDecideHasNoWidth) {
  const Stability found = make_case({{60, 40}, {40, 60}}, {0.5, 0.5}).find({.top = 1});
  EXPECT_DOUBLE_EQ(found.criteria[0].first.low, 0.5);
  EXPECT_EQ(found.criteria[0].first.at_low->rising, 1U);
  EXPECT_DOUBLE_EQ(found.criteria[0].first.high, 1);
  EXPECT_DOUBLE_EQ(found.criteria[1].first.low, 0);
  EXPECT_DOUBLE_EQ(found.criteria[1].first.high, 0.5);
}

TEST(Stability, OfEqualsIsTheWholeWay) {
  const Stability found = make_case({{60, 40}, {60, 40}}, {0.3, 0.7}).find({.top = 1});
  for (const CriterionStability& line : found.criteria) {
    EXPECT_FALSE(line.order.at_low || line.order.at_high);
  }
}

TEST(Stability, ACompanyThatOneCriterionAloneKnowsComesInWithIt) {
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const Stability found = make_case({{60, 60, kNone}, {kNone, kNone, 90}}, {0.5, 0.5, 0}, missing).find({.top = 5});
    const CriterionStability& line = found.criteria[2];
    ASSERT_TRUE(line.top.at_high);
    EXPECT_EQ(line.top.high, 0);
    EXPECT_EQ(line.top.at_high->rising, 1U);
    EXPECT_EQ(line.top.at_high->falling, std::nullopt);
    EXPECT_EQ(line.order.high, 0);
    // It leads at once only where the unknown is left out.
    EXPECT_EQ(line.first.high > 0, missing != MissingPolicy::renormalize);
  }
}

TEST(Stability, ACompanyThatLeadsAsSoonAsItIsRankedEndsTheStretchAtOnce) {
  // Nothing weighed is known of c2, whose unknown criteria count 50 each: more than 43.3 and 23.3.
  const std::vector<test::Row> rows = {{20, 40, 45}, {10, 30, 20}, {90, kNone, kNone}};
  const Stability found = make_case(rows, {0, 5, 10}, MissingPolicy::neutral).find({.top = 1});
  const CriterionStability& line = found.criteria[0];
  for (const Stretch& stretch : {line.first, line.top, line.order}) {
    EXPECT_EQ(stretch.high, 0);
    ASSERT_TRUE(stretch.at_high);
    EXPECT_EQ(stretch.at_high->rising, 2U);
    EXPECT_EQ(stretch.at_high->falling, 0U);
  }
  EXPECT_EQ(found.criteria[1].first.high, 1) << "moving another weight ranks nobody new";
}

TEST(Stability, NewcomersAreSeenAsTheRankingsJustBesideTheWeightsAre) {
  Draw draw(77);
  for (int round = 0; round < 400; ++round) {
    const MissingPolicy missing = test::kAllMissingPolicies[draw.below(3)];
    std::vector<test::Row> rows(5, test::Row(3));
    for (auto& row : rows) {
      for (auto& score : row) score = draw.below(3) == 0 ? kNone : std::optional(static_cast<float>(draw.below(101)));
    }
    rows.push_back({static_cast<float>(draw.below(101)), kNone, kNone});
    const Case tried = make_case(rows, {0, 2, 3}, missing);
    const auto found = tried.find({.top = 2});
    if (found.ranked.empty()) continue;
    const auto beside = tried.scores_at(0, 1e-7);
    const std::size_t first = found.ranked[0].company;
    const bool passed = std::ranges::any_of(beside, [&](const auto& score) { return score > *beside[first] + 1e-4; });
    if (passed) {
      EXPECT_EQ(found.criteria[0].first.high, 0) << round;
    } else {
      EXPECT_GE(found.criteria[0].first.high, 0) << round;
    }
  }
}

TEST(Stability, ACriterionWithAllTheWeightHasNoneToGive) {
  const Stability found = make_case({{50, 60}, {40, 90}}, {1, 0}).find({.top = 1});
  ASSERT_THAT(found.criteria, SizeIs(1));
  EXPECT_EQ(found.criteria[0].criterion, 1U);
}

TEST(Stability, OfNobodyAndOfOne) {
  EXPECT_THAT(make_case({{kNone, kNone}}, {1, 1}).find({}).criteria, IsEmpty());
  const Stability one = make_case({{50, 60}}, {1, 1}).find({});
  ASSERT_THAT(one.criteria, SizeIs(2));
  EXPECT_FALSE(one.criteria[0].order.at_low || one.criteria[0].order.at_high);
}

TEST(Stability, LeavesTheExcludedOut) {
  const Case tried = make_case({{100, 0}, {0, 100}, {50, 40}}, {0.6, 0.4});
  const std::vector<std::uint64_t> allowed{0b101};
  const Stability found = tried.find({.top = 1, .allowed = allowed});
  EXPECT_EQ(found.criteria[0].first.at_low->rising, 2U);
}

TEST(Stability, OverAnIndexIsTheWholeSets) {
  const SyntheticSpec spec{.companies = test::kOptimised ? 20'000U : 2000U, .criteria = 4, .unknown = 0.2, .seed = 3};
  const ScoreMatrix scores = synthetic_scores(spec);
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < spec.companies; ++row) ids.push_back(synthetic_id(spec, row));
  IndexSource source;
  source.criteria.resize(4);
  const SkybandIndex index = SkybandIndex::build(scores, IdList(ids), 5, source);
  const Weights weights(std::vector<double>{4, 3, 2, 1});
  for (const MissingPolicy missing : test::kAllMissingPolicies) {
    const Stability whole = find_stability(scores, IdList(ids), weights, missing, {.top = 5, .order = 5});
    const Stability small = find_stability(index.scores(), index.ids(), weights, missing, {.top = 5, .order = 5});
    ASSERT_EQ(whole.criteria.size(), small.criteria.size());
    for (std::size_t c = 0; c < whole.criteria.size(); ++c) {
      for (const auto part : {&CriterionStability::first, &CriterionStability::top, &CriterionStability::order}) {
        const Stretch& a = whole.criteria[c].*part;
        const Stretch& b = small.criteria[c].*part;
        EXPECT_EQ(a.low, b.low);
        EXPECT_EQ(a.high, b.high);
        if (a.at_low) {
          EXPECT_EQ(a.at_low->rising, index.row_of(b.at_low->rising));
        }
        if (a.at_high) {
          EXPECT_EQ(a.at_high->rising, index.row_of(b.at_high->rising));
        }
      }
    }
  }
}

}  // namespace
}  // namespace fitrank
