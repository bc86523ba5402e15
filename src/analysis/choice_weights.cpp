#include "analysis/choice_weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "analysis/choice_centre.hpp"
#include "analysis/decision_matrix.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kMostSubsets = 5'000;
constexpr double kSnap = 1e7;  // beyond what the solver's tolerances and other processors may show

using Indices = std::vector<std::size_t>;

std::vector<ChoiceGaps> gaps_of(const ScoreMatrix& scores, std::span<const PairChoice> choices, MissingPolicy missing) {
  std::vector<ChoiceGaps> all;
  for (const PairChoice& choice : choices) {
    const DecisionMatrix pair = decision_matrix(scores, std::array{choice.taken, choice.left}, missing);
    ChoiceGaps gaps;
    for (std::size_t c = 0; c < pair.columns(); ++c) {
      gaps.push_back(pair.knows(0, c) && pair.knows(1, c) ? pair.at(0, c) - pair.at(1, c) : 0);
    }
    all.push_back(std::move(gaps));
  }
  return all;
}

/// Whether the two cannot be compared, because nothing is known of both.
bool nothing_known(const ScoreMatrix& scores, const PairChoice& choice, MissingPolicy missing) {
  for (std::size_t c = 0; c < scores.criteria(); ++c) {
    const bool taken = !std::isnan(scores.at(choice.taken, c));
    const bool left = !std::isnan(scores.at(choice.left, c));
    if (missing == MissingPolicy::renormalize ? taken && left : taken || left) return false;
  }
  return true;
}

/// Whole multiples of 1/parts, the greatest weight taking what is left over.
std::vector<double> rounded(const std::vector<double>& weights, double parts) {
  std::vector<double> whole;
  for (const double weight : weights) whole.push_back(std::round(std::round(weight * kSnap) / kSnap * parts));
  *std::ranges::max_element(whole) += parts - std::accumulate(whole.begin(), whole.end(), 0.0);
  for (double& weight : whole) weight /= parts;
  return whole;
}

bool borne_out(const ChoiceGaps& gaps, const std::vector<double>& weights) {
  return std::inner_product(gaps.begin(), gaps.end(), weights.begin(), 0.0) > 0;
}

/// As coarse as every choice allows.
std::vector<double> readable(const std::vector<double>& weights, const std::vector<ChoiceGaps>& choices) {
  for (const double parts : {1e4, 1e6}) {
    std::vector<double> coarse = rounded(weights, parts);
    if (std::ranges::all_of(choices, [&](const ChoiceGaps& gaps) { return borne_out(gaps, coarse); })) return coarse;
  }
  return rounded(weights, kSnap);
}

class Contradictions {
 public:
  Contradictions(const std::vector<ChoiceGaps>& choices, std::size_t criteria)
      : choices_(choices), criteria_(criteria) {}

  /// Drops one after another as long as the rest contradicts itself.
  Indices irreducible() const {
    Indices kept(choices_.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    for (std::size_t i = kept.size(); i-- > 0;) {
      Indices without = kept;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      if (!consistent(without)) kept = std::move(without);
    }
    return kept;
  }

  /// A contradiction of fewer than `most` choices, the first of the fewest; `exhaustive` is whether all were tried.
  std::optional<Indices> smaller_than(std::size_t most, bool& exhaustive) const {
    std::size_t tries = 0;
    exhaustive = true;
    for (std::size_t size = 1; size < most; ++size) {
      Indices subset(size);
      std::iota(subset.begin(), subset.end(), std::size_t{0});
      do {
        if (++tries > kMostSubsets) {
          exhaustive = false;
          return std::nullopt;
        }
        if (!consistent(subset)) return subset;
      } while (advance(subset));
    }
    return std::nullopt;
  }

  Indices resolving(const Indices& contradiction) const {
    Indices found;
    for (const std::size_t choice : contradiction) {
      Indices others;
      for (std::size_t i = 0; i < choices_.size(); ++i) {
        if (i != choice) others.push_back(i);
      }
      if (consistent(others)) found.push_back(choice);
    }
    return found;
  }

 private:
  bool consistent(const Indices& subset) const {
    std::vector<ChoiceGaps> some;
    for (const std::size_t i : subset) some.push_back(choices_[i]);
    return fitrank::agree(some, criteria_);
  }

  /// The next subset of its size in lexicographic order; false behind the last.
  bool advance(Indices& subset) const {
    for (std::size_t at = subset.size(); at-- > 0;) {
      if (subset[at] + (subset.size() - at) >= choices_.size()) continue;
      ++subset[at];
      std::iota(subset.begin() + static_cast<std::ptrdiff_t>(at) + 1, subset.end(), subset[at] + 1);
      return true;
    }
    return false;
  }

  const std::vector<ChoiceGaps>& choices_;
  std::size_t criteria_;
};

void explain_contradiction(const std::vector<ChoiceGaps>& choices, std::size_t criteria, ChoiceWeights& result) {
  const Contradictions contradictions(choices, criteria);
  result.contradiction = contradictions.irreducible();
  if (auto fewer = contradictions.smaller_than(result.contradiction.size(), result.smallest)) {
    result.contradiction = std::move(*fewer);
  }
  result.resolving = contradictions.resolving(result.contradiction);
}

}  // namespace

ChoiceWeights weights_from_choices(const ScoreMatrix& scores, std::span<const PairChoice> choices,
                                   MissingPolicy missing) {
  const std::size_t criteria = scores.criteria();
  if (criteria == 0) throw std::invalid_argument("weights need at least one criterion");
  const std::vector<ChoiceGaps> gaps = gaps_of(scores, choices, missing);
  ChoiceWeights result;
  const auto centre = choice_centre(gaps, criteria);
  if (!centre) {
    explain_contradiction(gaps, criteria, result);
    result.nothing_known =
        result.contradiction.size() == 1 && nothing_known(scores, choices[result.contradiction[0]], missing);
    return result;
  }
  result.weights = readable(*centre, gaps);
  for (std::size_t c = 0; c < criteria; ++c) {
    result.spans.push_back({extreme_share(gaps, criteria, c, false), extreme_share(gaps, criteria, c, true)});
  }
  const Weights weights(result.weights);
  for (const PairChoice& choice : choices) {
    result.gaps.push_back(fit_score(scores, choice.taken, weights, missing).score -
                          fit_score(scores, choice.left, weights, missing).score);
  }
  return result;
}

}  // namespace fitrank
