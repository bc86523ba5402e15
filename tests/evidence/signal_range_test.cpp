// Range and coverage down to the signal: all small worlds against the oracle, and what must hold of any.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "evidence/company_set.hpp"
#include "score/fit_score.hpp"
#include "support/sample.hpp"
#include "support/signal_oracle.hpp"
#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Draw;
using test::OracleRange;
using test::OracleSignal;

constexpr double kNear = 2e-5;  // criteria are narrowed to float32
constexpr std::array kMethods{Aggregation::weighted_sum, Aggregation::weighted_product};

Model model_of(std::size_t criteria, std::vector<Signal> signals) {
  Model model = test::sample_model();
  model.criteria.clear();
  for (std::size_t c = 0; c < criteria; ++c) model.criteria.push_back({fmt::format("c{}", c), fmt::format("C{}", c)});
  model.signals = std::move(signals);
  return model;
}

Signal points_signal(std::string id, std::size_t criterion, double importance, double worst, double best) {
  return {.id = std::move(id),
          .criterion = criterion,
          .label = "",
          .unit = "",
          .importance = importance,
          .value_function = ValueFunction::from_points({{0, worst}, {100, best}}),
          .half_life_days = {}};
}

Signal levels_signal(std::string id, std::size_t criterion, double importance, std::vector<double> scores) {
  std::vector<NamedLevel> levels;
  for (const double score : scores) levels.push_back({fmt::format("l{}", levels.size()), score});
  return {.id = std::move(id),
          .criterion = criterion,
          .label = "",
          .unit = "",
          .importance = importance,
          .value_function = ValueFunction::from_levels(std::move(levels)),
          .half_life_days = {}};
}

Observation observation_of(const Model& model, std::size_t signal, Draw& draw) {
  Observation observation;
  observation.signal = signal;
  const ValueFunction& function = model.signals[signal].value_function;
  if (function.takes_levels()) {
    observation.value = Level{draw.below(function.levels().size())};
  } else {
    observation.value = draw.below(3) == 0 ? (draw.below(2) == 0 ? 0.0 : 100.0) : 100 * draw.unit();
  }
  if (draw.below(5) > 0) observation.tier = draw.below(model.tiers.size());
  return observation;
}

std::vector<OracleSignal> oracle_signals(const Model& model, const Assessment& assessment, EvidencePolicy policy) {
  std::vector<OracleSignal> signals;
  for (const Signal& signal : model.signals) {
    double worst = 100;
    double best = 0;
    for (const Point& point : signal.value_function.points()) {
      worst = std::min(worst, point.score);
      best = std::max(best, point.score);
    }
    for (const NamedLevel& level : signal.value_function.levels()) {
      worst = std::min(worst, level.score);
      best = std::max(best, level.score);
    }
    if (policy == EvidencePolicy::discounted) {
      worst = std::min(worst, 50.0);
      best = std::max(best, 50.0);
    }
    signals.push_back({signal.criterion, signal.importance, worst, best, {}});
  }
  for (const SignalScore& line : assessment.signals) signals[line.signal].score = line.used;
  return signals;
}

struct Scored {
  FitScore fit;
  OracleRange expected;
};

Scored score(const Model& model, const Company& company, const std::vector<double>& weights, Scoring scoring,
             EvidencePolicy policy) {
  const CompanySet set = assess_companies(model, {company}, {policy, {}});
  return {fit_score(set.scores, 0, Weights(weights), scoring),
          oracle_range(oracle_signals(model, set.assessments[0], policy), weights, scoring)};
}

std::string failure(const Scored& scored) {
  const auto& [fit, expected] = scored;
  if (fit.ranked() != expected.score.has_value()) return "ranked";
  if (fit.ranked() && std::abs(fit.score - *expected.score) > kNear) return "score";
  if (std::abs(fit.coverage - expected.coverage) > 1e-9) return "coverage";
  if (std::abs(fit.low - expected.low) > kNear) return fmt::format("low {} for {}", fit.low, expected.low);
  if (std::abs(fit.high - expected.high) > kNear) return fmt::format("high {} for {}", fit.high, expected.high);
  return {};
}

TEST(SignalRangeTest, EverySmallWorldIsAsTheOracleHasIt) {
  const Model model = model_of(
      2, {points_signal("a", 0, 1, 20, 100), levels_signal("b", 0, 3, {60, 80}), points_signal("c", 0, 0.5, 0, 100),
          points_signal("d", 1, 1, 20, 100), levels_signal("e", 1, 2, {100, 0, 50})});
  const std::vector<std::vector<double>> all_weights = {{1, 1}, {3, 1}, {1, 0}, {0.2, 0.8}};
  // Of each signal: unknown, its first value, its last, one between (levels: the first again).
  for (std::size_t world = 0; world < 4 * 4 * 4 * 4 * 4; ++world) {
    std::vector<Observation> observations;
    for (std::size_t s = 0; s < model.signals.size(); ++s) {
      const std::size_t digit = world >> (2 * s) & 3;
      if (digit == 0) continue;
      Observation observation;
      observation.signal = s;
      const auto& levels = model.signals[s].value_function.levels();
      if (levels.empty()) {
        observation.value = digit == 1 ? 0.0 : digit == 2 ? 100.0 : 30.0;
      } else {
        observation.value = Level{digit == 2 ? levels.size() - 1 : 0};
      }
      observation.tier = digit == 3 ? 2 : 0;
      observations.push_back(observation);
    }
    const Company company = test::company("x", observations);
    for (const auto& weights : all_weights) {
      for (const MissingPolicy missing : test::kAllMissingPolicies) {
        for (const Aggregation method : kMethods) {
          const auto policy = world % 2 == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted;
          ASSERT_EQ(failure(score(model, company, weights, {missing, method}, policy)), "") << world;
        }
      }
    }
  }
}

