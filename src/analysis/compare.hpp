// Two companies side by side, in points that add up to the gap between them, and what would close it.
//
// How: each side is explained (explain.hpp); a line's gap is A's contribution less B's, so that signal
// lines, with what no signal carries, add up to their criterion's gap and criteria to the gap of the fit
// scores. For each criterion the share of the weight at which the company behind overtakes the one
// ahead, the others keeping their proportions, comes from the line through the two scores in closed
// form (zero and neutral), or from where their quotients meet, a quadratic (renormalize).
// Cost: two explanations.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/explain.hpp"
#include "evidence/company_set.hpp"

namespace fitrank {

struct SignalGap {
  std::size_t signal = 0;
  std::optional<SignalLine> a;  ///< none: unknown of A, or its criterion is stated outright
  std::optional<SignalLine> b;
  double gap = 0;  ///< points of A less points of B
};

/// One company's part of a criterion's line.
struct CriterionSide {
  std::optional<double> score;  ///< none: unknown
  bool stated = false;          ///< given outright by a bulk table
  double points = 0;
  double unsignalled = 0;  ///< of `points`, what no signal carries: all where stated, or the neutral 50 of an unknown
};

/// The sides' `points` add up to the fit scores, their difference is `gap`; the signals' gaps and
/// a.unsignalled - b.unsignalled add up to `gap`. All to the last rounding of a double.
struct CriterionGap {
  std::size_t criterion = 0;
  double weight = 0;  ///< share, 0..1
  CriterionSide a;
  CriterionSide b;
  double gap = 0;
  std::vector<SignalGap> signals;  ///< known of either, in the model's order
};

/// The nearest share of one criterion, on one side of where it is, at which the two companies score
/// the same and after which their order is reversed.
struct Overtake {
  std::size_t criterion = 0;
  double from = 0;              ///< its share now
  double to = 0;                ///< its share there, 0..1
  bool level_only = false;      ///< `to` is 0 or 1: they are level there, at the end of the interval
  std::optional<double> until;  ///< only up to here; after it, the order is as before (renormalize)
};

struct Comparison {
  Explanation a;
  Explanation b;
  double gap = 0;                      ///< fit score of A less that of B
  std::vector<CriterionGap> criteria;  ///< all, in the model's order
  /// Least change first, then in the model's order; one each way where both ways lead there. None for
  /// a criterion that has all the weight, since the others then have no proportions to keep, and none at
  /// all between equal scores.
  std::vector<Overtake> overtakes;
  /// Scores closer than a hundred-millionth of a point are the same.
  bool level() const { return gap < 1e-8 && gap > -1e-8; }
};

/// Compares companies 0 (A) and 1 (B) of `set`, with their places in the ranking. Both have data for a
/// weighted criterion, so a standing without a rank means that a deal-breaker excludes the company.
Comparison compare(const Model& model, const CompanySet& set, const std::array<Standing, 2>& standings,
                   const Weights& weights, Scoring scoring);

}  // namespace fitrank
