// Where a company's fit score comes from: criterion by criterion, signal by signal, in points.
//
// How: a known criterion contributes weight x score (divided by the coverage under renormalize),
// its signals share that in proportion to importance x score; an unknown criterion contributes
// weight x 50 under neutral and nothing otherwise; an expected signal takes its share as a known one does. Under a
// weighted product what is lost from 100 is shared out instead, by logarithms (analysis/contribution.hpp). The
// criteria's contributions sum to the fit score and the signals' to their criterion's, to the last rounding of a
// double. A criterion that a bulk table states outright shows no signals, known or unknown: none of them enters it.
// Cost: O(criteria + signals), and O(companies x criteria) for the rank.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evidence/company_pool.hpp"
#include "evidence/company_set.hpp"
#include "evidence/model.hpp"
#include "score/fit_score.hpp"
#include "score/likely_range.hpp"

namespace fitrank {

struct SignalLine {
  SignalScore score;  ///< which observation, and what it scored
  double importance = 1;
  double contribution = 0;  ///< points of the fit score
};

/// An unknown signal at what is expected of it, or a criterion that a table leaves open.
struct ExpectedLine {
  ExpectedScore score;
  double importance = 1;
  double contribution = 0;  ///< points of the fit score
};

struct CriterionLine {
  std::size_t criterion = 0;
  double weight = 0;                 ///< share, 0..1
  std::optional<double> score;       ///< none: unknown
  bool stated = false;               ///< given outright by a bulk table, without signals
  double contribution = 0;           ///< points of the fit score
  std::vector<SignalLine> signals;   ///< the known ones, in the model's order
  std::vector<std::size_t> unknown;  ///< signals without an observation, in the model's order
  /// What the unknown ones count as where that is what is expected, in the model's order; else empty.
  std::vector<ExpectedLine> expected = {};
  bool only_expected = false;  ///< nothing of it is known, and its score is what is expected
};

struct Explanation {
  std::size_t company = 0;  ///< index into the set
  FitScore fit;
  std::optional<std::size_t> rank;         ///< none: unranked
  std::size_t of = 0;                      ///< how many companies are ranked
  std::vector<CriterionLine> criteria;     ///< all, in the model's order
  std::optional<LikelyRange> likely = {};  ///< where the score probably lies; none: nothing is expected
};

/// Explains company number `company` of `set`, which holds all companies there are.
Explanation explain(const Model& model, const CompanySet& set, std::size_t company, const Weights& weights,
                    Scoring scoring);

/// The place of a company in a pool, among the companies of `allowed` (a bit per row, as ranking.hpp takes it).
struct Standing {
  std::optional<std::size_t> rank;  ///< none: unranked, or not allowed
  std::size_t of = 0;               ///< how many companies are ranked
};
Standing standing(const CompanyPool& pool, std::size_t row, const Weights& weights, Scoring scoring,
                  std::span<const std::uint64_t> allowed = {});

/// Explains the only company of `shown`, selected from a pool in which it has this standing. `interval`: how probably
/// its score is to lie in the likely range.
Explanation explain(const Model& model, const CompanySet& shown, const Standing& standing, const Weights& weights,
                    Scoring scoring, double interval = 0.8);

/// The short of an explanation, for one line beside a rank.
struct Why {
  std::vector<SignalLine> strengths;  ///< signals scoring 50 or more with the greatest contributions, at most 2
  std::optional<SignalLine> risk;     ///< the weighted signal with the lowest score; ties: greater weight
  std::vector<std::size_t> unknown;   ///< weighted criteria that are unknown, in the model's order
  std::vector<std::size_t> stated;    ///< weighted criteria stated outright, in the model's order
};

Why why(const Explanation& explanation);

}  // namespace fitrank
