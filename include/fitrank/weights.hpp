// Weights, and the policies by which scores become one number.
#pragma once

#include <span>
#include <vector>

namespace fitrank::v1 {

/// What unknown scores count as. `expected` needs companies with evidence to expect anything from.
enum class Missing { zero, renormalize, neutral, expected };

/// How criterion scores become one.
enum class Method { weighted_sum, weighted_product };

/// Whether evidence is taken at face value, or scores move towards 50 as far as trust in it is lacking.
enum class Evidence { face_value, discounted };

/// One weight per criterion, scaled to sum 1.
class Weights {
 public:
  /// `raw`: finite, >= 0, not all zero. Throws Error.
  explicit Weights(std::span<const double> raw);
  explicit Weights(const std::vector<double>& raw) : Weights(std::span(raw)) {}

  const std::vector<double>& shares() const { return shares_; }

 private:
  std::vector<double> shares_;
};

}  // namespace fitrank::v1
