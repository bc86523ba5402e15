// Value functions: from a signal's raw value to a score 0..100, where 100 is best.
//
// How: either goalposts (points in rising x, linear between and flat outside) or a table of named
// levels. Scores never depend on the other companies: min-max scaling over the given set lets a
// loser's arrival swap two others (Belton and Gear 1983, "On a short-coming of Saaty's method of
// analytic hierarchies", Omega 11), declared goalposts do not.
// What is not observed can still score anything from the worst to the best that the function gives.
// Cost: O(log points) a score.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fitrank {

/// The place of a named level in its signal's value function.
struct Level {
  std::size_t index = 0;
  friend bool operator==(const Level&, const Level&) = default;
};

/// A raw value: a number in the signal's unit, or one of the signal's levels.
using Value = std::variant<double, Level>;

struct Point {
  double x = 0;
  double score = 0;
};

struct NamedLevel {
  std::string name;
  double score = 0;
  std::string label = {};  ///< as people read it; empty: the name in words
};

class ValueFunction {
 public:
  /// `points`: at least one, strictly rising finite x, scores in 0..100.
  static ValueFunction from_points(std::vector<Point> points);
  /// `levels`: at least one, distinct names, scores in 0..100; an empty label becomes the name with blanks for `_`.
  static ValueFunction from_levels(std::vector<NamedLevel> levels);

  bool takes_levels() const { return !levels_.empty(); }
  const std::vector<Point>& points() const { return points_; }
  const std::vector<NamedLevel>& levels() const { return levels_; }
  std::optional<Level> find_level(std::string_view name) const;
  /// The label of the level of this name; the name itself where there is none.
  std::string label_of(std::string_view name) const;

  /// Whether `number` lies on the goalposts. For a function of points.
  bool foresees(double number) const;

  /// The score 0..100 of `value`, which must be of this function's kind (number or level) and finite.
  double score(const Value& value) const;

  /// The least and the greatest score that any value has. O(points).
  double worst() const;
  double best() const;

 private:
  std::vector<Point> points_;
  std::vector<NamedLevel> levels_;
};

}  // namespace fitrank
