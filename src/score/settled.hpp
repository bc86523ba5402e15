// A number without its last bits, in which another order of adding or another processor's logarithm shows.
#pragma once

#include <cmath>
#include <cstdint>

namespace fitrank {

/// Of a fit score, 0 to 100, and of both ends of its range.
inline constexpr int kScoreBits = 36;

/// The nearest multiple of 2^-bits.
inline double settled(long double number, int bits) {
  return static_cast<double>(std::ldexp(std::nearbyint(std::ldexp(number, bits)), -bits));
}

/// A weighted sum as a fit score. Halves are rounded up, in double alone: statements in SQL and the page do the same
/// to the bit.
inline double settled_sum(double points) {
  constexpr double kSteps = std::uint64_t{1} << kScoreBits;
  return std::floor(points * kSteps + 0.5) / kSteps;
}

}  // namespace fitrank
