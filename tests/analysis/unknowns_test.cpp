// Chances and value against many rankings with the unknown filled in.
#include "analysis/unknowns.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "score/ranking.hpp"
#include "support/random_dossiers.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using test::Draw;

constexpr std::size_t kSteps = 400;

struct World {
  Model model = test::sample_model();
  std::vector<Company> companies;
  std::vector<double> weights{50, 25, 25};
  MissingPolicy missing = MissingPolicy::zero;
  Aggregation method = Aggregation::weighted_sum;

  Scoring scoring() const { return {missing, method}; }
  CompanyPool pool() const { return {model, companies, {}, {}}; }
  std::vector<UnknownValue> values(const UnknownOptions& options) const {
    return value_unknowns(model, pool(), Weights(weights), scoring(), options);
  }
};

std::set<std::size_t> first(const ScoreMatrix& scores, const World& world, std::size_t top) {
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < scores.companies(); ++row) ids.push_back(fmt::format("{:05}", row));
  std::set<std::size_t> rows;
  for (const auto& place : top_companies(scores, IdList(ids), Weights(world.weights), world.scoring(), {.top = top})) {
    rows.insert(place.company);
  }
  return rows;
}

/// Makes the unknown known, that part of the way from its least score to its greatest.
void fill(const World& world, const UnknownValue& unknown, double part, Company& company) {
  if (!unknown.signal) {
    const Extent extent = assess(world.model, company, {}).extents[unknown.criterion];
    company.stated[unknown.criterion] = static_cast<float>(extent.low + part * (extent.high - extent.low));
    return;
  }
  const ValueFunction& function = world.model.signals[*unknown.signal].value_function;
  Value raw = part * 100;  // random models score numbers as they stand: the raw value is the score
  if (function.takes_levels()) {
    const auto levels = static_cast<double>(function.levels().size());
    raw = Level{static_cast<std::size_t>(part * levels)};
  }
  company.observations.push_back({*unknown.signal, raw, {}, {}, "", ""});
}

/// The best fit score of all that are ranked, and that of one company.
double lead_over(const ScoreMatrix& scores, const World& world, std::size_t company) {
  double best = 0;
  for (std::size_t row = 0; row < scores.companies(); ++row) {
    const FitScore fit = fit_score(scores, row, Weights(world.weights), world.scoring());
    if (fit.ranked()) best = std::max(best, fit.score);
  }
  return best - fit_score(scores, company, Weights(world.weights), world.scoring()).score;
}

/// What evenly spaced scores of the unknown change: the slow and obvious way.
struct Changes {
  double top = 0;
  double first = 0;
  double loss = 0;
  double tied = 0;  ///< levels may be equal, and ties are left aside
};

bool is_tied(const ScoreMatrix& scores, const World& world, std::size_t company) {
  const auto score = [&](std::size_t row) {
    return fit_score(scores, row, Weights(world.weights), world.scoring()).score;
  };
  for (std::size_t row = 0; row < scores.companies(); ++row) {
    if (row != company && std::abs(score(row) - score(company)) < 1e-9) return true;
  }
  return false;
}

Changes changes_of(const World& world, const UnknownValue& unknown, std::size_t top) {
  const CompanySet now = assess_companies(world.model, world.companies, {});
  const auto before_top = first(now.scores, world, top);
  const auto before_first = first(now.scores, world, 1);
  Changes changes;
  for (std::size_t step = 0; step < kSteps; ++step) {
    const double part = (static_cast<double>(step) + 0.5) / kSteps;
    std::vector<Company> filled = world.companies;
    fill(world, unknown, part, filled[unknown.company]);
    const CompanySet then = assess_companies(world.model, filled, {});
    changes.top += first(then.scores, world, top) == before_top ? 0 : 1.0 / kSteps;
    changes.first += first(then.scores, world, 1) == before_first ? 0 : 1.0 / kSteps;
    changes.tied += is_tied(then.scores, world, unknown.company) ? 1.0 / kSteps : 0;
    if (!before_first.empty()) changes.loss += lead_over(then.scores, world, *before_first.begin()) / kSteps;
  }
  return changes;
}

