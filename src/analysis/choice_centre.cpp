#include "analysis/choice_centre.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/linear_program.hpp"

namespace fitrank {
namespace {

constexpr double kNoDistance = 1e-7;  ///< of weights that sum to 1: no room at all
constexpr double kTolerance = 1e-8;   ///< what holding a wall leaves to rounding
constexpr double kFar = 2;            ///< farther than any weights are from a weight of 0

/// factors . weights is the distance to the wall.
struct Wall {
  std::vector<double> factors;
  std::optional<double> held;  ///< at this distance
};

/// Scaled so that it measures distances within the plane of weights that sum to 1; nothing for a choice
/// that all weights treat alike.
std::optional<Wall> wall(const std::vector<double>& normal) {
  const auto n = static_cast<double>(normal.size());
  double sum = 0;
  for (const double part : normal) sum += part;
  double squares = 0;
  double size = 0;
  for (const double part : normal) {
    squares += (part - sum / n) * (part - sum / n);
    size = std::max(size, std::abs(part));
  }
  const double length = std::sqrt(squares);
  if (!(length > 1e-9 * size)) return std::nullopt;
  Wall made{normal, std::nullopt};
  for (double& factor : made.factors) factor /= length;
  return made;
}

bool all_alike_and_never(const ChoiceGaps& gaps) {
  return !wall(gaps) && std::ranges::none_of(gaps, [](double gap) { return gap > 0; });
}

double distance(const Wall& wall, const std::vector<double>& weights) {
  double sum = 0;
  for (std::size_t c = 0; c < wall.factors.size(); ++c) sum += wall.factors[c] * weights[c];
  return sum;
}

class Polytope {
 public:
  Polytope(std::span<const ChoiceGaps> choices, std::size_t criteria) : criteria_(criteria) {
    for (std::size_t c = 0; c < criteria; ++c) {
      std::vector<double> normal(criteria, 0);
      normal[c] = 1;
      if (auto made = wall(normal)) walls_.push_back(std::move(*made));
    }
    own_ = static_cast<std::ptrdiff_t>(walls_.size());
    for (const ChoiceGaps& gaps : choices) {
      if (auto made = wall(gaps)) walls_.push_back(std::move(*made));
      impossible_ = impossible_ || all_alike_and_never(gaps);
    }
  }

  /// The weights farthest from their nearest wall, and behind them how far; nothing where they would be on it.
  std::optional<std::vector<double>> farthest() const {
    if (impossible_) return std::nullopt;
    const auto found = minimise(program(-kFar));
    if (!found || !(found->back() > kNoDistance)) return std::nullopt;
    return found;
  }

  std::optional<std::vector<double>> centre() {
    auto found = farthest();
    while (found && !settled() && hold_nearest(*found)) {
      const auto next = settled() ? std::nullopt : minimise(program(0));
      if (!next) break;
      found = next;
    }
    if (found) found->resize(criteria_);
    return found;
  }

 private:
  /// Whether the weights are held: the walls of their own, which stand first, all are.
  bool settled() const {
    return std::all_of(walls_.begin(), walls_.begin() + own_, [](const Wall& wall) { return wall.held.has_value(); });
  }

  /// Weights that sum to 1 and a distance, from `least`, that all free walls keep and that is to be great.
  LinearProgram program(double least) const {
    LinearProgram linear{std::vector<double>(criteria_ + 1, 0), std::vector<double>(criteria_ + 1, 0),
                         std::vector<double>(criteria_ + 1, 1)};
    linear.cost.back() = -1;
    linear.lower.back() = least;
    linear.upper.back() = kFar;
    LinearRow sum{std::vector<double>(criteria_ + 1, 1), 1, 1};
    sum.factors.back() = 0;
    linear.rows.push_back(std::move(sum));
    for (const Wall& wall : walls_) {
      LinearRow row{wall.factors, wall.held ? *wall.held - kTolerance : 0};
      row.factors.push_back(wall.held ? 0 : -1);
      linear.rows.push_back(std::move(row));
    }
    return linear;
  }

  /// Holds the walls that no weights are farther from while all free ones keep the distance found; false
  /// where there are none.
  bool hold_nearest(const std::vector<double>& found) {
    const double nearest = found.back();
    std::vector<std::size_t> tight;
    for (std::size_t i = 0; i < walls_.size(); ++i) {
      if (!walls_[i].held && distance(walls_[i], found) < nearest + kNoDistance) tight.push_back(i);
    }
    std::vector<std::size_t> held;
    for (const std::size_t i : tight) {
      if (!(farthest_from(walls_[i], nearest) > nearest + kNoDistance)) held.push_back(i);
    }
    for (const std::size_t i : held.empty() ? tight : held) walls_[i].held = nearest;
    return !tight.empty();
  }

  double farthest_from(const Wall& wall, double nearest) const {
    LinearProgram linear = program(nearest - kTolerance);
    for (std::size_t c = 0; c < criteria_; ++c) linear.cost[c] = -wall.factors[c];
    linear.cost.back() = 0;
    linear.upper.back() = nearest;
    const auto found = minimise(linear);
    return found ? distance(wall, *found) : nearest;
  }

  std::size_t criteria_;
  std::vector<Wall> walls_;
  std::ptrdiff_t own_ = 0;
  bool impossible_ = false;
};

}  // namespace

bool agree(std::span<const ChoiceGaps> choices, std::size_t criteria) {
  return Polytope(choices, criteria).farthest().has_value();
}

std::optional<std::vector<double>> choice_centre(std::span<const ChoiceGaps> choices, std::size_t criteria) {
  return Polytope(choices, criteria).centre();
}

double extreme_share(std::span<const ChoiceGaps> choices, std::size_t criteria, std::size_t criterion, bool greatest) {
  LinearProgram linear{std::vector<double>(criteria, 0), std::vector<double>(criteria, 0),
                       std::vector<double>(criteria, 1)};
  linear.cost[criterion] = greatest ? -1 : 1;
  linear.rows.push_back({std::vector<double>(criteria, 1), 1, 1});
  for (const ChoiceGaps& gaps : choices) {
    if (auto made = wall(gaps)) linear.rows.push_back({made->factors, 0});
  }
  const auto found = minimise(linear);
  return found ? (*found)[criterion] : (greatest ? 1 : 0);
}

}  // namespace fitrank
