// How a fit score is shared out among criteria and signals, in points that add up to it.
//
// How: under a weighted sum a criterion contributes weight x score. Under a weighted product no part is
// independent; what is lost from 100 is shared by logarithms, as index decomposition does it (Ang 2004,
// "Decomposition analysis for policymaking in energy: which is the preferred method?", Energy Policy 32,
// the logarithmic mean Divisia index): with weights w and scores s, a criterion loses
// w ln(100 / s) x (100 - score) / ln(100 / score) of its 100 w points. A score of 0 loses everything to the
// criteria that are 0, by weight; these are then below 0, since what the others hold is gone too.
// Signals share a criterion's points in proportion to importance x score, and under a product what it
// lost in proportion to importance x (100 - score).
// Cost: O(criteria + signals).
#pragma once

#include <span>
#include <vector>

#include "analysis/explain.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// Fills in all contributions; weights, scores, signals and fit are there.
void share_out(Explanation& explanation, Scoring scoring);

/// Shares the change of a weighted product from `before` to `now` among its factors: `weights` sum to 1, and
/// scores[i] = {score before, score now}, 0..100. Gives points that add up to now - before.
struct Factor {
  double weight = 0;
  double before = 0;
  double now = 0;
};
std::vector<double> share_change(std::span<const Factor> factors, double before, double now);

}  // namespace fitrank
