// Why a company has its rank: the lines under its row.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/rank_report.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// "excluded by: ..", "why: ..", "risk: ..", "flag: ..", "unknown: ..", "stated: .." and "ask: ..", each only
/// where there is something to say.
std::vector<std::string> ranking_notes(const Subject& subject, const RankRow& row);

/// The most important of these in one line: the strongest signal, what is unknown, the risk.
std::string short_reason(const Subject& subject, const RankRow& row);

/// The deal-breaker that a company fails, and what was found.
std::string failure_text(const Subject& subject, const Company& company, const RuleHit& hit);

/// Whether everything known of a shown company was stated outright by a bulk table.
bool rests_on_statements(const RankRow& row);

}  // namespace fitrank
