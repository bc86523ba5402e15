// What a reader of a ranking should know beside its numbers, a sentence each; empty ones say nothing.
#pragma once

#include <string>
#include <vector>

#include "analysis/rank_report.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// On the rows: what is cut, level, overlapping, expected.
std::vector<std::string> ranking_remarks(const Subject& subject, const RankReport& report);

/// On the evidence: what is too late, too old, without a tier.
std::vector<std::string> evidence_remarks(const Subject& subject, const RankReport& report);

}  // namespace fitrank
