// The lines of an explanation, from which its table and its rows for machines are made.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/explain.hpp"
#include "output/fields.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// A line of one kind; what that kind does not have is null.
struct ExplanationRow {
  const Subject* subject;
  const Explanation* explanation;
  std::string_view kind;
  const CriterionLine* within = nullptr;  ///< what the line is part of; null: it is not in the table, or the fit's
  const Signal* signal = nullptr;         ///< known or not
  const Observation* observation = nullptr;
  const SignalLine* scored = nullptr;      ///< of a signal that counts
  const ExpectedLine* expected = nullptr;  ///< of one that counts as what is expected
  std::string_view set_aside = {};         ///< why the observation does not count
  std::optional<long> hundredths = {};     ///< of a point, as shown; none: the line has no points

  const Company& company() const { return subject->set.companies[explanation->company]; }
  const CriterionLine* criterion() const { return kind == "criterion" ? within : nullptr; }
  const Explanation* fit() const { return kind == "fit" ? explanation : nullptr; }
};

/// In the table's order; then observations that are not in it, and last the fit.
std::vector<ExplanationRow> explanation_rows(const Subject& subject, const Explanation& explanation);

/// kind, criterion, an observation, scores and points.
const Fields<ExplanationRow>& explanation_row_fields();

/// A company of `subject` with its explanation.
struct ExplainedCompany {
  const Subject* subject;
  const Explanation* explanation;
};

/// id, name, rank, score, the range, the likely range, coverage, standing.
const Fields<ExplainedCompany>& explained_company_fields();

/// "ranked", "excluded", "too_little_known" or "unranked", as in a ranking.
std::string_view standing_id(const Subject& subject, const Explanation& explanation);

/// By importance, the share of the criterion's signals that are known; none where it has no signals of its own.
std::optional<double> known_share(const Model& model, const CriterionLine& line);

}  // namespace fitrank
