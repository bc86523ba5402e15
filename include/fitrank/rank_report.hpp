// A ranking with everything that is shown beside it: policies, reasons, moves, what was left out.
//
// Cost: one ranking (two where weights were overridden) and one explanation per shown row.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fitrank/company_set.hpp"
#include "fitrank/explain.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/ranking.hpp"

namespace fitrank {

struct RankRow {
  RankedCompany place;
  Why why;
  std::optional<std::size_t> rank_before;  ///< under the profile's own weights; set where they were overridden
};

struct RankReport {
  std::vector<double> weights;      ///< scaled to sum 1
  std::vector<double> own_weights;  ///< the profile's own, scaled; equal to `weights` unless overridden
  bool overridden = false;
  std::vector<RankRow> rows;          ///< best first, the first `top` of the ranking
  std::size_t ranked = 0;             ///< how many companies are ranked in all
  std::vector<std::size_t> unranked;  ///< companies of which nothing weighed is known, by id
};

/// A criterion's share of the weight, 0..100 percent, as `--weight` sets it.
struct NamedShare {
  std::size_t criterion = 0;
  double percent = 0;
};

/// Gives the `named` criteria of `weights` their shares; the others keep their proportions in what is
/// left. Where every criterion is named, the shares need not sum to 100: they are scaled. Gives
/// weights scaled to sum 1. Throws std::invalid_argument with a plain message where a share is not
/// in 0..100, a criterion is named twice, the shares exceed 100 or leave a rest that no other
/// criterion can take.
std::vector<double> reweigh(const std::vector<double>& weights, const std::vector<NamedShare>& named);

/// Ranks `set` for `profile`, whose policies and top are taken as they stand; `named` may be empty.
RankReport report_ranking(const Model& model, const CompanySet& set, const Profile& profile,
                          const std::vector<NamedShare>& named);

}  // namespace fitrank
