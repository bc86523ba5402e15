// The names of the policies that profiles, options and answers speak of.
//
// How and cost: named.hpp.
#pragma once

#include <array>

#include "base/named.hpp"
#include "evidence/assess.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

template <>
inline constexpr std::array<NamedValue<MissingPolicy>, 4> kNamesOf<MissingPolicy>{
    {{MissingPolicy::zero, "zero", "", "Counts as zero"},
     {MissingPolicy::renormalize, "renormalize", "left out", "Left out, rescaled"},
     {MissingPolicy::neutral, "neutral", "50", "Counts as 50"},
     {MissingPolicy::expected, "expected", "each unknown signal as comparable employers score",
      "As expected of others"}}};

template <>
inline constexpr std::array<NamedValue<EvidencePolicy>, 2> kNamesOf<EvidencePolicy>{
    {{EvidencePolicy::face_value, "face_value", "in full", "At face value"},
     {EvidencePolicy::discounted, "discounted", "by the trust in its tier", "Discounted by trust"}}};

template <>
inline constexpr std::array<NamedValue<Aggregation>, 2> kNamesOf<Aggregation>{
    {{Aggregation::weighted_sum, "weighted_sum"},
     {Aggregation::weighted_product, "weighted_product", "a weakness costs more the deeper it is"}}};

template <>
inline constexpr std::array<NamedValue<PeerEstimate>, 2> kNamesOf<PeerEstimate>{
    {{PeerEstimate::marginal, "marginal", "the mean of comparable employers"},
     {PeerEstimate::conditional, "conditional", "what goes with the company's known signals"}}};

}  // namespace fitrank
