// Which float32 sums can belong to a company that scores at least a threshold.
//
// How: every policy is written as: the sum over the known criteria of w (s - shift) is at least
// `least`. zero: P >= t. neutral: P + 50 (1 - K) = 50 + sum w (s - 50) >= t. renormalize:
// P / K >= t, that is sum w (s - t) >= 0.
// The bound: let u = 2^-24, |s - shift| <= 100 and sum w = 1. A float32 sum of C terms, with each
// weight, the shift, each difference and each product rounded once and C - 1 additions, is off by at most
// 100 u (C + 3) (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 3.1, to first
// order); C + 8 covers the second order, the rounding of `least`, and the settling of the double score by at most
// 2^-37. What is selected in excess is dropped when it is re-scored.
#pragma once

#include <cmath>
#include <cstddef>

#include "score/fit_score.hpp"

namespace fitrank {

struct Selection {
  float shift = 0;
  float least = 0;  ///< select sums from here on
};

/// The greatest possible error of a float32 sum over `criteria` criteria.
inline double sum_error(std::size_t criteria) { return 100 * std::ldexp(static_cast<double>(criteria) + 8, -24); }

/// What to select so that no company scoring at least `threshold` is missed.
inline Selection select_from(MissingPolicy missing, double threshold, std::size_t criteria) {
  const double error = sum_error(criteria);
  switch (missing) {
    case MissingPolicy::zero:
    case MissingPolicy::expected:
      return {0, static_cast<float>(threshold - error)};
    case MissingPolicy::neutral:
      return {50, static_cast<float>(threshold - 50 - error)};
    case MissingPolicy::renormalize:
      break;
  }
  // Below any score the difference s - shift would leave 0..100; everything is selected anyway.
  if (threshold < 0) return {0, -1000};
  return {static_cast<float>(threshold), static_cast<float>(-error)};
}

}  // namespace fitrank
