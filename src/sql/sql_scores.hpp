// From values to fit scores, in SQL: the arithmetic of value_function.hpp, assess.hpp and fit_score.hpp.
//
// How: the same operations on the same doubles in the same order. What is constant (the way between two goalposts, a
// scaled weight) is computed here; an unknown is NULL and adds 0.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/sql_steps.hpp"

namespace fitrank {

/// The score of `x`, a DOUBLE or a level's name; NULL where x is NULL.
std::string sql_value_score(const SqlWords& words, const ValueFunction& function, std::string_view x);

/// The score of each signal as it enters its criterion; no steps where the table has no signals.
std::vector<SqlStep> sql_signal_steps(const SqlContext& context);
/// What no column states.
SqlStep sql_criteria_step(const SqlContext& context);
/// The mean of a criterion's signals, narrowed; `instead` in place of the score of `changed`.
std::string sql_criterion_mean(const SqlContext& context, std::size_t criterion,
                               std::optional<std::size_t> changed = {}, std::string_view instead = {});

/// `weights`: an expression of a DOUBLE for each criterion.
SqlStep sql_sums_step(const SqlContext& context, const std::vector<std::string>& weights);
SqlStep sql_fits_step(const SqlContext& context, const std::vector<std::string>& weights);

/// The fit score, from the columns of the sums.
std::string sql_score(const SqlContext& context);
/// The fit score if `score`, a column that is not NULL, were the score of `criterion`.
std::string sql_score_with(const SqlContext& context, const std::vector<std::string>& weights, std::size_t criterion,
                           const std::string& score);
/// A number of points as settled_sum() does it, operation by operation; `score` binds as tightly as a product's factor.
std::string sql_settled(std::string_view score);
/// A product from its sum of logarithms; 0 where the condition `nothing` holds.
std::string sql_product(const SqlContext& context, const std::string& logarithm, const std::string& nothing);

/// The full order, best first.
std::string sql_best_first(const SqlContext& context);

}  // namespace fitrank
