// The k-skyband: the companies that some weights could put among the first k.
//
// How: company a dominates b where both know the same criteria, a scores at least b on each of them, and a is
// better somewhere or has the smaller id; where signals are unknown, either a scores more on each, or the
// same share of each is known of both, since coverage parts companies of equal scores. A company that k others dominate
// is behind all k under every non-negative weights and every policy, because the order of ranking.hpp agrees with
// dominance to the last key; so the companies dominated by fewer than k others hold the top k for any weights
// (Papadias, Tao, Fu and Seeger 2005, "Progressive skyline computation in database systems", ACM TODS 30(1)). One
// skyband per pattern of unknowns. A few strong pivots discard most companies; the rest are sorted by their sum, so
// that a company comes after all that dominate it (Chomicki, Godfrey, Gryz and Liang 2003, "Skyline with presorting"),
// and compared with the members found so far. Counting members alone suffices: a company that a non-member dominates is
// dominated by that non-member's k dominators too.
// Cost: a few reads of the matrix, plus about members x survivors comparisons, vectorised; the band grows quickly with
// the number of criteria.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/progress.hpp"
#include "score/company_ids.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

struct SkybandOptions {
  std::size_t threads = 0;                                             ///< 0: all
  std::span<const std::uint64_t> allowed = {};                         ///< a bit per row; empty: all rows
  Progress progress = nullptr;                                         ///< in companies
  std::size_t most_members = std::numeric_limits<std::size_t>::max();  ///< gives up above
};

/// The members' rows, rising. Rows of which nothing is known are never members. Throws
/// std::length_error above 64 criteria, 2^32 - 1 companies or options.most_members.
std::vector<std::size_t> skyband(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t k,
                                 const SkybandOptions& options = {});

}  // namespace fitrank
