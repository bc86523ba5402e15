// The proof that no weights bring a company among the first N: reach.hpp's groups of others.
#pragma once

#include <vector>

#include "analysis/reach.hpp"

namespace fitrank {

/// As many mixtures without a common member as are found, at most options.top; that many are the proof.
/// Of products no company that scores 0 on anything is taken for one. Under renormalize they are sought among the
/// companies that know the same criteria, which compare linearly.
std::vector<Mixture> prove_out_of_reach(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                        Scoring scoring, std::size_t company, const ReachOptions& options);

}  // namespace fitrank
