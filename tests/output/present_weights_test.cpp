#include "fitrank/present_weights.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "fitrank/profile_template.hpp"
#include "fitrank/render.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string shown(const WeightsAnswer& answer) {
  const Model model = test::sample_model();
  const std::string block =
      answer.weights.empty() ? std::string() : weights_block(model, weight_percents(answer), "From here");
  return render_terminal(present_weights(model, answer, block), {.width = 100});
}

TEST(PresentWeights, ShowsSharesThatAddUpAndABlockForAProfile) {
  EXPECT_EQ(shown({.way = WeightsWay::swing, .weights = {0.5, 1.0 / 3, 1.0 / 6}}), R"(Weights from swing points

Growth weighs most: 50 %, then Compensation with 33.33 %.

Criterion      Weight
─────────────────────
Growth           50 %
Compensation  33.33 %
Learning      16.67 %

For a profile:

# From here
weights:
  growth:   50
  comp:     33.33
  learning: 16.67
)");
}

TEST(PresentWeights, EqualsAreNotPartedByRounding) {
  const WeightsAnswer answer{.way = WeightsWay::equal, .weights = equal_weights(3)};
  EXPECT_THAT(weight_percents(answer), ElementsAre("33.33", "33.33", "33.33"));
  EXPECT_EQ(weights_sentence(test::sample_model(), answer), "All criteria weigh alike: 33.33 %.");
}

TEST(PresentWeights, NamesTheComparisonThatFitsLeast) {
  WeightsAnswer answer{.way = WeightsWay::ahp, .weights = {}, .ratios = {{0, 1, 2}, {1, 2, 2}, {2, 0, 2}}};
  answer.pairwise = pairwise_weights(answer.ratios, 3);
  answer.weights = answer.pairwise.weights;
  EXPECT_THAT(shown(answer), HasSubstr("The comparisons go together less than they should (consistency ratio 0.43"));
  EXPECT_THAT(shown(answer), HasSubstr("Look again at growth/comp=2: these weights make it growth/comp=1."));
}

TEST(PresentWeights, ChoicesWithWhatTheyLeave) {
  WeightsAnswer answer{.way = WeightsWay::choices, .weights = {0.75, 0.25, 0}};
  answer.choices = {{"Alpha", "Beta"}};
  answer.from_choices = {.weights = answer.weights, .spans = {{0.5, 1}, {0, 0.5}, {0, 0.12345}}, .gaps = {30}};
  const std::string text = shown(answer);
  EXPECT_THAT(text, HasSubstr("75 %          50–100 %"));
  EXPECT_THAT(text, HasSubstr("0–12.4 %"));
  EXPECT_THAT(text, HasSubstr("Alpha over Beta     +30.0"));
}

TEST(PresentWeights, ChoicesThatContradictEachOther) {
  WeightsAnswer answer{.way = WeightsWay::choices, .weights = {}};
  answer.choices = {{"Alpha", "Beta"}, {"Gamma", "Beta"}, {"Beta", "Alpha"}};
  answer.from_choices.contradiction = {0, 2};
  answer.from_choices.smallest = true;
  answer.from_choices.resolving = {2};
  EXPECT_EQ(shown(answer), R"(Weights from choices between companies

These 2 choices contradict each other: no weights lead to all of them.

- Alpha over Beta
- Beta over Alpha

No fewer choices do so.

All the other choices agree without Beta over Alpha.
)");
  EXPECT_EQ(weights_json(test::sample_model(), answer)["weights"], nullptr);
}

}  // namespace
}  // namespace fitrank
