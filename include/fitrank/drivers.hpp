// What a company's rank depends on: the weights, or the ways of reading the data?
//
// How: four things vary by themselves: the weights (one whole draw near the profile's), the missing policy,
// the evidence policy and the method, each policy and method as likely; a method that ties everybody under some
// policy is not applicable and takes no part. Sobol indices (sobol.hpp) then share
// out the variance of each company's rank among them: first-order, what one thing moves by itself, and total,
// with all it moves together with others. Ranks are competition ranks among the `field`; a company of which
// a draw weighs nothing known comes last.
// Cost: samples x 6 rankings of the field by one of five methods.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "fitrank/score_matrix.hpp"
#include "fitrank/sobol.hpp"
#include "fitrank/weight_draws.hpp"

namespace fitrank {

enum class Driver { weights, missing, evidence, method };
inline constexpr std::array kAllDrivers{Driver::weights, Driver::missing, Driver::evidence, Driver::method};

/// The same companies under both evidence policies.
struct EvidenceScores {
  const ScoreMatrix& face;
  const ScoreMatrix& discounted;
};

/// One output for each of the first `shown` rows of `field`: its rank. The factors are kAllDrivers.
std::vector<SobolOutput> find_drivers(const EvidenceScores& scores, std::span<const std::size_t> field,
                                      std::size_t shown, const WeightDraws& weights, const SobolOptions& options = {});

}  // namespace fitrank
