// The table that takes a fit score apart: criteria, their signals, what is unknown, and the total.
#pragma once

#include <optional>
#include <string>

#include "fitrank/present.hpp"

namespace fitrank {

/// Points are rounded to hundredths so that they add up as shown: signals to their criterion, criteria to the total.
Table explanation_table(const Subject& subject, const Explanation& explanation);

/// "filed, 2026-04-01; source: the S-1; on page 12"
std::string evidence_text(const Model& model, const Observation& observation);

/// "expected of 23 employers in Semiconductors, given what is known of this one"
std::string expected_text(const Model& model, const Company& company, const ExpectedScore& score);

/// "counts 40 % of Learning, as 4 of 5 signals are unknown": what makes a known signal count twice as much in its
/// criterion as it would with all known, or more; empty where nothing does.
std::string thin_text(const Model& model, const CriterionLine& line, const SignalLine& signal);

/// By importance, the share of the criterion's signals that are known; none where it has no signals of its own.
std::optional<double> known_share(const Model& model, const CriterionLine& line);

}  // namespace fitrank
