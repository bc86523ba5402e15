// Rules as an answer tells of them: which one, what was found, how near that was, on what evidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/screen.hpp"
#include "evidence/evaluate_rule.hpp"
#include "output/fields.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// `50 % against at most 40: 10 over (filed, 2026-01; source: 10-K)`, `found "contested" (reported, undated;
/// source: a newspaper)`; of what is unknown, why: `not known`.
std::string finding_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result);

/// "not_observed", "weak_evidence", "unit_slip"; empty where there is none.
std::string_view id_of(Doubt doubt);

/// The persona's words with the rule behind them: `No contested power (Power permits is not "contested")`.
std::string deal_breaker_text(const Model& model, const DealBreaker& breaker);

/// What a rule found at a company, to be read as fields. What it points to must outlive it.
struct Finding {
  const Model* model;
  const Company* company;
  const Rule* rule;
  const RuleResult* result;
  std::string text = {};  ///< the persona's words for the rule; empty: none
};

/// rule, text, question, doubt, assumed, found, distance, and the observation that decides.
const Fields<Finding>& finding_fields();

/// Of company number `company`, what the profile's deal-breakers found.
std::vector<Finding> findings_of(const Subject& subject, std::size_t company, const std::vector<RuleHit>& hits);

}  // namespace fitrank
