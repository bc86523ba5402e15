// The table that breaks down a fit score: criteria, their signals, what is unknown, and the total; and its words, which
// other answers share.
#pragma once

#include <string>
#include <vector>

#include "analysis/explain.hpp"
#include "output/explanation_rows.hpp"
#include "output/subject.hpp"

namespace fitrank {

Table explanation_table(std::vector<ExplanationRow> rows);

/// "filed, 2026-04-01; source: the S-1; on page 12"
std::string evidence_text(const Model& model, const Observation& observation);

/// "98.8", or "98.8 → 79.3" where it is discounted.
std::string signal_score_text(const SignalScore& score);

/// "expected of 23 employers in Semiconductors, given what is known of this one"
std::string expected_text(const Model& model, const Company& company, const ExpectedScore& score);

/// "counts 40 % of Learning, as 4 of 5 signals are unknown": what makes a known signal count twice as much in its
/// criterion as it would with all known, or more; empty where nothing does.
std::string thin_text(const Model& model, const CriterionLine& line, const SignalLine& signal);

/// How points come about from weights and scores; `divided_by`: what they are divided by, empty: nothing.
std::string points_rule(const Profile& profile, const std::string& divided_by);

/// The weights used.
std::vector<double> weights_in(const Explanation& explanation);

}  // namespace fitrank
