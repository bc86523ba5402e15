// The ranking: the best companies, or all of them, in the one full order.
//
// How: fit score descending (unrounded double), then coverage descending, then the criterion scores
// one by one in the model's order, higher first and unknown last, then id ascending by bytes. The
// third key keeps the order in step with dominance even where weights are zero. Ranks are
// competition ranks (1, 2, 2, 4) on the unrounded score. A float32 pass selects candidates, the
// double definition of fit_score.hpp decides; the result does not depend on threads or processor. Weighted
// products have no such pass: every company is scored.
// Cost: for the first k, one read of the weighted columns and few re-scored rows (score/scan.hpp);
// for a large part of all companies, O(companies log companies).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "score/block_maxima.hpp"
#include "score/company_ids.hpp"
#include "score/fit_score.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

struct RankedCompany {
  std::size_t company = 0;  ///< row of the score matrix
  std::size_t rank = 0;     ///< from 1; equal scores share the best rank
  FitScore fit;
};

struct RankOptions {
  std::size_t top = std::numeric_limits<std::size_t>::max();  ///< how many companies to give
  std::size_t threads = 0;                                    ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< a bit per row (row r: bit r % 64 of word r / 64); empty: all rows
  const BlockMaxima* maxima = nullptr;          ///< of the same matrix; lets a scan pass over blocks
};

/// True where company `a` comes before company `b`, given their fit scores; a != b.
bool ranks_before(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t a, const FitScore& fit_a, std::size_t b,
                  const FitScore& fit_b);

/// The first options.top allowed companies, best first; companies with coverage 0 are not ranked.
/// `ids` has one id per row of `scores`. The fast way to a few of many.
std::vector<RankedCompany> top_companies(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                         Scoring scoring, const RankOptions& options);

struct Ranking {
  std::vector<RankedCompany> ranked;  ///< best first
  std::vector<std::size_t> unranked;  ///< rows with coverage 0, by id
};

/// All companies of `scores`.
Ranking rank_companies(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring);
inline Ranking rank_companies(const ScoreMatrix& scores, std::span<const std::string> ids, const Weights& weights,
                              Scoring scoring) {
  return rank_companies(scores, IdList(ids), weights, scoring);
}

struct Unranked {
  std::vector<std::size_t> rows;  ///< the first options.top by id
  std::size_t in_all = 0;
};

/// The allowed companies with coverage 0.
Unranked unranked_companies(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                            const RankOptions& options = {});

/// The rank among all allowed companies of each of `rows`, which are ranked ones.
std::vector<std::size_t> ranks_of(std::span<const std::size_t> rows, const ScoreMatrix& scores, const Weights& weights,
                                  Scoring scoring, const RankOptions& options = {});

}  // namespace fitrank