Model drawn_model(Draw& draw) {
  const std::size_t criteria = 1 + draw.below(4);
  std::vector<Signal> signals;
  const std::size_t count = criteria + draw.below(6);
  for (std::size_t s = 0; s < count; ++s) {
    const std::size_t criterion = s < criteria ? s : draw.below(criteria);
    const double importance = draw.below(3) == 0 ? 1 : 0.1 + 3 * draw.unit();
    const double a = 100 * draw.unit();
    const double b = draw.below(3) == 0 ? (draw.below(2) == 0 ? 0 : 100) : 100 * draw.unit();
    signals.push_back(draw.below(2) == 0 ? points_signal(fmt::format("s{}", s), criterion, importance, a, b)
                                         : levels_signal(fmt::format("s{}", s), criterion, importance, {a, b, 50}));
  }
  return model_of(criteria, std::move(signals));
}

/// What an observation of an unknown signal must not do, as a text; empty where it does not.
std::string offence(Draw& draw) {
  const Model model = drawn_model(draw);
  Company company = test::company("x", {});
  std::vector<std::size_t> unknown;
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    if (draw.below(2) == 0) {
      company.observations.push_back(observation_of(model, s, draw));
    } else {
      unknown.push_back(s);
    }
  }
  std::vector<double> weights;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) weights.push_back(draw.below(5) == 0 ? 0 : draw.unit());
  weights[draw.below(weights.size())] = 0.5;
  const Scoring scoring{test::kAllMissingPolicies[draw.below(3)], kMethods[draw.below(2)]};
  const auto policy = draw.below(2) == 0 ? EvidencePolicy::face_value : EvidencePolicy::discounted;
  const Scored before = score(model, company, weights, scoring, policy);
  if (std::string text = failure(before); !text.empty()) return text;
  if (unknown.empty()) return before.fit.high - before.fit.low > kNear ? "a range of what is known" : "";
  company.observations.push_back(observation_of(model, unknown[draw.below(unknown.size())], draw));
  const Scored after = score(model, company, weights, scoring, policy);
  const auto& [was, was_expected] = before;
  const auto& [is, is_expected] = after;
  if (is.ranked() && (is.score < was.low - kNear || is.score > was.high + kNear)) {
    return fmt::format("{} out of {} to {}", is.score, was.low, was.high);
  }
  if (is.coverage < was.coverage) return "less coverage";
  if (is_expected.settled_low < was_expected.settled_low - kNear) return "lower once all is known";
  if (is_expected.settled_high > was_expected.settled_high + kNear) return "higher once all is known";
  // Only what a policy makes of the unknown meanwhile, which is said, leads beyond the range that was shown.
  if (!is.widened && (is.low < was.low - kNear || is.high > was.high + kNear)) return "a wider range";
  return {};
}

TEST(SignalRangeTest, NothingLearntLeadsOutOfWhatWasShownOrMakesItVaguer) {
  const std::uint64_t worlds = test::kOptimised ? 200'000 : 20'000;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    Draw draw(seed);
    ASSERT_EQ(offence(draw), "") << seed;
  }
}

TEST(SignalRangeTest, OneOfFourSignalsIsAQuarterOfTheCoverage) {
  const Model model = model_of(1, {points_signal("revenue", 0, 2, 0, 100), points_signal("capacity", 0, 1, 40, 100),
                                   levels_signal("capital", 0, 1, {90, 75, 40})});
  const Company company = test::company("a", {{2, Level{0}, 0, {}, "x", {}}});
  const auto fit = score(model, company, {1}, MissingPolicy::zero, EvidencePolicy::face_value).fit;
  EXPECT_EQ(fit.score, 90);
  EXPECT_EQ(fit.coverage, 0.25);
  // Once all is known at least (2 x 0 + 40 + 90) / 4 = 32.5; with no growth of revenue as the only news (2 x 0 + 90)
  // / 3.
  EXPECT_EQ(fit.low, 30);
  EXPECT_EQ(fit.high, 97.5);  // (2 x 100 + 100 + 90) / 4
  EXPECT_TRUE(fit.widened);
}

TEST(SignalRangeTest, ZeroCountsUnknownPayAsLessThanItsWorstAndSaysSo) {
  const Model model = model_of(2, {points_signal("pay", 0, 1, 20, 100), points_signal("work", 1, 1, 0, 100)});
  const Company company = test::company("a", {{1, 100.0, 0, {}, "x", {}}});
  const auto zero = score(model, company, {1, 1}, MissingPolicy::zero, EvidencePolicy::face_value).fit;
  EXPECT_EQ(zero.low, 50);
  EXPECT_EQ(zero.high, 100);
  EXPECT_TRUE(zero.widened);
  const auto neutral = score(model, company, {1, 1}, MissingPolicy::neutral, EvidencePolicy::face_value).fit;
  EXPECT_EQ(neutral.low, 60);
  EXPECT_FALSE(neutral.widened);
}

TEST(SignalRangeTest, WhatATableStatesIsExactAndWhatItLeavesOpenIsAnything) {
  const Model model = model_of(2, {points_signal("pay", 0, 1, 20, 80), points_signal("work", 1, 1, 20, 80)});
  const CompanySet set = assess_companies(model, {test::company("a", {}, {70, kUnknown})}, {});
  EXPECT_EQ(set.scores.rows_with_extents(), 0U);
  EXPECT_EQ(set.scores.extent(0, 0), Extent::exact(70));
  EXPECT_EQ(set.scores.extent(0, 1), (Extent{0, 100, 0, 100, 0}));
}

}  // namespace
}  // namespace fitrank
