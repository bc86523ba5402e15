// What a rule says of a company.
//
// How: see rule.hpp for the grammar and for what makes a rule unknown. Limits are exact: at_least is >=,
// above is >. A tier is weaker than another that is trusted more; an observation without a tier is
// weaker than any min_tier. A criterion is as firm as the weakest observation that enters it, and one
// that a bulk table states outright has no tier. Coverage and range, being sums of shares, are compared
// after rounding to 12 decimals, so that 0.8 is 0.8 however it was added up.
// Cost: the company's known signals, at most.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "evidence/assess.hpp"
#include "evidence/company.hpp"
#include "evidence/model.hpp"
#include "evidence/rule.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

enum class Verdict { holds, fails, unknown };

/// Why a verdict is unknown.
enum class Doubt { none, not_observed, weak_evidence, unit_slip };

struct RuleResult {
  Verdict verdict = Verdict::unknown;  ///< after when_unknown was applied
  bool assumed = false;                ///< unknown, but counted as when_unknown says; `doubt` tells why
  Doubt doubt = Doubt::none;
  /// Index into Company::observations: what decided it, or was too weak to; none where several enter a
  /// criterion and none of them is too weak.
  std::optional<std::size_t> observation = {};
  std::optional<double> value = {};  ///< the number looked at, if there is one
  /// How far the number is from the limit it fails, or from failing the nearest; >= 0; none where no
  /// number decided.
  std::optional<double> distance = {};
};

/// What rules look at, of one company.
struct RuleView {
  const Company& company;
  const Assessment& assessment;
  const FitScore& fit;
};

RuleResult evaluate(const Model& model, const Rule& rule, const RuleView& view);

/// The rule in words: `Power permits is not "unpermitted", evidence reported or firmer`.
std::string rule_text(const Model& model, const Rule& rule);

/// The limits alone: "at least 2 and at most 15"; empty where the rule compares names.
std::string limits_text(const Rule& rule);

/// What to ask where the rule is unknown: the signal's own question, or a plain one.
std::string question_text(const Model& model, const Rule& rule);

}  // namespace fitrank
