// The first N of every draw of weights and scores, from large sets.
//
// How: where every score is certain, each draw is a persona, asked of a skyband index (skyband_index.hpp),
// which is exact for any weights. Else an index over the least possible scores gives each draw a score that
// N companies reach whatever is drawn; tiles of the greatest possible scores are scanned in float32, draw
// after draw while they are in the cache, and only companies that could reach it are drawn. A weighted product is never
// more than the weighted sum (the inequality of arithmetic and geometric means), so that the same scan selects for
// both.
// Cost: an index, then draws x members where all is certain; else draws x companies x criteria multiply-adds in
// float32 besides, and the drawing of those few that could enter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "score/company_ids.hpp"
#include "score/fit_score.hpp"
#include "score/score_draws.hpp"

namespace fitrank {

struct DrawnTopOptions {
  std::size_t top = 10;
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< as RankOptions has it
  Progress progress = nullptr;                  ///< in draws, where some scores are uncertain
  Aggregation method = Aggregation::weighted_sum;
};

/// The rows of the first options.top companies (all, if fewer are allowed) of each draw, best first.
/// `weights`: a row of one weight per criterion for each draw, summing to 1.
std::vector<std::vector<std::size_t>> drawn_tops(const ScoreDraws& scores, const CompanyIds& ids,
                                                 std::span<const double> weights, const DrawnTopOptions& options);

}  // namespace fitrank
