// The ranking: every company in the one full order.
//
// How: fit score descending (unrounded double), then coverage descending, then the criterion scores
// one by one in the model's order, higher first and unknown last, then id ascending by bytes. The
// third key keeps the order in step with dominance even where weights are zero. Ranks are
// competition ranks (1, 2, 2, 4) on the unrounded score.
// Cost: O(companies x criteria + companies log companies).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "fitrank/fit_score.hpp"
#include "fitrank/score_matrix.hpp"

namespace fitrank {

struct RankedCompany {
  std::size_t company = 0;  ///< row of the score matrix
  std::size_t rank = 0;     ///< from 1; equal scores share the best rank
  FitScore fit;
};

struct Ranking {
  std::vector<RankedCompany> ranked;  ///< best first
  std::vector<std::size_t> unranked;  ///< rows with coverage 0, by id
};

/// True where company `a` comes before company `b`, given their fit scores; ids[a] != ids[b].
bool ranks_before(const ScoreMatrix& scores, std::span<const std::string> ids, std::size_t a, const FitScore& fit_a,
                  std::size_t b, const FitScore& fit_b);

/// Ranks all companies of `scores`; `ids` has one distinct id per company.
Ranking rank_companies(const ScoreMatrix& scores, std::span<const std::string> ids, const Weights& weights,
                       MissingPolicy missing);

}  // namespace fitrank
