// How often each company is first, and at every rank, when weights and what is unknown are drawn (SMAA-2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/score_matrix.hpp"

namespace fitrank::v1 {

struct AcceptabilityOptions {
  std::size_t samples = 10'000;   ///< draws, >= 1
  std::size_t places = 3;         ///< how many places count as the top
  std::size_t concentration = 0;  ///< 0: all weights are equally likely; else they are near the given ones, 1..10000
  std::uint64_t seed = 1;
  std::size_t threads = 0;  ///< 0: all
};

struct Accepted {
  std::size_t row = 0;
  std::string id;                            ///< empty for a matrix
  double first = 0;                          ///< share of the draws in which it is first
  double top = 0;                            ///< ... in which it is among the first `places`
  std::vector<double> ranks = {};            ///< share by rank; empty above 2,000 companies
  std::vector<double> central_weights = {};  ///< mean weights with which it is first; empty: it never is
};

struct Acceptability {
  std::size_t samples = 0;
  std::size_t places = 0;
  std::vector<Accepted> companies = {};  ///< most often first comes first

  /// The Monte Carlo standard error of a share.
  double error(double share) const;
};

/// As `fitrank robustness acceptability` counts it.
Acceptability acceptability(const Companies& companies, const Profile& profile,
                            const AcceptabilityOptions& options = {});
/// Unknown scores are drawn from 0 to 100.
Acceptability acceptability(const ScoreMatrix& scores, const Weights& weights,
                            const AcceptabilityOptions& options = {});

}  // namespace fitrank::v1
