// Weights from choices: re-scored, moved, and against choices made with weights that are known.
#include "analysis/choice_weights.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "support/worlds.hpp"

namespace fitrank {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Gt;
using testing::IsEmpty;
using testing::Pointwise;
using Numbers = std::vector<double>;
using Choices = std::vector<PairChoice>;

constexpr std::optional<float> kNotStated = std::nullopt;

ChoiceWeights find(const std::vector<test::Row>& rows, const Choices& choices,
                   MissingPolicy missing = MissingPolicy::zero) {
  return weights_from_choices(test::to_matrix(rows, rows[0].size()), choices, missing);
}

TEST(ChoiceWeights, WithoutChoicesAllWeighAlike) {
  const ChoiceWeights found = find({{1, 2, 3, 4}}, {});
  EXPECT_THAT(found.weights, Pointwise(DoubleNear(1e-12), Numbers{0.25, 0.25, 0.25, 0.25}));
  EXPECT_NEAR(found.spans[0].low, 0, 1e-9);
  EXPECT_NEAR(found.spans[0].high, 1, 1e-9);
}

TEST(ChoiceWeights, OneChoiceBetweenTwoCriteriaIsMetInTheMiddle) {
  // Growth must be above a half: its middle is three quarters.
  const ChoiceWeights found = find({{80, 20}, {20, 80}}, {{0, 1}});
  EXPECT_THAT(found.weights, Pointwise(DoubleNear(1e-12), Numbers{0.75, 0.25}));
  EXPECT_NEAR(found.spans[0].low, 0.5, 1e-9);
  EXPECT_NEAR(found.spans[1].high, 0.5, 1e-9);
  EXPECT_THAT(found.gaps, ElementsAre(DoubleNear(30, 1e-9)));
}

TEST(ChoiceWeights, ACriterionNoChoiceSpeaksOfIsLeftInTheMiddle) {
  const ChoiceWeights found = find({{80, 20, 50, 50}, {20, 80, 50, 50}}, {{0, 1}});
  EXPECT_NEAR(found.weights[2], found.weights[3], 1e-4);
  EXPECT_GT(found.weights[0], found.weights[1]);
  EXPECT_GT(found.weights[1], 0.05);
}

TEST(ChoiceWeights, WhereTheNarrowestWayIsMetTheOthersAreMetInTheirMiddlesToo) {
  // Growth must be above 40 % and below 42 %; the rest is free.
  const ChoiceWeights found = find({{80, 20, 20}, {20, 60, 60}, {10, 70, 70}, {68, 28, 28}}, {{0, 1}, {2, 3}});
  EXPECT_THAT(found.weights, Pointwise(DoubleNear(1.1e-4), Numbers{0.41, 0.295, 0.295}));
}

TEST(ChoiceWeights, AChoiceThatAllWeightsBearOutSaysNothing) {
  EXPECT_THAT(find({{70, 60}, {50, 40}}, {{0, 1}}).weights, Pointwise(DoubleNear(1e-12), Numbers{0.5, 0.5}));
}

TEST(ChoiceWeights, OneCriterion) {
  EXPECT_THAT(find({{70}, {50}}, {{0, 1}}).weights, ElementsAre(1));
  EXPECT_THAT(find({{70}, {50}}, {{1, 0}}).contradiction, ElementsAre(0));
}

TEST(ChoiceWeights, ToTakeTheDominatedOrATwinContradictsItself) {
  const ChoiceWeights dominated = find({{70, 60}, {50, 40}, {70, 60}}, {{0, 1}, {1, 0}});
  EXPECT_THAT(dominated.contradiction, ElementsAre(1));
  EXPECT_TRUE(dominated.smallest);
  EXPECT_THAT(dominated.resolving, ElementsAre(1));
  EXPECT_THAT(find({{70, 60}, {50, 40}, {70, 60}}, {{0, 2}}).contradiction, ElementsAre(0));
}

TEST(ChoiceWeights, ACircleContradictsItselfAsAWhole) {
  const std::vector<test::Row> rows{{90, 10, 50}, {50, 90, 10}, {10, 50, 90}};
  const ChoiceWeights found = find(rows, {{0, 1}, {1, 2}, {2, 0}});
  EXPECT_THAT(found.weights, IsEmpty());
  EXPECT_THAT(found.contradiction, ElementsAre(0, 1, 2));
  EXPECT_THAT(found.resolving, ElementsAre(0, 1, 2));
}

TEST(ChoiceWeights, FindsTheSmallestContradictionWhereTheFilterDoesNot) {
  // The filter drops from behind and would keep the circle of three; the last two contradict each other as well.
  const std::vector<test::Row> rows{{90, 10, 50}, {50, 90, 10}, {10, 50, 90}, {80, 10, 10}, {10, 80, 10}};
  const ChoiceWeights found = find(rows, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 3}});
  EXPECT_THAT(found.contradiction, ElementsAre(3, 4));
  EXPECT_TRUE(found.smallest);
  EXPECT_THAT(found.resolving, IsEmpty());  // the circle would remain
}

