// The fit score of a company of which a draw leaves nothing unknown.
//
// How: the weighted sum, or the weighted product by logarithms that have the same bits on every machine
// (steady_math.hpp), in criterion order, settled. Without anything unknown no missing policy is needed.
// Cost: O(criteria), with a logarithm for each under a product.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include "score/fit_score.hpp"
#include "score/settled.hpp"
#include "score/steady_math.hpp"

namespace fitrank {

/// What a score gives to a drawn sum: itself, or its logarithm.
inline double drawn_part(double score, Aggregation method) {
  if (method == Aggregation::weighted_sum) return score;
  return score > 0 ? steady_log(score) : -std::numeric_limits<double>::infinity();
}

/// The fit score of a sum of weights times drawn_part.
inline double drawn_score(double sum, Aggregation method) {
  return settled_sum(method == Aggregation::weighted_sum ? sum : steady_exp(sum));
}

/// `score_of(c)` is only asked for what weighs anything.
template <typename ScoreOf>
double drawn_score(std::span<const double> weights, Aggregation method, const ScoreOf& score_of) {
  double sum = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] > 0) sum += weights[c] * drawn_part(score_of(c), method);
  }
  return drawn_score(sum, method);
}

}  // namespace fitrank
