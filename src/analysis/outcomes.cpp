#include "analysis/outcomes.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

double mean_of_levels(const std::vector<double>& scores, double limit, double sign) {
  double sum = 0;
  for (const double score : scores) sum += std::max(0.0, sign * (score - limit));
  return sum / static_cast<double>(scores.size());
}

/// Of a straight stretch: the mean of max(0, f - limit) for f uniform from `least` to `greatest`.
double mean_of_line(double least, double greatest, double limit) {
  if (!(greatest > limit)) return 0;
  if (!(least < limit)) return (least + greatest) / 2 - limit;
  const double over = greatest - limit;
  return over * over / (2 * (greatest - least));
}

/// Where a curve passes `limit`, within its stretch.
double crossing(const PowerCurve& curve, double greatest, double limit) {
  if (!(limit > 0)) return curve.from;
  return std::clamp(curve.to * std::pow(limit / greatest, 1 / curve.power), curve.from, curve.to);
}

/// The integral of the curve from x = a to b; at its end `to` it is `greatest`.
double area(const PowerCurve& curve, double greatest, double a, double b) {
  const auto upto = [&](double x) { return x * greatest * std::pow(x / curve.to, curve.power) / (curve.power + 1); };
  return upto(b) - upto(a);
}

}  // namespace

double Outcomes::share_above(double limit) const {
  if (levels || !(greatest() > least())) {
    const auto above = scores.end() - std::ranges::upper_bound(scores, limit);
    return static_cast<double>(above) / static_cast<double>(scores.size());
  }
  if (curve) return (curve->to - crossing(*curve, greatest(), limit)) / (curve->to - curve->from);
  return std::clamp((greatest() - limit) / (greatest() - least()), 0.0, 1.0);
}

double Outcomes::share_below(double limit) const {
  if (!levels) return 1 - share_above(limit);
  const auto below = std::ranges::lower_bound(scores, limit) - scores.begin();
  return static_cast<double>(below) / static_cast<double>(scores.size());
}

double Outcomes::mean_above(double limit) const {
  if (levels) return mean_of_levels(scores, limit, 1);
  if (!curve) return mean_of_line(least(), greatest(), limit);
  const double from = crossing(*curve, greatest(), limit);
  const double over = area(*curve, greatest(), from, curve->to) - limit * (curve->to - from);
  return std::max(0.0, over / (curve->to - curve->from));
}

double Outcomes::mean_below(double limit) const {
  if (levels) return mean_of_levels(scores, limit, -1);
  if (!curve) return mean_of_line(-greatest(), -least(), -limit);
  const double to = crossing(*curve, greatest(), limit);
  const double under = limit * (to - curve->from) - area(*curve, greatest(), curve->from, to);
  return std::max(0.0, under / (curve->to - curve->from));
}

Outcomes outcomes_of(const ValueFunction& function) {
  if (!function.takes_levels()) return {{function.worst(), function.best()}, false};
  Outcomes outcomes{{}, true};
  for (const NamedLevel& level : function.levels()) outcomes.scores.push_back(level.score);
  std::ranges::sort(outcomes.scores);
  return outcomes;
}

}  // namespace fitrank
