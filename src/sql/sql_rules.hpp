// Deal-breakers in SQL: who fails one, by the definition of evaluate_rule.hpp.
//
// How: each becomes a column that is 1 where the company fails it and 0 where it passes or nobody can tell. What is not
// observed fails only under `when_unknown: fail`; weak evidence and what may be a slip of the unit never fail.
// Cost: linear in the rules; a rule about a criterion looks at four other units of each of its signals.
#pragma once

#include <string>
#include <vector>

#include "sql/sql_steps.hpp"

namespace fitrank {

/// Scores of values meant in another unit, where a rule about a criterion has to try them; no columns where none has.
SqlStep sql_meanings_step(const SqlContext& context);

/// A column for each deal-breaker.
SqlStep sql_verdicts_step(const SqlContext& context);

/// True where no deal-breaker fails; empty where the profile has none.
std::string sql_passes_all(const SqlContext& context);
std::string sql_fails_any(const SqlContext& context);

/// The deal-breakers that a company fails, with what they looked at, as one text.
std::string sql_reasons(const SqlContext& context);

/// Whether a deal-breaker has to know how firm the evidence of this signal is.
bool sql_asks_tier_of(const SqlRequest& request, std::size_t signal);

}  // namespace fitrank
