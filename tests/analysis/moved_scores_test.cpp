#include "analysis/moved_scores.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "evidence/signal_draws.hpp"
#include "support/config_files.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kSeed = 1;

/// The model with everything written out as it was moved.
Model written_out(const Model& model, const MovedModel& moved) {
  Model result = model;
  std::size_t level = 0;
  for (std::size_t s = 0; s < model.signals.size(); ++s) {
    Signal& signal = result.signals[s];
    signal.importance = moved.importance[s];
    if (signal.value_function.takes_levels()) {
      std::vector<NamedLevel> levels = signal.value_function.levels();
      for (NamedLevel& one : levels) one.score = moved.levels[level++];
      signal.value_function = ValueFunction::from_levels(std::move(levels));
      continue;
    }
    std::vector<Point> points = signal.value_function.points();
    const double low = points.front().x;
    const double span = points.back().x - low;
    for (Point& point : points) {
      const double share = span > 0 ? (point.x - low) / span : 0;
      point.x = moved.goalposts[s].low + share * (moved.goalposts[s].high - moved.goalposts[s].low);
    }
    signal.value_function = ValueFunction::from_points(std::move(points));
  }
  for (std::size_t t = 0; t < model.tiers.size(); ++t) result.tiers[t].trust = moved.trust[t];
  return result;
}

/// Assesses the chosen observations of every company under the moved model, one by one.
void expect_assessed_alike(const Model& model, const std::vector<Company>& companies, const std::optional<Date>& day,
                           const Moves& moves) {
  for (const EvidencePolicy policy : {EvidencePolicy::face_value, EvidencePolicy::discounted}) {
    const CompanySet set = assess_companies(model, companies, {policy, day});
    const DecisionMatrix fast = MovedScores(model, set, day, kSeed).at(policy, moves);
    const Model moved = written_out(model, ModelMoves(model, kSeed).draw(moves));
    for (std::size_t i = 0; i < companies.size(); ++i) {
      Company chosen = companies[i];
      chosen.observations.clear();
      for (const SignalScore& line : set.assessments[i].signals) {
        chosen.observations.push_back(companies[i].observations[line.chosen]);
      }
      const Assessment slow = assess(moved, chosen, {policy, day});
      for (std::size_t c = 0; c < model.criteria.size(); ++c) {
        ASSERT_EQ(fast.knows(i, c), !std::isnan(slow.criteria[c]));
        if (fast.knows(i, c)) {
          ASSERT_NEAR(fast.at(i, c), slow.criteria[c], 1e-4) << companies[i].id << c;
        }
      }
    }
  }
}

const std::vector<Moves> kMoves{
    {}, {.goalposts = 1}, {.importance = 2}, {.trust = 3}, {.goalposts = 4, .importance = 5, .trust = 6}};

TEST(MovedScoresTest, AreThoseOfTheModelWrittenOut) {
  const Model config = test::config_model();
  for (const Moves& moves : kMoves) {
    expect_assessed_alike(config, test::config_companies(config), test::day("2026-05-13"), moves);
  }
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    test::Draw draw(seed);
    const Model model = test::random_model(draw);
    std::vector<Company> companies;
    for (int i = 0; i < 4; ++i) companies.push_back(test::random_company(draw, model, std::to_string(i)));
    for (const Moves& moves : kMoves) expect_assessed_alike(model, companies, test::day("2026-01-01"), moves);
  }
}

TEST(MovedScoresTest, UnmovedAreTheScoresToTheBit) {
  const Model model = test::config_model();
  const CompanySet set = assess_companies(model, test::config_companies(model), {});
  const DecisionMatrix scores = MovedScores(model, set, {}, kSeed).at(EvidencePolicy::face_value, {});
  for (std::size_t i = 0; i < set.companies.size(); ++i) {
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      EXPECT_TRUE(test::same_bits(scores.at(i, c), set.scores.at(i, c)));
    }
  }
}

TEST(MovedScoresTest, UnknownSignalsAreDrawnAsForAcceptability) {
  const Model model = test::config_model();
  const CompanySet set = assess_companies(model, test::config_companies(model), {});
  const SignalDraws draws(model, set);
  const MovedScores scores(model, set, {}, kSeed);
  for (std::uint64_t number = 0; number < 20; ++number) {
    const DecisionMatrix drawn = scores.at(EvidencePolicy::face_value, {.unknown = number});
    for (std::size_t i = 0; i < set.companies.size(); ++i) {
      for (std::size_t c = 0; c < model.criteria.size(); ++c) {
        ASSERT_NEAR(drawn.at(i, c), draws(CounterDraws(kSeed, 8, number), i, c), 1e-4);
      }
    }
  }
}

