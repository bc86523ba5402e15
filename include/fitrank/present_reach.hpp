// Whether and how a company comes to the top, as a document and JSON (reach.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "fitrank/document.hpp"
#include "fitrank/present_stability.hpp"
#include "fitrank/reach.hpp"

namespace fitrank {

/// What an answer about reach is about; rows are the pool's.
struct ReachSubject {
  const PoolSubject& pool;
  const Weights& weights;           ///< now
  bool exclusion_may_move = false;  ///< some deal-breaker looks at coverage or range, which other weights change
};

Document present_reach(const ReachSubject& subject, const Reach& reach);
nlohmann::ordered_json reach_json(const ReachSubject& subject, const Reach& reach);

/// "Anthropic can be first: a total change of 12.4 points of weight is enough."
std::string reach_sentence(const PoolSubject& subject, const Reach& reach);

}  // namespace fitrank
