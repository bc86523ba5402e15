// How two fit scores compare while one criterion's share of the weight moves.
//
// How: with share t on the criterion and the others in their proportions, a fit score is a line in t
// (zero, neutral) or a quotient of two lines (renormalize). In x = t / (1 - t), the sign of the
// difference is that of a polynomial of degree 2 at most; where it changes, they change places.
// Cost: O(criteria) a company, constant a pair.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "score/fit_score.hpp"

namespace fitrank {

/// A company's score as a function of one criterion's share t: with x = t / (1 - t) it is
/// (x * score + points) / (x * counts + known), where the divisor matters under renormalize alone.
struct SharePath {
  double score = 0;   ///< of the criterion; what the policy takes for it where unknown
  double counts = 0;  ///< 1 where the criterion is known
  double points = 0;  ///< of the others, with weights that sum to 1
  double known = 0;   ///< of the others' weight
};

/// weights[criterion] < 1. Under a weighted product logarithms take the place of scores, minus infinity for a 0
/// that has weight.
SharePath share_path(const ScoreMatrix& scores, std::size_t company, std::size_t criterion, const Weights& weights,
                     Scoring scoring);

/// Whether a product stays above 0 while shares move between 0 and 1; a sum always counts as such.
bool is_positive(const SharePath& path);

/// a[0] + a[1] x + a[2] x^2, x > 0; coefficients that are nothing but roundings are 0.
using Polynomial = std::array<double, 3>;

/// Has the sign of A's score less B's.
Polynomial difference(const SharePath& a, const SharePath& b, MissingPolicy missing);

/// At most two numbers, ascending.
struct Roots {
  std::array<double, 2> x{};
  std::size_t count = 0;
  const double* begin() const { return x.data(); }
  const double* end() const { return x.data() + count; }
};

/// The x > 0 where the polynomial changes its sign; one that it only touches is none.
Roots sign_changes(const Polynomial& a);

/// Where B, which does not score more than A at `from`, begins to: the nearest x on the way up (or down)
/// after which A's score is less than B's. `from` itself where they are level there; nothing where it
/// never happens before infinity (or 0).
std::optional<double> turns_at(const Polynomial& a_less_b, double from, bool up);

inline double share_of(double x) { return x / (1 + x); }
/// `share` < 1.
inline double x_of(double share) { return share / (1 - share); }

}  // namespace fitrank
