// Top k of a score matrix by one pass over its columns.
//
// How: tile by tile (4096 rows), a float32 kernel sums the weighted columns and selects the rows that
// can still enter, given the k-th best score so far less a proven error bound; those are re-scored in
// double and offered to the thread's own top k. Threads share the highest such threshold. No score
// vector is written to memory, and blocks whose maxima cannot reach the threshold are passed over.
// Cost: one read of the columns of positive weight; about k (1 + ln(N / k)) rows are re-scored in
// random order, all of them where the input rises towards its end.
#pragma once

#include "score/ranking.hpp"

namespace fitrank {

/// The best options.top allowed companies, best first, without ranks.
std::vector<RankedCompany> scan_top(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                    MissingPolicy missing, const RankOptions& options);

}  // namespace fitrank
