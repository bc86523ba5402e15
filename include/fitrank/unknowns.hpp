// Which single unknown, once known, would most probably change the ranking: the value of finding it out.
//
// How: every score that the unknown could have is taken as equally likely (a signal of points between its
// value function's worst and best score, a signal of levels at one of them, a criterion of a table's company
// between 0 and 100, or the worst and the best of its signals), everything else stays. The company's fit score is then
// a straight line from its least to its greatest, or one of some, so that the chance of passing the last of the first
// N, or of falling behind the first outside, is a share of them: exact, nothing is sampled. A weighted
// product rises with the unknown as a power of it, so that the share is one of its roots. (A one-step expected value
// of perfect information with a change of the first N as its worth; Howard 1966, "Information value theory", IEEE
// Trans. Syst. Sci. Cybern. 2(1).) What becomes known is taken at face value. Ties, which have no chance, are left
// aside. Cost: a ranking, then constant for each unknown that could change anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "fitrank/company_pool.hpp"
#include "fitrank/fit_score.hpp"
#include "fitrank/model.hpp"

namespace fitrank {

struct UnknownValue {
  std::size_t company = 0;  ///< row of the pool
  std::size_t criterion = 0;
  std::optional<std::size_t> signal;  ///< none: a bulk table's criterion
  double changes_top = 0;             ///< chance that the set of the first N changes, 0..1
  double changes_first = 0;           ///< chance that another company is first
  double points = 0;                  ///< from the least fit score it could bring to the greatest
};

struct UnknownOptions {
  std::size_t top = 5;
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< as RankOptions has it
};

/// The unknowns that can move a fit score: the likeliest to change the first N first, then the first place,
/// then by points, then by row and the model's order. Of a table's rows only those that could be among the
/// first N.
std::vector<UnknownValue> value_unknowns(const Model& model, const CompanyPool& pool, const Weights& weights,
                                         Scoring scoring, const UnknownOptions& options = {});

}  // namespace fitrank
