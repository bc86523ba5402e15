// Who fits best: companies for a profile, rows of a score matrix for weights, and many personas at once.
//
// Cost: for the first k of many one read of the weighted scores; results do not depend on threads or processor.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/score_matrix.hpp"
#include "fitrank/weights.hpp"

namespace fitrank::v1 {

/// A score with all that may still be learnt about it.
struct Fit {
  double score = 0;     ///< 0..100
  double low = 0;       ///< the least that it can be once all is known
  double high = 0;      ///< the greatest
  double coverage = 0;  ///< share of the weighted signals that is known, 0..1
};

struct RankedRow {
  std::size_t row = 0;
  std::size_t rank = 0;  ///< from 1; equal scores share the best rank
  Fit fit;
};

struct RankedCompany {
  std::size_t rank = 0;
  std::string id;
  std::string name;
  Fit fit;
  std::optional<double> likely_low =
      {};  ///< where the score lies with the profile's probability; none: nothing is expected
  std::optional<double> likely_high = {};
  bool tied = false;                    ///< too close to call against the head of its group
  std::vector<std::string> flags = {};  ///< texts of the risks that its evidence shows
  std::vector<std::string> ask = {};    ///< deal-breakers that are unknown for it
};

/// A company that is not in the ranking, and why.
struct LeftOut {
  enum class Why { deal_breaker, too_little_known, nothing_known };
  std::string id;
  std::string name;
  Why why = Why::deal_breaker;
  std::vector<std::string> reasons = {};  ///< the deal-breakers that it fails
};

/// Who could be first when weights and unknowns are drawn.
struct Contender {
  std::string id;
  double first = 0;  ///< share of the draws in which it is first, 0..1
};

struct Ranking {
  std::vector<RankedCompany> companies = {};  ///< best first
  std::vector<LeftOut> left_out = {};
  std::vector<Contender> contenders = {};  ///< the first, and who else might be
  bool firm = true;                        ///< the first stays first in at least nine of ten draws
  std::size_t ranked = 0;                  ///< how many could be ranked
  std::vector<double> shares = {};         ///< the weights used, in the model's order
  std::optional<std::string> as_of = {};   ///< the day it was made for
};

struct RankOptions {
  std::size_t top = 0;      ///< how many to give; 0: all
  std::size_t threads = 0;  ///< 0: all
};

/// Ranks `companies` for `profile`, as `fitrank rank` does.
Ranking rank(const Companies& companies, const Profile& profile, const RankOptions& options = {});

struct ScoringOptions {
  Missing missing = Missing::renormalize;  ///< not `expected`
  Method method = Method::weighted_sum;
  std::size_t top = 0;      ///< how many to give; 0: all
  std::size_t threads = 0;  ///< 0: all
};

/// The rows of `scores`, best first; ties go by coverage, by the criteria in turn, then by row. Rows with no score of
/// positive weight are left out. `weights` has one for each criterion.
std::vector<RankedRow> rank(const ScoreMatrix& scores, const Weights& weights, const ScoringOptions& options = {});

/// Receives each persona's first companies, in the personas' order.
using PersonaSink = std::function<void(std::size_t persona, std::span<const RankedRow> top)>;

/// The same for many personas: row p of `weights` has criteria() weights. `options.top` is at least 1.
void rank_batch(const ScoreMatrix& scores, std::span<const double> weights, const ScoringOptions& options,
                const PersonaSink& sink);

}  // namespace fitrank::v1
