#include "output/present_weights.hpp"

#include <gmock/gmock.h>

#include "input/profile_template.hpp"
#include "output/answer_text.hpp"
#include "support/sample.hpp"

namespace fitrank {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string shown(const WeightsAnswer& answer) {
  const Model model = test::sample_model();
  const std::string block =
      answer.weights.empty() ? std::string() : weights_block(model, weight_percents(answer), "From here");
  return test::text_of(present_weights(model, answer, block));
}

TEST(PresentWeights, ShowsSharesThatAddUpAndABlockForAProfile) {
  EXPECT_EQ(shown({.way = WeightsWay::swing, .weights = {0.5, 1.0 / 3, 1.0 / 6}}), R"(Weights from swing points

Growth has the highest weight: 50 %, then Compensation with 33.33 %.

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
  EXPECT_EQ(weights_sentence(test::sample_model(), answer), "All criteria have the same weight: 33.33 %.");
}

TEST(PresentWeights, NamesTheComparisonThatFitsLeast) {
  WeightsAnswer answer{.way = WeightsWay::ahp, .weights = {}, .ratios = {{0, 1, 2}, {1, 2, 2}, {2, 0, 2}}};
  answer.pairwise = pairwise_weights(answer.ratios, 3);
  answer.weights = answer.pairwise.weights;
  EXPECT_THAT(shown(answer), HasSubstr("The comparisons do not agree well enough (consistency ratio 0.43"));
  EXPECT_THAT(shown(answer), HasSubstr("Check growth/comp=2: with these weights it is growth/comp=1."));
}

TEST(PresentWeights, ChoicesWithWhatTheyLeave) {
  WeightsAnswer answer{.way = WeightsWay::choices, .weights = {0.75, 0.25, 0}};
  answer.choices = {{"Alpha", "Beta"}};
  answer.from_choices = {.weights = answer.weights, .spans = {{0.5, 1}, {0, 0.5}, {0, 0.12345}}, .gaps = {30}};
  const std::string text = shown(answer);
  EXPECT_THAT(text, HasSubstr("75 %        50–100 %"));
  EXPECT_THAT(text, HasSubstr("0–12.4 %"));
  EXPECT_THAT(text, HasSubstr("Alpha over Beta     +30.0"));
  const Answer made = present_weights(test::sample_model(), answer, "");
  EXPECT_THAT(test::csv_of(made), HasSubstr("criterion,weight,possible_low,possible_high\ngrowth,0.75,0.5,1.0\n"));
  EXPECT_EQ(test::json_of_answer(made)["choices"][0]["ahead_by"], 30.0);
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

No smaller set of choices contradicts itself.

Without Beta over Alpha, all the other choices agree.
)");
  const auto json = test::json_of_answer(present_weights(test::sample_model(), answer, ""));
  EXPECT_EQ(json["weights"], nullptr);
  EXPECT_EQ(json["contradiction"], nlohmann::ordered_json::array({"Alpha over Beta", "Beta over Alpha"}));
  EXPECT_EQ(json["choices"][2]["over"], "Alpha");
}

}  // namespace
}  // namespace fitrank
