// How well each missing policy guesses what it does not know: known values are hidden, and the scores compared.
//
// How: of every company each known signal (of a table's company each known criterion) is hidden with the same
// chance; each policy then scores what is left, and `expected` learns from what is left of all. The truth is
// the score over all that is known of the company: what was never known has no part in it, nor in what the
// policies are asked. (Hold-out validation; Stone 1974, "Cross-validatory choice and assessment of statistical
// predictions", JRSS B 36.) A company of which all was hidden takes no part in that round.
// Cost: rounds x (an estimate of the peers + companies x criteria), on one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/progress.hpp"
#include "evidence/company_pool.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

/// A way to deal with the unknown.
struct CalibratedPolicy {
  MissingPolicy missing = MissingPolicy::zero;
  PeerEstimate estimate = PeerEstimate::none;  ///< of `expected`
};
inline constexpr std::array<CalibratedPolicy, 5> kCalibratedPolicies{
    {{MissingPolicy::zero},
     {MissingPolicy::renormalize},
     {MissingPolicy::neutral},
     {MissingPolicy::expected, PeerEstimate::marginal},
     {MissingPolicy::expected, PeerEstimate::conditional}}};

struct CalibrationOptions {
  double hide = 0.3;        ///< chance of each known value to be hidden, 0..1
  std::size_t rounds = 20;  ///< >= 1
  std::size_t places = 10;  ///< how many are the first; at most half of the companies
  double interval = 0.8;    ///< how probably the score is to lie in its interval
  std::uint64_t seed = 1;
  Progress progress = nullptr;
};

/// Means over all rounds.
struct PolicyCalibration {
  CalibratedPolicy policy;
  double error = 0;     ///< mean absolute error of the fit score, in points
  double bias = 0;      ///< by how much the scores are too high
  double top_bias = 0;  ///< the same of the first places
  double recall = 0;    ///< share of the true first places among the first, 0..1
  /// Of `expected`, and of companies of which something was hidden: how often the interval holds the truth,
  /// 0..1, and how wide it is.
  double interval_holds = 0;
  double interval_width = 0;
};

struct Calibration {
  std::size_t companies = 0;  ///< that took part
  std::size_t of = 0;         ///< there are; the others know too little, or were passed over in equal steps
  std::size_t places = 0;
  double hidden = 0;  ///< mean share of the weight that was hidden
  std::vector<PolicyCalibration> policies;
};

/// More are taken in equal steps.
inline constexpr std::size_t kMostCalibrated = 20'000;

/// Over the companies of `pool` with at least two known values in weighted criteria.
Calibration calibrate(const CompanyPool& pool, const Weights& weights, const CalibrationOptions& options);

}  // namespace fitrank
