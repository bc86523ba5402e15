#include "analysis/overtake.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "analysis/share_path.hpp"

namespace fitrank {
namespace {

bool is_zero(double coefficient) { return !(coefficient < 0) && !(coefficient > 0); }

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
std::vector<Overtake> overtakes_by(std::size_t criterion, const SharePath& a, const SharePath& b, double weight,
                                   MissingPolicy missing) {
  const Polynomial polynomial = difference(a, b, missing);
  std::vector<double> changes;
  for (const double x : sign_changes(polynomial)) changes.push_back(share_of(x));
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

/// Where one product is 0 for all shares between 0 and 1, the other stays ahead of it; unless the one ahead
/// owes its lead to a criterion of no weight that it scores 0 on, and loses it as soon as that has some.
std::vector<Overtake> overtakes_of_zeros(std::size_t criterion, const SharePath& a, const SharePath& b, double weight,
                                         MissingPolicy missing) {
  const bool only_one_is_zero = is_positive(a) || is_positive(b);
  const SharePath& zero = is_positive(a) ? b : a;
  if (weight > 0 || !only_one_is_zero || !std::isfinite(zero.points)) return {};
  const SharePath& positive = is_positive(a) ? a : b;
  const auto score = [&](const SharePath& path) {
    return path.points / (missing == MissingPolicy::renormalize ? path.known : 1);
  };
  if (!(score(zero) > score(positive))) return {};
  return {{.criterion = criterion, .from = 0, .to = 0, .until = {}}};
}

double change(const Overtake& overtake) { return std::abs(overtake.to - overtake.from); }

}  // namespace

std::vector<Overtake> find_overtakes(const ScoreMatrix& scores, const Weights& weights, Scoring scoring) {
  std::vector<Overtake> found;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    if (!(weights[criterion] < 1)) continue;
    const SharePath a = share_path(scores, 0, criterion, weights, scoring);
    const SharePath b = share_path(scores, 1, criterion, weights, scoring);
    std::ranges::copy(is_positive(a) && is_positive(b)
                          ? overtakes_by(criterion, a, b, weights[criterion], scoring.missing)
                          : overtakes_of_zeros(criterion, a, b, weights[criterion], scoring.missing),
                      std::back_inserter(found));
  }
  std::ranges::stable_sort(found, {}, change);
  return found;
}

}  // namespace fitrank