TEST(MovedScoresTest, WhatATableStatesOrLeavesOpenStays) {
  const Model model = test::sample_model();
  const CompanySet set = assess_companies(model, {test::company("a", {}, {70, kUnknown, 30})}, {});
  const DecisionMatrix scores =
      MovedScores(model, set, {}, kSeed)
          .at(EvidencePolicy::discounted, {.goalposts = 1, .importance = 1, .trust = 1, .unknown = 1});
  EXPECT_EQ(scores.at(0, 0), 70);
  EXPECT_FALSE(scores.knows(0, 1));
  EXPECT_EQ(scores.at(0, 2), 30);
}

/// Whether `moved` has the order of `own`, and what is equal there equal.
template <typename Get>
void expect_order_kept(std::size_t count, const Get& get) {
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      const auto [own_i, moved_i] = get(i);
      const auto [own_j, moved_j] = get(j);
      if (own_i <= own_j) {
        EXPECT_LE(moved_i, moved_j);
      }
    }
  }
}

/// How far anything was moved, over all draws so far.
struct Farthest {
  void look_at_tiers(const Model& model, const MovedModel& moved);
  void look_at_levels(const Signal& signal, const double* moved);
  void look_at_goalposts(const Signal& signal, double low, double high);
  double trust = 0;
  double level = 0;
  double post = 0;
  double importance = 1;
};

void Farthest::look_at_tiers(const Model& model, const MovedModel& moved) {
  for (std::size_t t = 0; t < model.tiers.size(); ++t) {
    trust = std::max(trust, std::abs(moved.trust[t] - model.tiers[t].trust));
    EXPECT_TRUE(moved.trust[t] >= 0 && moved.trust[t] <= 1);
  }
  expect_order_kept(model.tiers.size(), [&](std::size_t t) { return std::pair(model.tiers[t].trust, moved.trust[t]); });
}

void Farthest::look_at_levels(const Signal& signal, const double* moved) {
  const auto& levels = signal.value_function.levels();
  for (std::size_t i = 0; i < levels.size(); ++i) {
    EXPECT_TRUE(moved[i] >= 0 && moved[i] <= 100);
    level = std::max(level, std::abs(moved[i] - levels[i].score));
  }
  expect_order_kept(levels.size(), [&](std::size_t i) { return std::pair(levels[i].score, moved[i]); });
}

void Farthest::look_at_goalposts(const Signal& signal, double low, double high) {
  if (!signal.value_function.levels().empty()) return;
  const auto& points = signal.value_function.points();
  const double span = points.back().x - points.front().x;
  if (!(span > 0)) return;
  post = std::max({post, std::abs(low - points.front().x) / span, std::abs(high - points.back().x) / span});
}

TEST(ModelMovesTest, StayWithinTheirLimitsAndKeepTheOrder) {
  const Model model = test::config_model();
  const ModelMoves moves(model, kSeed);
  Farthest seen;
  for (std::uint64_t n = 0; n < 500; ++n) {
    const MovedModel moved = moves.draw({.goalposts = n, .importance = n, .trust = n});
    seen.look_at_tiers(model, moved);
    for (std::size_t s = 0; s < model.signals.size(); ++s) {
      const Signal& signal = model.signals[s];
      seen.importance =
          std::max({seen.importance, moved.importance[s] / signal.importance, signal.importance / moved.importance[s]});
      seen.look_at_levels(signal, moved.levels.data() + moves.first_level(s));
      seen.look_at_goalposts(signal, moved.goalposts[s].low, moved.goalposts[s].high);
    }
  }
  EXPECT_TRUE(seen.trust > 0.099 && seen.trust <= 0.1 + 1e-12) << seen.trust;
  EXPECT_TRUE(seen.level > 9.9 && seen.level <= 10 + 1e-12) << seen.level;
  EXPECT_TRUE(seen.post > 0.099 && seen.post <= 0.1 + 1e-12) << seen.post;
  EXPECT_TRUE(seen.importance > 1.99 && seen.importance <= 2 + 1e-12) << seen.importance;
}

}  // namespace
}  // namespace fitrank
