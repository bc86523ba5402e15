// What a criterion that is known of some companies alone does to their order.
//
// How: the companies are ranked once more without it, the other weights in their proportions.
// Cost: companies x criteria^2, and a sort for each such criterion.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "score/company_ids.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// A criterion that is known of one company alone, or of some and parts them: without it their order is another.
struct WithoutCriterion {
  std::size_t criterion = 0;
  std::vector<std::size_t> known;  ///< of the companies, in the order they were given
  std::vector<std::size_t> order;  ///< all of them without the criterion, best first
};

/// `rows` of `scores` in their order under `weights`. A criterion that alone weighs anything is left out.
std::vector<WithoutCriterion> orders_without(const ScoreMatrix& scores, const CompanyIds& ids,
                                             std::span<const std::size_t> rows, const Weights& weights,
                                             Scoring scoring);

}  // namespace fitrank
