// How old observations are on the ranking's day, in SQL: which are not known yet, which are too old, how firm the
// others still are.
//
// How: as Date, is_after, is_stale and firmness have it, by the same operations in the same order. Dates are texts of
// full or reduced precision; a step can use only what the step before it names. Cost: linear in the model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/sql_source.hpp"

namespace fitrank {

/// Whether it was not known yet on the ranking's day: 1 or 0.
std::string sql_late(const SqlContext& context);

/// The day from whose distance the age of "as_of" or "filed" counts, as a text.
std::string sql_middle_day(const SqlContext& context, std::string_view what);

/// Steps on rows that have "trust" and "middle": they add "stale" (1 or 0), "firmness" (what decides between
/// observations) and "counted_trust" (the trust that enters a score).
std::vector<SqlSelect> sql_age_selects(const SqlContext& context);

}  // namespace fitrank