/// Half of the signals take levels, and every company's observations with them.
void draw_levels(Draw& draw, World& world) {
  for (Signal& signal : world.model.signals) {
    if (draw.below(2) == 0) continue;
    std::vector<NamedLevel> levels;
    const std::size_t count = draw.below(2) == 0 ? 2 : 4;  // steps fall into equal shares
    for (std::size_t i = 0; i < count; ++i) levels.push_back({fmt::format("l{}", i), 100 * draw.unit()});
    signal.value_function = ValueFunction::from_levels(std::move(levels));
  }
  for (Company& company : world.companies) {
    for (Observation& observation : company.observations) {
      const ValueFunction& function = world.model.signals[observation.signal].value_function;
      if (function.takes_levels()) observation.value = Level{draw.below(function.levels().size())};
    }
  }
}

World random_world(std::uint64_t seed, Draw& draw) {
  World world;
  world.model = test::random_model(draw);
  const std::size_t count = 2 + draw.below(5);
  for (std::size_t i = 0; i < count; ++i) {
    world.companies.push_back(test::random_company(draw, world.model, fmt::format("{:05}", i)));
  }
  draw_levels(draw, world);
  world.weights = test::random_raw_weights(draw, world.model);
  world.missing = test::kAllMissingPolicies[seed % 3];
  world.method = seed % 4 == 3 ? Aggregation::weighted_product : Aggregation::weighted_sum;
  return world;
}

TEST(Unknowns, ChancesAndValueAreThoseOfFillingInScoreAfterScore) {
  std::size_t compared = 0;
  std::size_t worth = 0;
  std::size_t of_tables = 0;
  for (std::uint64_t seed = 0; seed < (test::kOptimised ? 120U : 12U); ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    const World world = random_world(seed, draw);
    const std::size_t top = 1 + draw.below(3);
    const auto values = world.values({.top = top});
    const std::size_t step = std::max<std::size_t>(1, values.size() / 6);
    for (std::size_t i = 0; i < values.size(); i += step) {
      const UnknownValue& value = values[i];
      const Changes changes = changes_of(world, value, top);
      EXPECT_NEAR(value.changes_top, changes.top, 2.0 / kSteps + changes.tied);
      EXPECT_NEAR(value.changes_first, changes.first, 2.0 / kSteps + changes.tied);
      // A power rises steeply from 0, where even steps follow it badly.
      EXPECT_NEAR(value.value, changes.loss, world.method == Aggregation::weighted_sum ? 1e-4 : 0.05);
      ++compared;
      worth += value.value > 0 ? 1 : 0;
      of_tables += value.value > 0 && !value.signal ? 1 : 0;
    }
  }
  EXPECT_GT(compared, 10U);
  EXPECT_GT(worth, test::kOptimised ? 100U : 5U);
  EXPECT_GT(of_tables, test::kOptimised ? 10U : 0U);
}

TEST(Unknowns, TheMostWorthComesFirst) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Draw draw(seed);
    const auto values = random_world(seed, draw).values({.top = 2});
    const auto key = [](const UnknownValue& one) {
      return std::tuple(-one.value, -one.changes_top, -one.changes_first, -one.points, one.company, one.criterion,
                        one.signal);
    };
    EXPECT_TRUE(std::ranges::is_sorted(values, {}, key)) << seed;
  }
}

TEST(Unknowns, QuestionsStandInTheOrderOfTheirFirstValueAndHoldAll) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Draw draw(seed);
    const auto values = random_world(seed, draw).values({.top = 2});
    std::size_t held = 0;
    std::optional<std::size_t> last;
    for (const OpenQuestion& question : open_questions(values)) {
      std::optional<std::size_t> place;
      for (const UnknownValue& value : question.values) {
        const auto at = [&](const UnknownValue& one) {
          return std::tuple(one.company, one.criterion, one.signal) ==
                 std::tuple(value.company, question.criterion, question.signal);
        };
        const auto found = static_cast<std::size_t>(std::ranges::find_if(values, at) - values.begin());
        ASSERT_LT(found, values.size());
        EXPECT_TRUE(!place || found > *place) << "in the order of the values";
        if (!place) {
          EXPECT_TRUE(!last || found > *last) << "by its first";
          last = found;
        }
        place = found;
        ++held;
      }
    }
    EXPECT_EQ(held, values.size());
  }
}

}  // namespace
}  // namespace fitrank
