// Rank acceptability, as an answer (acceptability.hpp).
//
// Renders, never computes. Rows are the shown companies. Cost: linear in the shares.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/acceptability.hpp"
#include "output/subject.hpp"
#include "score/weight_draws.hpp"

namespace fitrank {

/// What was drawn, and from what.
struct AcceptabilityView {
  const Acceptability& result;
  const WeightDrawSpec& weights;   ///< its profile: the weights used
  std::vector<std::size_t> ranks;  ///< of the shown companies, by the profile
  bool evidence_noise = false;     ///< known scores vary, the more the less their tier is trusted
  bool by_peers = false;           ///< unknowns are drawn from the scores of comparable employers
  Counts counts = {};
};

const AnswerSpec& acceptability_spec();

/// subject.set holds the shown companies, the first of view.result.companies in their order.
Answer present_acceptability(const Subject& subject, const AcceptabilityView& view);

}  // namespace fitrank
