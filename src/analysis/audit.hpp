// The effect of the criteria, signals and goalposts among the given companies, and what is missing.
//
// How: four looks at one ranking, none of which changes it.
//   Effective weights. A weight says what a criterion is meant to count for. How much it moves the score depends also
//   on how far its scores spread and on what they go with. The main effect of a criterion is its squared correlation
//   with the fit score, over the ranked companies of which it is known; effective weights are main effects as shares
//   of their sum (Paruolo, Saisana and Saltelli 2013, "Ratings and rankings: voodoo or science?", Journal of the Royal
//   Statistical Society A 176(3), with a linear main effect).
//   Correlation of criteria, and of signals by the scores that count, over the ranked companies that know both. A pair
//   at 0.9 or more, either way, is redundant; one at -0.3 or less is a trade-off that a sum hides (OECD and JRC 2008,
//   "Handbook on Constructing Composite Indicators", step 4).
//   Goalposts. How many of all companies with signals are at the worst and the best that a signal's value function
//   gives, where a difference no longer counts, and the least and greatest value seen. What is missing. Which criteria
//   are known together, coverage by criterion and layer, of all companies; and whether coverage goes with the score of
//   the ranked ones.
// A correlation of too few companies, or where one side does not vary, is not defined and never 0. Signals are looked
// at in dossiers and in tables of raw values that are small enough to be held as companies; layers in dossiers alone.
// Cost: a scoring of all companies; for each pair of criteria two reads of their columns; signals^2 x dossiers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "evidence/value_function.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

inline constexpr std::size_t kLeastForMainEffect = 3;  ///< companies
inline constexpr std::size_t kLeastForPair = 5;        ///< companies
inline constexpr double kRedundant = 0.9;
inline constexpr double kTradeOff = -0.3;

/// Pearson's r over the companies of which both sides are known; none: too few, or one side does not vary.
struct Correlation {
  std::size_t companies = 0;
  std::optional<double> r = {};

  bool redundant() const { return r && (*r >= kRedundant || *r <= -kRedundant); }
  bool trade_off() const { return r && *r <= kTradeOff; }
};

/// Of a criterion that weighs anything.
struct EffectiveWeight {
  std::size_t criterion = 0;
  double weight = 0;                     ///< its share in the profile
  Correlation with_score = {};           ///< its main effect is the square
  std::optional<double> compared = {};   ///< its share among the criteria that have a main effect
  std::optional<double> effective = {};  ///< its main effect's share of all; none: it has none

  /// Whether it counts for half as much again as it should, or for less than half.
  bool counts_more() const { return effective && *effective > 1.5 * *compared; }
  bool counts_less() const { return effective && *effective < 0.5 * *compared; }
};

/// Of two criteria, or two signals, the earlier one first.
struct CorrelatedPair {
  std::size_t a = 0;
  std::size_t b = 0;
  Correlation correlation = {};
};

/// How one signal's values lie on its goalposts.
struct GoalpostUse {
  std::size_t known = 0;     ///< companies
  std::size_t at_worst = 0;  ///< with the worst score that there is
  std::size_t at_best = 0;   ///< with the best; neither where every value has one score
  std::size_t outside = 0;   ///< with a number outside the goalposts
  std::optional<Value> least = {};
  std::optional<Value> greatest = {};  ///< of levels: by their scores
};

struct CriterionCoverage {
  std::size_t known = 0;     ///< companies of which something of it is known
  double mean_coverage = 0;  ///< share of its signals' importance that is known, over all companies
};

struct LayerCoverage {
  std::string layer;  ///< its id; empty: dossiers that state none
  std::size_t companies = 0;
  double mean_coverage = 0;  ///< as a ranking shows it, by the weights
};

struct KnownPattern {
  std::vector<std::size_t> known;  ///< criteria
  std::uint64_t companies = 0;
};

struct Audit {
  std::size_t companies = 0;                ///< total
  std::size_t with_signals = 0;             ///< of them, those whose signals are looked at
  std::size_t ranked = 0;                   ///< allowed, and it has data for a weighted criterion
  std::vector<EffectiveWeight> weights;     ///< of what weighs anything, in the model's order
  std::vector<CorrelatedPair> criteria;     ///< every two that weigh anything
  std::vector<CorrelatedPair> signals;      ///< every two known together of kLeastForPair companies or more
  std::vector<GoalpostUse> goalposts;       ///< by signal
  std::vector<CriterionCoverage> coverage;  ///< by criterion
  std::vector<LayerCoverage> layers;        ///< of dossiers, as layer_ids() has them; of no layer last
  std::vector<KnownPattern> patterns;       ///< commonest first; none above 64 criteria
  Correlation coverage_with_score;
};

/// `allowed`: as RankOptions has it. `threads`: 0 for all; they change nothing.
Audit audit(const Model& model, const CompanyPool& pool, const Weights& weights, Scoring scoring,
            std::span<const std::uint64_t> allowed = {}, std::size_t threads = 0);

}  // namespace fitrank
