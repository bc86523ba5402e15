// How often each company takes each rank when weights and uncertain scores are drawn at random.
//
// How: SMAA-2 (Lahdelma and Salminen 2001, "SMAA-2: stochastic multicriteria acceptability analysis for
// group decision making", Operations Research 49(3); computed as in Tervonen and Lahdelma 2007,
// "Implementing stochastic multicriteria acceptability analysis", EJOR 178(2)). Each draw takes weights
// (weight_draws.hpp) and a score for every uncertain cell (score_draws.hpp, down to unknown signals; no missing policy
// is needed, since nothing stays unknown), adds weight x score (of a product: its logarithm) in double in criterion
// order, and ranks. Equal scores go
// by the order's later keys (the known criteria in the model's order, then the id), so that every draw is one full
// order: a company's shares over all ranks sum to 1, and so do a rank's over all companies. Draws have numbers of their
// own and only counts are added up: no thread count changes anything.
// Cost: draws x companies x (criteria + a radix
// sort), and a table of companies^2 counts for each thread; above kMostFullRanks companies only the first N of each
// draw are found (drawn_top.hpp). The closer look at the first few adds their pairs, and where scores are uncertain
// their rivals, draw by draw.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "score/company_ids.hpp"
#include "score/score_draws.hpp"
#include "score/weight_draws.hpp"

namespace fitrank {

/// Up to so many companies every rank is counted.
inline constexpr std::size_t kMostFullRanks = 2'000;

struct AcceptabilityOptions {
  std::size_t samples = 10'000;                 ///< draws, at least 1; the error is below half a point from here on
  std::size_t top = 3;                          ///< how many places P(top N) counts
  std::size_t closer = 10;                      ///< how many companies get confidence factors and pairs
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< as RankOptions has it
  Progress progress = nullptr;                  ///< in draws; of large sets with uncertain scores
  Aggregation method = Aggregation::weighted_sum;
};

struct CompanyAcceptability {
  std::size_t company = 0;                   ///< row of the score matrix
  double first = 0;                          ///< share of the draws in which it is first
  double top = 0;                            ///< ... in which it is among the first N
  std::vector<double> ranks = {};            ///< share of the draws by rank; empty in a large set
  std::vector<double> central_weights = {};  ///< mean of the weights with which it is first; empty: it never is
  /// At its central weights: share of the draws of the uncertain scores in which it is first; 0 where it has
  /// none. Of the first options.closer companies; NaN for the others.
  double confidence = std::nan("");

  /// The mean of its ranks, from 1; NaN in a large set.
  double mean_rank() const;
};

struct Acceptability {
  std::size_t samples = 0;
  std::size_t top = 0;
  std::size_t of = 0;  ///< how many companies were drawn
  bool all_ranks = false;
  bool uncertain_scores = false;
  /// Most often first comes first; then most often in the top, then by mean rank, then by the order's later
  /// keys. In a large set only those that were ever among the first N.
  std::vector<CompanyAcceptability> companies;
  /// wins[a][b]: share of the draws in which companies[a] is ahead of companies[b]; of the first
  /// options.closer ones.
  std::vector<std::vector<double>> wins;

  /// The Monte Carlo standard error of a share.
  double error(double share) const { return std::sqrt(share * (1 - share) / static_cast<double>(samples)); }
};

/// `weights` has one weight for each criterion of scores.scores(), of which every allowed row takes part.
/// Throws std::invalid_argument without samples or with a top of 0.
Acceptability find_acceptability(const ScoreDraws& scores, const CompanyIds& ids, const WeightDraws& weights,
                                 const AcceptabilityOptions& options = {});

}  // namespace fitrank
