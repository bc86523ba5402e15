#include "analysis/contribution.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using test::Row;
using testing::DoubleNear;
using testing::ElementsAre;

constexpr std::optional<float> kNone = std::nullopt;

SignalLine signal_line(double used, double importance) {
  SignalLine line;
  line.score.used = used;
  line.importance = importance;
  return line;
}

/// An explanation of one row, each known criterion of which has two signals, one of them at 100 where that
/// is possible.
Explanation explained(const Row& row, const std::vector<double>& raw, Scoring scoring) {
  const Weights weights(raw);
  Explanation explanation;
  explanation.fit = fit_score(test::to_matrix({row}, raw.size()), 0, weights, scoring);
  for (std::size_t c = 0; c < raw.size(); ++c) {
    CriterionLine line{.criterion = c, .weight = weights[c], .score = {}, .signals = {}, .unknown = {}};
    if (row[c]) {
      line.score = *row[c];
      const double high = std::min(100.0, 1.5 * *row[c]);
      line.signals.push_back(signal_line(high, 1));
      line.signals.push_back(signal_line((3 * *row[c] - high) / 2, 2));
    }
    explanation.criteria.push_back(line);
  }
  share_out(explanation, scoring);
  return explanation;
}

std::vector<double> points(const Row& row, const std::vector<double>& raw, MissingPolicy missing) {
  std::vector<double> found;
  for (const CriterionLine& line : explained(row, raw, {missing, Aggregation::weighted_product}).criteria) {
    found.push_back(line.contribution);
  }
  return found;
}

TEST(Contribution, OfAProductIsWhatIsNotLost) {
  // Two criteria of 50 points: the one at 100 loses none of them, the other all that is lost.
  EXPECT_THAT(points({100, 25}, {1, 1}, MissingPolicy::zero), ElementsAre(DoubleNear(50, 1e-9), DoubleNear(0, 1e-9)));
}

TEST(Contribution, OfAProductGrowsWithTheScoreAndTheWeight) {
  const auto found = points({80, 40, 40}, {1, 1, 2}, MissingPolicy::zero);
  EXPECT_GT(found[0], found[1]);
  EXPECT_NEAR(found[2], 2 * found[1], 1e-9);
}

TEST(Contribution, AScoreOfZeroIsOwedToTheZerosByWeight) {
  EXPECT_THAT(points({80, 0, 0}, {2, 1, 1}, MissingPolicy::zero),
              ElementsAre(DoubleNear(50, 1e-9), DoubleNear(-25, 1e-9), DoubleNear(-25, 1e-9)));
  EXPECT_THAT(points({80, kNone}, {3, 1}, MissingPolicy::zero),
              ElementsAre(DoubleNear(75, 1e-9), DoubleNear(-75, 1e-9)));
}

TEST(Contribution, AnUnknownThatIsLeftOutHasNone) {
  EXPECT_THAT(points({64, kNone}, {1, 1}, MissingPolicy::renormalize), ElementsAre(DoubleNear(64, 1e-9), 0));
}

TEST(Contribution, AddsUpToTheScoreAndSignalsToTheirCriterion) {
  for (const Aggregation method : {Aggregation::weighted_sum, Aggregation::weighted_product}) {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
      const test::World world = test::random_world(seed, 10);
      for (const Row& row : world.rows) {
        for (const MissingPolicy missing : test::kAllMissingPolicies) {
          const Explanation explanation = explained(row, world.weights, {missing, method});
          if (!explanation.fit.ranked()) continue;
          double sum = 0;
          for (const CriterionLine& line : explanation.criteria) {
            sum += line.contribution;
            if (line.signals.empty()) continue;
            EXPECT_NEAR(line.signals[0].contribution + line.signals[1].contribution, line.contribution, 1e-9);
          }
          EXPECT_NEAR(sum, explanation.fit.score, 1e-9) << seed;
        }
      }
    }
  }
}

TEST(ShareChange, GivesNothingToWhatDoesNotChange) {
  const std::vector<Factor> factors{{0.5, 60, 60}, {0.5, 40, 90}};
  const double before = std::sqrt(60 * 40);
  const double now = std::sqrt(60 * 90);
  EXPECT_THAT(share_change(factors, before, now), ElementsAre(0, DoubleNear(now - before, 1e-12)));
}

TEST(ShareChange, OppositeChangesOfOneSizeCancel) {
  const std::vector<Factor> factors{{0.5, 40, 80}, {0.5, 80, 40}};
  const auto found = share_change(factors, std::sqrt(3200), std::sqrt(3200));
  EXPECT_GT(found[0], 0);
  EXPECT_NEAR(found[0] + found[1], 0, 1e-12);
}

}  // namespace
}  // namespace fitrank
