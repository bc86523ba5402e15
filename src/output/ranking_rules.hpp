// Rules as an answer tells of them: which one, what was found, how near that was, on what evidence.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "fitrank/evaluate_rule.hpp"
#include "fitrank/present.hpp"
#include "fitrank/screen.hpp"

namespace fitrank {

/// `50 % against at most 40: 10 over (filed, 2026-01; source: 10-K)`, `found "contested" (reported, undated;
/// source: a newspaper)`; of what is unknown, why: `not known`.
std::string finding_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result);

/// "not_observed", "weak_evidence", "unit_slip"; empty where there is none.
std::string_view id_of(Doubt doubt);

/// The persona's words with the rule behind them: `No contested power (Power permits is not "contested")`.
std::string deal_breaker_text(const Model& model, const DealBreaker& breaker);

/// {rule, text, value, tier, source, as_of, distance} of a deal-breaker that company number `company` fails.
nlohmann::ordered_json reason_json(const Subject& subject, std::size_t company, const RuleHit& hit);

/// {rule, question, doubt, value, tier} of one that is unknown.
nlohmann::ordered_json ask_json(const Subject& subject, std::size_t company, const RuleHit& hit);

}  // namespace fitrank
