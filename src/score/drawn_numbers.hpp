// Uniform and normal numbers, one after the other, from the numbered draws of one place.
//
// How: Marsaglia's polar method with steady_log, so that every processor draws the same bits.
// Cost: some ten nanoseconds a normal number.
#pragma once

#include <cmath>
#include <cstdint>

#include "score/counter_draws.hpp"
#include "score/steady_math.hpp"

namespace fitrank {

class DrawnNumbers {
 public:
  /// `draws` must outlive this. Takes the counters from `first` on.
  DrawnNumbers(const CounterDraws& draws, std::uint64_t first) : draws_(draws), next_(first) {}

  /// In (0, 1).
  double unit() { return (static_cast<double>(draws_.whole(next_++)) + 0.5) * 0x1p-53; }

  /// Of mean 0 and deviation 1; the second number of each pair is not used.
  double normal() {
    while (true) {
      const double x = 2 * unit() - 1;
      const double y = 2 * unit() - 1;
      const double square = x * x + y * y;
      if (square < 1 && square > 0) return x * std::sqrt(-2 * steady_log(square) / square);
    }
  }

 private:
  const CounterDraws& draws_;
  std::uint64_t next_;
};

}  // namespace fitrank