TEST(ChoiceWeights, UnderRenormalizeAChoiceIsOverWhatIsKnownOfBoth) {
  const ChoiceWeights found = find({{80, 20, kNotStated}, {20, 80, 90}}, {{0, 1}}, MissingPolicy::renormalize);
  EXPECT_GT(found.weights[0], found.weights[1]);
  const Weights weights(found.weights);
  const ScoreMatrix scores = test::to_matrix({{80, 20, kNotStated}, {20, 80, 90}}, 3);
  EXPECT_NEAR(found.gaps[0],
              fit_score(scores, 0, weights, MissingPolicy::renormalize).score -
                  fit_score(scores, 1, weights, MissingPolicy::renormalize).score,
              1e-12);
}

/// Choices that some weights make over random companies: they must be borne out, and those weights lie in the spans.
TEST(ChoiceWeights, BearOutWhateverSomeWeightsWouldChoose) {
  for (std::uint64_t seed = 0; seed < 200 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    test::Draw draw(seed);
    const std::size_t criteria = 1 + draw.below(6);
    std::vector<test::Row> rows(12, test::Row(criteria));
    for (test::Row& row : rows) {
      for (auto& cell : row) cell = static_cast<float>(draw.below(101));
    }
    Numbers raw(criteria);
    for (double& weight : raw) weight = 0.01 + draw.unit();
    const Weights hidden(raw);
    const ScoreMatrix scores = test::to_matrix(rows, criteria);
    const auto score = [&](std::size_t row) { return fit_score(scores, row, hidden, MissingPolicy::zero).score; };
    Choices choices;
    for (std::size_t i = 0; i + 1 < 12; ++i) {
      if (score(i) > score(i + 1) + 0.5) choices.push_back({i, i + 1});
      if (score(i + 1) > score(i) + 0.5) choices.push_back({i + 1, i});
    }
    const ChoiceWeights found = weights_from_choices(scores, choices, MissingPolicy::zero);
    ASSERT_TRUE(found.agree());
    EXPECT_THAT(found.gaps, testing::Each(Gt(0)));
    for (std::size_t c = 0; c < criteria; ++c) {
      EXPECT_GE(hidden[c], found.spans[c].low - 1e-9);
      EXPECT_LE(hidden[c], found.spans[c].high + 1e-9);
    }
    // Chosen the other way round, one of many turned, they may only agree where weights bear that out.
    if (choices.empty()) continue;
    choices.push_back({choices[0].left, choices[0].taken});
    const ChoiceWeights turned = weights_from_choices(scores, choices, MissingPolicy::zero);
    ASSERT_FALSE(turned.agree());
    EXPECT_LE(turned.contradiction.size(), 2U);
    EXPECT_TRUE(turned.smallest);
  }
}

/// No draw of weights bears a contradiction out, and without any of its members some do.
TEST(ChoiceWeights, ContradictionsAreIrreducible) {
  for (std::uint64_t seed = 0; seed < 100 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    test::Draw draw(seed);
    std::vector<test::Row> rows(8, test::Row(3));
    for (test::Row& row : rows) {
      for (auto& cell : row) cell = static_cast<float>(10 * draw.below(11));
    }
    Choices choices;
    for (int i = 0; i < 6; ++i) choices.push_back({draw.below(8), draw.below(8)});
    const ScoreMatrix scores = test::to_matrix(rows, 3);
    const ChoiceWeights found = weights_from_choices(scores, choices, MissingPolicy::zero);
    if (found.agree()) continue;
    EXPECT_LE(found.contradiction.size(), 3U);
    Choices kept;
    for (const std::size_t i : found.contradiction) kept.push_back(choices[i]);
    EXPECT_FALSE(weights_from_choices(scores, kept, MissingPolicy::zero).agree());
    for (std::size_t without = 0; without < kept.size(); ++without) {
      Choices rest = kept;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(without));
      EXPECT_TRUE(weights_from_choices(scores, rest, MissingPolicy::zero).agree());
    }
    for (int i = 0; i < 300; ++i) {
      const Weights drawn(Numbers{draw.unit() + 1e-9, draw.unit(), draw.unit()});
      EXPECT_FALSE(std::ranges::all_of(kept, [&](const PairChoice& choice) {
        return fit_score(scores, choice.taken, drawn, MissingPolicy::zero).score >
               fit_score(scores, choice.left, drawn, MissingPolicy::zero).score + 1e-9;
      }));
    }
  }
}

}  // namespace
}  // namespace fitrank
