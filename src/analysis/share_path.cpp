#include "analysis/share_path.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fitrank {
namespace {

/// Scores go to 100, so that a coefficient this small is nothing but roundings.
constexpr double kNoShare = 1e-11;

bool is_zero(double coefficient) { return !(coefficient < 0) && !(coefficient > 0); }

double value_at(const Polynomial& a, double x) { return a[0] + x * (a[1] + x * a[2]); }

/// Whether the polynomial, which is 0 at x up to roundings, is negative just after x on that way.
bool falls_beyond(const Polynomial& a, double x, bool up) {
  const double slope = a[1] + 2 * a[2] * x;
  const double scale = std::abs(a[1]) + 2 * std::abs(a[2]) * x;
  if (std::abs(slope) > kNoShare * scale) return up ? slope < 0 : slope > 0;
  return a[2] < 0;
}

double part_of(double score, Scoring scoring) {
  if (scoring.method == Aggregation::weighted_sum) return score;
  return static_cast<double>(std::log(static_cast<long double>(score)));
}

/// Whether a criterion enters the score.
bool counts_in(bool known, Scoring scoring) { return known || scoring.missing != MissingPolicy::renormalize; }

}  // namespace

SharePath share_path(const ScoreMatrix& scores, std::size_t company, std::size_t criterion, const Weights& weights,
                     Scoring scoring) {
  SharePath path;
  double others = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double score = scores.at(company, c);
    const bool known = !std::isnan(score);
    const double taken = part_of(known ? score : scoring.missing == MissingPolicy::neutral ? 50 : 0, scoring);
    if (c == criterion) {
      path.score = counts_in(known, scoring) ? taken : 0;
      path.counts = known ? 1 : 0;
      continue;
    }
    others += weights[c];
    if (weights[c] > 0 && counts_in(known, scoring)) path.points += weights[c] * taken;
    path.known += known ? weights[c] : 0;
  }
  path.points /= others;
  path.known /= others;
  return path;
}

bool is_positive(const SharePath& path) { return std::isfinite(path.score) && std::isfinite(path.points); }

Polynomial difference(const SharePath& a, const SharePath& b, MissingPolicy missing) {
  Polynomial result{a.points - b.points, a.score - b.score, 0};
  if (missing == MissingPolicy::renormalize) {
    result = {a.points * b.known - b.points * a.known,
              a.score * b.known + a.points * b.counts - b.score * a.known - b.points * a.counts,
              a.score * b.counts - b.score * a.counts};
  }
  for (double& coefficient : result) coefficient = std::abs(coefficient) < kNoShare ? 0 : coefficient;
  return result;
}

Roots sign_changes(const Polynomial& a) {
  Roots roots;
  const auto add = [&](double x) {
    if (x > 0) roots.x[roots.count++] = x;
  };
  if (is_zero(a[2])) {
    if (!is_zero(a[1])) add(-a[0] / a[1]);
  } else if (const double discriminant = a[1] * a[1] - 4 * a[0] * a[2]; discriminant > 0) {
    // Of the two textbook forms the one that adds what has the same sign; the other cancels.
    const double q = -(a[1] + std::copysign(std::sqrt(discriminant), a[1])) / 2;
    add(q / a[2]);
    add(a[0] / q);
  }
  if (roots.count == 2 && roots.x[1] < roots.x[0]) std::swap(roots.x[0], roots.x[1]);
  return roots;
}

std::optional<double> turns_at(const Polynomial& a_less_b, double from, bool up) {
  const double scale = std::abs(a_less_b[0]) + from * (std::abs(a_less_b[1]) + from * std::abs(a_less_b[2]));
  const bool level = std::abs(value_at(a_less_b, from)) <= kNoShare * std::max(scale, 1.0);
  if (level && falls_beyond(a_less_b, from, up)) return from;
  Roots changes = sign_changes(a_less_b);
  if (!up) std::reverse(changes.x.begin(), changes.x.begin() + changes.count);
  for (const double x : changes) {
    const bool on_the_way = up ? x > from : x < from;
    // Level at the start and rising from it: the root there is not one on the way.
    const bool is_start = level && std::abs(x - from) <= 1e-9 * std::max(from, 1.0);
    if (on_the_way && !is_start) return x;
  }
  return std::nullopt;
}

}  // namespace fitrank
