#include "analysis/overtake.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

namespace fitrank {
namespace {

/// Scores go to 100, so that a coefficient this small is nothing but roundings.
constexpr double kNothing = 1e-11;

/// A company's score as a function of one criterion's share t: with x = t / (1 - t) it is
/// (x * score + points) / (x * counts + known), where the divisor matters under renormalize alone.
struct Side {
  double score = 0;   ///< of the criterion; what the policy takes for it where unknown
  double counts = 0;  ///< 1 where the criterion is known
  double points = 0;  ///< of the others, with weights that sum to 1
  double known = 0;   ///< of the others' weight
};

Side side_of(const ScoreMatrix& scores, std::size_t company, std::size_t criterion, const Weights& weights,
             MissingPolicy missing) {
  Side side;
  double others = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double score = scores.at(company, c);
    const bool known = !std::isnan(score);
    const double taken = known ? score : missing == MissingPolicy::neutral ? 50 : 0;
    if (c == criterion) {
      side.score = taken;
      side.counts = known ? 1 : 0;
      continue;
    }
    others += weights[c];
    side.points += weights[c] * taken;
    side.known += known ? weights[c] : 0;
  }
  side.points /= others;
  side.known /= others;
  return side;
}

/// A's score less B's has the sign of a[0] + a[1] x + a[2] x^2 for x > 0.
using Polynomial = std::array<double, 3>;

Polynomial difference(const Side& a, const Side& b, MissingPolicy missing) {
  Polynomial result{a.points - b.points, a.score - b.score, 0};
  if (missing == MissingPolicy::renormalize) {
    result = {a.points * b.known - b.points * a.known,
              a.score * b.known + a.points * b.counts - b.score * a.known - b.points * a.counts,
              a.score * b.counts - b.score * a.counts};
  }
  for (double& coefficient : result) coefficient = std::abs(coefficient) < kNothing ? 0 : coefficient;
  return result;
}

bool is_zero(double coefficient) { return !(coefficient < 0) && !(coefficient > 0); }

/// The x > 0 where the polynomial changes its sign, ascending; one that it only touches is none.
std::vector<double> sign_changes(const Polynomial& a) {
  std::vector<double> roots;
  if (is_zero(a[2])) {
    if (!is_zero(a[1])) roots = {-a[0] / a[1]};
  } else if (const double discriminant = a[1] * a[1] - 4 * a[0] * a[2]; discriminant > 0) {
    // Of the two textbook forms the one that adds what has the same sign; the other cancels.
    const double q = -(a[1] + std::copysign(std::sqrt(discriminant), a[1])) / 2;
    roots = {q / a[2], a[0] / q};
  }
  std::erase_if(roots, [](double x) { return !(x > 0); });
  std::ranges::sort(roots);
  return roots;
}

double share_at(double x) { return x / (1 + x); }

/// The nearest change on the way from share `from` down to 0 or up to 1, and whether they are level at
/// that end.
std::optional<Overtake> towards(double end, double from, const std::vector<double>& changes, bool level_at_end) {
  Overtake found{.from = from, .until = {}};
  std::vector<double> on_the_way;
  for (const double share : changes) {
    if (end < from ? share < from : share > from) on_the_way.push_back(share);
  }
  if (end < from) std::ranges::reverse(on_the_way);
  if (on_the_way.empty()) {
    found.to = end;
    found.level_only = true;
    return level_at_end ? std::optional(found) : std::nullopt;
  }
  found.to = on_the_way[0];
  if (on_the_way.size() > 1) found.until = on_the_way[1];
  return found;
}

/// Downwards and upwards, as far as there is one.
std::vector<Overtake> overtakes_by(std::size_t criterion, const Side& a, const Side& b, double weight,
                                   MissingPolicy missing) {
  const Polynomial polynomial = difference(a, b, missing);
  std::vector<double> changes;
  for (const double x : sign_changes(polynomial)) changes.push_back(share_at(x));
  // Only ranked companies can be level: at share 0 by the other criteria, at share 1 by this one.
  const bool level_at_none = a.known > 0 && b.known > 0 && is_zero(polynomial[0]);
  const bool level_at_all = a.counts > 0 && b.counts > 0 && !(a.score < b.score) && !(b.score < a.score);
  std::vector<Overtake> found;
  for (const auto& overtake : {weight > 0 ? towards(0, weight, changes, level_at_none) : std::nullopt,
                               towards(1, weight, changes, level_at_all)}) {
    if (!overtake) continue;
    found.push_back(*overtake);
    found.back().criterion = criterion;
  }
  return found;
}

double change(const Overtake& overtake) { return std::abs(overtake.to - overtake.from); }

}  // namespace

std::vector<Overtake> find_overtakes(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing) {
  std::vector<Overtake> found;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    if (!(weights[criterion] < 1)) continue;
    const Side a = side_of(scores, 0, criterion, weights, missing);
    const Side b = side_of(scores, 1, criterion, weights, missing);
    std::ranges::copy(overtakes_by(criterion, a, b, weights[criterion], missing), std::back_inserter(found));
  }
  std::ranges::stable_sort(found, {}, change);
  return found;
}

}  // namespace fitrank
