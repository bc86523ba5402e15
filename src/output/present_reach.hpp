// Whether and how a company can be first, or among the first N, as an answer (reach.hpp).
#pragma once

#include <string>

#include "analysis/reach.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& reach_spec();

/// Rows are the pool's. `exclusion_may_move`: some deal-breaker looks at coverage or range, which other weights change.
Answer present_reach(const PoolSubject& subject, const Reach& reach, bool exclusion_may_move);

/// "Anthropic, number 3 today, can be first: a total change of 12.4 points of weight is enough."
std::string reach_sentence(const PoolSubject& subject, const Reach& reach);

}  // namespace fitrank
