// What unknown signals are expected to score, in SQL.
//
// How: a step behind the criteria and their extents gives each criterion's score over all its signals, the unknown ones
// at constants, which were estimated from companies that were read when the statement was written
// (expected_scores.hpp, marginally). Rules go on looking at what is known.
// Cost: linear in the model.
#pragma once

#include <string>

#include "sql/sql_steps.hpp"

namespace fitrank {

/// Whether unknown signals count as expected.
bool sql_expects(const SqlRequest& request);

/// The step; without columns where nothing is expected.
SqlStep sql_expected_step(const SqlContext& context);

/// The column with the score that counts for the criterion: what is expected, or what is known.
std::string sql_counted(const SqlContext& context, std::size_t criterion);

/// Throws std::invalid_argument where the estimates are not constants that a statement can hold.
void sql_check_expected(const SqlContext& context);

}  // namespace fitrank
