// The door's policies as the engine's, and back.
#pragma once

#include "evidence/assess.hpp"
#include "fitrank/ranking.hpp"
#include "score/fit_score.hpp"

namespace fitrank::v1 {

inline MissingPolicy engine_policy(Missing missing) { return static_cast<MissingPolicy>(missing); }
inline Missing door_policy(MissingPolicy missing) { return static_cast<Missing>(missing); }
static_assert(static_cast<int>(Missing::zero) == static_cast<int>(MissingPolicy::zero) &&
              static_cast<int>(Missing::renormalize) == static_cast<int>(MissingPolicy::renormalize) &&
              static_cast<int>(Missing::neutral) == static_cast<int>(MissingPolicy::neutral) &&
              static_cast<int>(Missing::expected) == static_cast<int>(MissingPolicy::expected));

inline Aggregation engine_method(Method method) {
  return method == Method::weighted_product ? Aggregation::weighted_product : Aggregation::weighted_sum;
}
inline Method door_method(Aggregation method) {
  return method == Aggregation::weighted_product ? Method::weighted_product : Method::weighted_sum;
}
inline EvidencePolicy engine_evidence(Evidence evidence) {
  return evidence == Evidence::discounted ? EvidencePolicy::discounted : EvidencePolicy::face_value;
}
inline Evidence door_evidence(EvidencePolicy evidence) {
  return evidence == EvidencePolicy::discounted ? Evidence::discounted : Evidence::face_value;
}

inline Fit door_fit(const FitScore& fit) { return {fit.score, fit.low, fit.high, fit.coverage}; }

}  // namespace fitrank::v1
