// Weights drawn at random: any weights at all, weights in a given order, or weights near a profile's.
//
// How: the gaps between n - 1 sorted uniforms on [0, 1] are n weights uniform on the simplex, as normalised
// exponentials are (Devroye 1986, "Non-Uniform Random Variate Generation", chapter V), but by subtraction alone;
// they are multiples of 2^-53 and sum to exactly 1. Near a profile the weights are normalised gamma variates
// whose shapes are the profile's shares times the concentration: a Dirichlet distribution with the profile as its
// mean, whatever the concentration. Each variate is drawn by rejection, one of a shape below 1 by one of a shape
// greater by 1 and a power (Marsaglia and Tsang 2000, "A simple method for generating gamma variables", ACM
// Transactions on Mathematical Software 26(3)); logarithms are those of steady_math.hpp, so that the bits are the
// same on every machine. A share below what a double can hold, 10^-308, is 0: only shapes far below 1 give one.
// An order a >= b >= c of uniform weights hands the drawn shares of a, b and c out in falling order: by
// exchangeability that is the uniform distribution under the order, with nothing drawn in vain.
// Cost: a sort of as many numbers as there are criteria, or some logarithms a criterion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "score/counter_draws.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

enum class WeightSource { uniform, profile };

struct WeightDrawSpec {
  WeightSource from = WeightSource::uniform;
  Weights profile = {};             ///< a criterion that weighs nothing here never does
  std::size_t concentration = 100;  ///< 1..kMostConcentrated; the share w varies by sqrt(w (1 - w) / (1 + this))
  std::vector<std::vector<std::size_t>> orders = {};  ///< of criteria, heaviest first; for uniform weights only
  std::uint64_t seed = 1;
};

inline constexpr std::size_t kMostConcentrated = 10'000;

class WeightDraws {
 public:
  /// Throws std::invalid_argument with a plain message where the concentration is out of its bounds, or an
  /// order has fewer than two criteria, one that weighs nothing, or one that is already in an order.
  explicit WeightDraws(WeightDrawSpec spec);

  std::size_t criteria() const { return spec_.profile.size(); }
  const Weights& profile() const { return spec_.profile; }
  std::uint64_t seed() const { return spec_.seed; }
  /// Writes the weights of draw `number`, one per criterion.
  void draw(std::uint64_t number, std::span<double> weights) const;
  /// Those of draws 0 to `count` - 1, a row of criteria() each.
  std::vector<double> table(std::size_t count, std::size_t threads = 0) const;

 private:
  void check_orders() const;
  void draw_uniform(const CounterDraws& draws, std::span<double> weights) const;
  void draw_near_profile(const CounterDraws& draws, std::span<double> weights) const;

  WeightDrawSpec spec_;
  std::vector<std::size_t> weighed_;  ///< criteria that weigh anything
};

}  // namespace fitrank
