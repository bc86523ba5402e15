// Rank acceptability as a document and JSON.
//
// Renders, never computes. The table has the shown companies; CSV and JSON carry every share of theirs.
// Cost: linear in the shares.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "fitrank/acceptability.hpp"
#include "fitrank/document.hpp"
#include "fitrank/present.hpp"
#include "fitrank/weight_draws.hpp"

namespace fitrank {

/// What was drawn, and from what.
struct AcceptabilityView {
  const Acceptability& result;
  const WeightDrawSpec& weights;
  std::vector<std::size_t> ranks;  ///< of the shown companies, under the profile as it stands
  bool evidence_noise = false;     ///< known scores were uncertain by their tiers
  bool by_peers = false;           ///< the unknown was drawn as comparable employers score
  std::size_t excluded = 0;        ///< by deal-breakers
  double min_coverage = 0;         ///< the profile\'s
  std::size_t unknown = 0;         ///< left out because nothing weighed is known of them
};

/// subject.set holds the shown companies, the first of view.result.companies in their order.
Document present_acceptability(const Subject& subject, const AcceptabilityView& view);
nlohmann::ordered_json acceptability_json(const Subject& subject, const AcceptabilityView& view);

}  // namespace fitrank
