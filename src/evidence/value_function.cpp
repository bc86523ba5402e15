#include "evidence/value_function.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fitrank {
namespace {

/// How far `x` has come from `a` to `b`, 0..1; halved first where the way is too long for a double.
double share_of_way(double a, double x, double b) {
  const double way = b - a;
  if (std::isfinite(way)) return (x - a) / way;
  return (x / 2 - a / 2) / (b / 2 - a / 2);
}

double score_on_points(const std::vector<Point>& points, double x) {
  const auto right = std::upper_bound(points.begin(), points.end(), x,
                                      [](double value, const Point& point) { return value < point.x; });
  if (right == points.begin()) return points.front().score;
  if (right == points.end()) return points.back().score;
  const auto left = right - 1;
  // std::lerp is exact at both ends and never leaves the scores between them.
  return std::lerp(left->score, right->score, share_of_way(left->x, x, right->x));
}

}  // namespace

ValueFunction ValueFunction::from_points(std::vector<Point> points) {
  ValueFunction function;
  function.points_ = std::move(points);
  return function;
}

ValueFunction ValueFunction::from_levels(std::vector<NamedLevel> levels) {
  ValueFunction function;
  function.levels_ = std::move(levels);
  for (NamedLevel& level : function.levels_) {
    if (!level.label.empty()) continue;
    level.label = level.name;
    std::ranges::replace(level.label, '_', ' ');
  }
  return function;
}

std::optional<Level> ValueFunction::find_level(std::string_view name) const {
  const auto found =
      std::find_if(levels_.begin(), levels_.end(), [name](const NamedLevel& level) { return level.name == name; });
  if (found == levels_.end()) return std::nullopt;
  return Level{static_cast<std::size_t>(found - levels_.begin())};
}

std::string ValueFunction::label_of(std::string_view name) const {
  const auto level = find_level(name);
  return level ? levels_[level->index].label : std::string(name);
}

bool ValueFunction::foresees(double number) const { return number >= points_.front().x && number <= points_.back().x; }

double ValueFunction::score(const Value& value) const {
  if (takes_levels()) return levels_.at(std::get<Level>(value).index).score;
  return score_on_points(points_, std::get<double>(value));
}

double ValueFunction::worst() const {
  double worst = 100;
  for (const Point& point : points_) worst = std::min(worst, point.score);
  for (const NamedLevel& level : levels_) worst = std::min(worst, level.score);
  return worst;
}

double ValueFunction::best() const {
  double best = 0;
  for (const Point& point : points_) best = std::max(best, point.score);
  for (const NamedLevel& level : levels_) best = std::max(best, level.score);
  return best;
}

}  // namespace fitrank
