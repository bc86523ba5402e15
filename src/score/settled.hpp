// A number without its last bits, in which another order of adding or another processor's logarithm shows.
#pragma once

#include <cmath>

namespace fitrank {

/// Of a weighted product, 0 to 100.
inline constexpr int kProductBits = 36;

/// The nearest multiple of 2^-bits.
inline double settled(long double number, int bits) {
  return static_cast<double>(std::ldexp(std::nearbyint(std::ldexp(number, bits)), -bits));
}

}  // namespace fitrank
