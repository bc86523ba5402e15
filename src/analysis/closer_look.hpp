// A closer look at a few companies over the same draws: which company is ahead of which, and how sure a first place is.
//
// How: pairs are compared draw by draw. A confidence factor holds the weights at the central ones and draws
// the scores alone; only companies whose greatest possible score reaches the greatest of all least possible
// ones are rivals, and the likeliest is looked at first.
// Cost: draws x pairs; a pass over all companies, then draws x rivals until one is ahead.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "score/company_ids.hpp"
#include "score/fit_score.hpp"
#include "score/score_draws.hpp"

namespace fitrank {

class CloserLook {
 public:
  CloserLook(const ScoreDraws& scores, const CompanyIds& ids, Aggregation method, std::size_t threads)
      : scores_(scores), ids_(ids), method_(method), threads_(threads) {}

  /// wins[a][b]: share of the draws in which rows[a] is ahead of rows[b]. `weights`: a row of one weight per
  /// criterion for each draw.
  std::vector<std::vector<double>> wins(std::span<const std::size_t> rows, std::span<const double> weights) const;

  /// Share of `draws` draws of the scores in which `row` is the first of `rows` with `weights`.
  double confidence(std::size_t row, std::span<const std::size_t> rows, std::span<const double> weights,
                    std::size_t draws) const;

 private:
  struct Drawn;

  Drawn drawn(std::size_t row, const CounterDraws& draw, std::span<const double> weights) const;
  bool ahead(const Drawn& a, const Drawn& b) const;
  std::vector<std::size_t> rivals(std::span<const std::size_t> rows, std::span<const double> weights) const;

  const ScoreDraws& scores_;
  const CompanyIds& ids_;
  Aggregation method_;
  std::size_t threads_;
};

}  // namespace fitrank
