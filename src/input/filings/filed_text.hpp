// The words that a person can check a filed number by: which amounts of which filings, and which rule.
//
// Cost: formatting.
#pragma once

#include <string>
#include <string_view>

#include "input/filings/stretch.hpp"

namespace fitrank {

/// "215938 million USD to 2026-01-25 (Revenues, 10-K 0001045810-26-000021)", or the parts of twelve months.
std::string stretch_text(const FactHistory& history, const Stretch& stretch);
/// Both amounts, and the change of tag where there is one.
std::string growth_text(const FactHistory& history, const Stretch& current, const Stretch& before);
/// "4237 million USD (CashAndCashEquivalentsAtCarryingValue, 10-K 0001045810-26-000021)"
std::string stated_text(const FactHistory& history, const StatedValue& stated);

/// A label as it is within a sentence: "research and development expense".
std::string in_sentence(std::string label);
/// `line` and `of` are labels of lines.
std::string growth_rule(const std::string& line, StretchKind kind);
std::string share_rule(const std::string& line, const std::string& of, StretchKind kind);
std::string_view runway_rule(StretchKind kind);
std::string_view profit_rule(StretchKind kind);

}  // namespace fitrank
