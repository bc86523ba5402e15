// The parts of an audit that need signals.
#pragma once

#include <span>
#include <vector>

#include "analysis/audit.hpp"

namespace fitrank {

/// Every two signals by the scores that count, over the dossiers that are ranked (`scores` is not NaN; the dossiers
/// are its first rows); those of kLeastForPair companies or more.
std::vector<CorrelatedPair> correlate_signals(const Model& model, const CompanySet& dossiers,
                                              std::span<const double> scores, std::size_t threads);

/// Of every signal, over all dossiers.
std::vector<GoalpostUse> use_of_goalposts(const Model& model, const CompanySet& dossiers);

}  // namespace fitrank
