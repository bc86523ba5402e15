// Weights that were made some way, as an answer and a block for a profile.
//
// Renders, never computes; shown shares add up to 100 % where that parts no equals.
// Cost: linear in the criteria and choices.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/choice_weights.hpp"
#include "analysis/elicited_weights.hpp"
#include "output/answer.hpp"

namespace fitrank {

enum class WeightsWay { equal, roc, swing, ahp, entropy, critic, choices };

/// "equal", "roc", ...: as on the command line and in JSON.
std::string_view id_of(WeightsWay way);

struct NamedChoice {
  std::string taken;
  std::string left;
};

struct WeightsAnswer {
  WeightsWay way = WeightsWay::equal;
  std::vector<double> weights;             ///< per criterion, sum 1; empty where choices contradict each other
  std::vector<PairwiseRatio> ratios = {};  ///< ahp
  PairwiseWeights pairwise = {};           ///< ahp
  std::size_t companies = 0;               ///< entropy, critic: how many were looked at
  std::vector<NamedChoice> choices = {};   ///< choices, by the companies' names
  ChoiceWeights from_choices = {};         ///< choices
  bool renormalized = false;               ///< choices: taken over what is known of both
};

/// The shares in percent as they are shown and belong into a profile: hundredths that add up to 100 unless
/// equals had to be parted for that, and all digits of weights from choices.
std::vector<std::string> weight_percents(const WeightsAnswer& made);

const AnswerSpec& weights_spec();

/// `block`: what a profile takes, made of weight_percents; empty where there are no weights.
Answer present_weights(const Model& model, const WeightsAnswer& made, const std::string& block);

/// "Growth has the highest weight: 45.67 %, then Learning with 25.67 %."
std::string weights_sentence(const Model& model, const WeightsAnswer& made);

/// How the weights came about, short: "rank order centroid".
std::string_view origin_of(WeightsWay way);

}  // namespace fitrank
