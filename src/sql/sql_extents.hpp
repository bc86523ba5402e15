// What criterion scores and fit scores can become, in SQL: CriterionMean::extent and the range of fit_score.hpp.
//
// How: a criterion that signals make up gets columns of its own beside its score: low, high, next low and next high in
// single precision, and its coverage. One that a column states is exact, and needs none.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sql/sql_steps.hpp"

namespace fitrank {

/// Whether the table states any criterion outright.
bool sql_states_any(const SqlContext& context);

/// Whether signals make up the criterion, so that its score can become another one.
bool sql_has_extent(const SqlContext& context, std::size_t criterion);

/// Two steps; none where every criterion is exact.
std::vector<SqlStep> sql_extent_steps(const SqlContext& context);

/// The sums over weights that coverage and range are made of.
std::vector<SqlColumn> sql_reach_sums(const SqlContext& context, const std::vector<std::string>& weights);

/// The range, from the columns of sql_reach_sums and the score.
std::vector<SqlColumn> sql_range(const SqlContext& context, const std::vector<std::string>& weights);

}  // namespace fitrank
