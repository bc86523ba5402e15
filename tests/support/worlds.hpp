// Worlds to rank: rows of scores, ids and weights, drawn from a seed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "score/score_matrix.hpp"
#include "support/oracle.hpp"

namespace fitrank::test {

/// Optimised builds go through everything; debug and sanitizer builds through a fixed part of it.
#ifdef NDEBUG
inline constexpr bool kOptimised = true;
#else
inline constexpr bool kOptimised = false;
#endif

inline constexpr std::array kAllMissingPolicies{MissingPolicy::zero, MissingPolicy::renormalize,
                                                MissingPolicy::neutral};

/// splitmix64 (Steele, Lea and Flood 2014): the same numbers with every standard library.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t bits();
  /// 0 .. count - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(bits() % count); }
  /// In [0, 1).
  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

struct World {
  std::vector<Row> rows;
  std::vector<std::string> ids;  ///< distinct, not in the order of the rows
  std::vector<double> weights;   ///< raw, not all zero
};

/// Up to `max_companies` companies and 8 criteria. Scores lie on a coarse grid, so that many tie;
/// about a third of them, and some of the weights, are unknown or zero.
World random_world(std::uint64_t seed, std::size_t max_companies);

ScoreMatrix to_matrix(const std::vector<Row>& rows, std::size_t criteria);
std::string describe(const Row& row);

/// Equal to the bit; tests ask for this where the definition leaves no freedom.
bool same_bits(double a, double b);

}  // namespace fitrank::test
