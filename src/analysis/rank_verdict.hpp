// The sentence that opens a ranking: firm, or too close to call, and between which companies.
//
// How: of the first companies of the ranking, as many times as kVerdictDraws, the weights are drawn near the
// profile's (weight_draws.hpp), unknown signals over all that they can be, and known ones as far as trust in their
// evidence is lacking (score_draws.hpp), as `acceptability` does; and all are ranked. The share of the draws in which
// the first company stays first decides: from kFirm on the ranking is firm. Companies that are ahead of another in
// fewer than kFirm of the draws are level with it: the evidence cannot distinguish them. Companies of equal scores
// share a draw. The draws are the same in every run; a share's standard error is at most 0.016.
// Cost: draws x companies
// x criteria, some milliseconds for kVerdictCompanies.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "evidence/company_pool.hpp"
#include "evidence/profile.hpp"

namespace fitrank {

inline constexpr std::size_t kVerdictDraws = 1'000;
/// So many of the ranking's first companies take part.
inline constexpr std::size_t kVerdictCompanies = 100;
inline constexpr double kFirm = 0.9;
/// A company that is first less often than this is not named as one that might be.
inline constexpr double kContends = 0.05;

/// A company that might be first.
struct Contender {
  std::string id;
  std::string name;  ///< empty: none given
  double score = 0;
  double first = 0;         ///< share of the draws in which it is first
  std::vector<bool> known;  ///< by criterion
};

struct RankVerdict {
  std::size_t drawn = 0;              ///< how many companies took part; 0: there was nothing to compare
  bool all_ranked = true;             ///< they are all that are ranked
  std::vector<Contender> contenders;  ///< the ranking's first, and who else might be, in the ranking's order
  /// By place in the ranking: whether the company is level with the head of its group. The next company that the head
  /// is ahead of in kFirm of the draws heads another group.
  std::vector<bool> level;

  bool firm() const { return drawn < 2 || contenders.front().first >= kFirm; }
  double error(double share) const { return std::sqrt(share * (1 - share) / static_cast<double>(kVerdictDraws)); }
};

/// `rows`: the pool's first ranked rows, best first; of more than kVerdictCompanies the first are taken.
RankVerdict find_verdict(const Model& model, const CompanyPool& pool, const Weights& weights, Scoring scoring,
                         std::span<const std::size_t> rows, std::size_t ranked);

}  // namespace fitrank
