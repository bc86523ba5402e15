// The words that a brief's sections share: answers of rules, names, observations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/brief.hpp"

namespace fitrank {

/// "met", "not met", "unknown"
std::string_view verdict_text(Verdict verdict);
/// The same for machines: "met", "not_met", "unknown".
std::string_view answer_id(Verdict verdict);

/// `93.4 %, year on year (filed, undated; source: ..)`
std::string known_text(const Model& model, const Observation& observation);

/// What was found at a company: the value with its evidence where the rule holds, and otherwise also how it
/// misses the rule or why it is unknown.
std::string answer_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result);

/// "a, b and c"
std::string and_text(const std::vector<std::string>& parts);

/// "NVIDIA, Astera Labs and xAI"; names of any length, cut.
std::string names_text(const CompanySet& set, const std::vector<std::size_t>& companies);

}  // namespace fitrank
