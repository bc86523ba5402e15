// Random numbers by their place: seed, stream, draw and counter give a number, independent of caller and time.
//
// How: the SplitMix64 finaliser (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
// generators", OOPSLA) over a key made from seed, stream and draw; no state passes from one draw to the
// next, so that no thread count changes a number. Integer operations alone, and a scaling that is exact.
// Cost: about a nanosecond a number.
#pragma once

#include <cstdint>

namespace fitrank {

class CounterDraws {
 public:
  CounterDraws(std::uint64_t seed, std::uint64_t draw) : key_(mix(mix(seed, 0), draw)) {}
  /// Numbers of different streams of one seed have nothing to do with each other.
  CounterDraws(std::uint64_t seed, std::uint64_t stream, std::uint64_t draw)
      : key_(mix(mix(mix(seed, 0), stream), draw)) {}

  std::uint64_t bits(std::uint64_t counter) const { return mix(key_, counter); }
  /// A whole number below 2^53.
  std::uint64_t whole(std::uint64_t counter) const { return bits(counter) >> 11; }
  /// In [0, 1), a multiple of 2^-53.
  double unit(std::uint64_t counter) const { return static_cast<double>(whole(counter)) * 0x1p-53; }

 private:
  static std::uint64_t mix(std::uint64_t key, std::uint64_t number) {
    std::uint64_t z = key + 0x9e3779b97f4a7c15U * (number + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  std::uint64_t key_;
};

}  // namespace fitrank
