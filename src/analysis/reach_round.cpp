#include "analysis/reach_round.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "analysis/rank_report.hpp"

namespace fitrank {
namespace {

constexpr double kDear = 0.005;     // of all weight: a rounding may cost that much more change
constexpr std::size_t kNear = 200;  // others that are kept behind while rounding

/// Multiples of 1 / parts_per_percent percent that add up to 100, by largest remainders.
std::vector<double> to_multiples(const std::vector<double>& weights, double parts_per_percent) {
  std::vector<double> parts;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (const double weight : weights) parts.push_back(std::floor(weight * 100 * parts_per_percent + 1e-9));
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return weights[a] * 100 * parts_per_percent - parts[a] > weights[b] * 100 * parts_per_percent - parts[b];
  });
  const double left = std::round(100 * parts_per_percent - std::accumulate(parts.begin(), parts.end(), 0.0));
  for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(left, 0.0)); ++i) parts[order[i % order.size()]] += 1;
  for (double& part : parts) part /= parts_per_percent;
  return parts;
}

/// The weights that setting these percentages gives.
std::vector<double> set_percent(const std::vector<double>& percent) {
  std::vector<NamedShare> named;
  for (std::size_t c = 0; c < percent.size(); ++c) named.push_back({c, percent[c]});
  return reweigh(percent, named);
}

class Rounder {
 public:
  Rounder(const ReachField& field, const NearWeights& nearest) : field_(field), nearest_(nearest) {
    const Rows ahead = field.ahead(nearest.weights, field.top());
    for (const std::size_t row : field.close(nearest.weights, field.top() + kNear)) {
      const bool zero = std::isinf(score_at(field.line(row), nearest.weights));
      if (!zero && std::ranges::find(ahead, row) == ahead.end()) held_.push_back(row);
    }
  }

  RoundWeights round() const {
    for (const double parts : {1.0, 10.0, 100.0, 1000.0, 1e4, 1e6}) {
      if (const auto rounded = try_parts(nearest_.weights, parts)) return *rounded;
      const double own = score_at(field_.own(), nearest_.weights);
      if (std::isinf(own)) continue;
      // So many points may the sharing out of remainders cost.
      const double margin = 0.5 * static_cast<double>(field_.criteria()) / parts;
      const auto inside = nearest_weights(field_, {.held = held_, .low = own, .high = own, .margin = margin});
      if (!inside) continue;
      if (const auto rounded = try_parts(inside->weights, parts)) return *rounded;
    }
    RoundWeights exact{.percent = nearest_.weights, .change = nearest_.change, .level_only = true};
    for (double& percent : exact.percent) percent *= 100;
    return exact;
  }

 private:
  using Rows = std::vector<std::size_t>;

  std::optional<RoundWeights> try_parts(const std::vector<double>& weights, double parts) const {
    RoundWeights rounded{.percent = to_multiples(weights, parts)};
    const std::vector<double> set = set_percent(rounded.percent);
    for (std::size_t c = 0; c < set.size(); ++c) rounded.change += std::abs(set[c] - field_.center()[c]);
    if (rounded.change > nearest_.change + kDear || !field_.ranks_company(set)) return std::nullopt;
    if (field_.ahead(set, field_.top(), 0).size() >= field_.top()) return std::nullopt;
    return rounded;
  }

  const ReachField& field_;
  const NearWeights& nearest_;
  Rows held_;
};

}  // namespace

RoundWeights round_weights(const ReachField& field, const NearWeights& nearest) {
  return Rounder(field, nearest).round();
}

}  // namespace fitrank
