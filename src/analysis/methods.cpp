#include "analysis/methods.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "analysis/criterion_flows.hpp"
#include "score/settled.hpp"

namespace fitrank {
namespace {

constexpr int kShareBits = 40;  // of what lies in -1..1
constexpr double kInfinity = std::numeric_limits<double>::infinity();

void check(const DecisionMatrix& matrix, std::span<const double> weights) {
  const bool sound = std::ranges::all_of(weights, [](double weight) { return std::isfinite(weight) && weight >= 0; });
  if (!sound || weights.size() != matrix.columns()) {
    throw std::invalid_argument("a method needs a finite weight of 0 or more for every criterion");
  }
}

/// By how much the known criteria's weights of `row` grow to make up for the unknown ones; 0: nothing
/// weighted is known. Exactly 1 where everything weighted is known.
double growth(const DecisionMatrix& matrix, std::size_t row, std::span<const double> weights) {
  double known = 0;
  double all = 0;
  bool complete = true;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    all += weights[c];
    if (matrix.knows(row, c)) known += weights[c];
    complete = complete && (matrix.knows(row, c) || !(weights[c] > 0));
  }
  if (complete && all > 0) return 1;
  return known > 0 ? all / known : 0;
}

/// The greatest and the least that is known of a criterion.
struct Span {
  double best = -kInfinity;
  double worst = kInfinity;
};

std::vector<Span> spans(const DecisionMatrix& matrix) {
  std::vector<Span> found(matrix.columns());
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t c = 0; c < matrix.columns(); ++c) {
      if (!matrix.knows(row, c)) continue;
      found[c].best = std::max(found[c].best, matrix.at(row, c));
      found[c].worst = std::min(found[c].worst, matrix.at(row, c));
    }
  }
  return found;
}

/// Where each number lies between the least and the greatest, 0..1; all 0 where they are all one.
std::vector<double> shares_between(const std::vector<double>& numbers) {
  std::vector<double> shares(numbers.size(), 0);
  if (numbers.empty()) return shares;
  const auto [least, greatest] = std::ranges::minmax(numbers);
  if (!(greatest > least)) return shares;
  for (std::size_t i = 0; i < numbers.size(); ++i) shares[i] = (numbers[i] - least) / (greatest - least);
  return shares;
}

bool leads(const std::vector<double>& losses, std::size_t row) { return !(std::ranges::min(losses) < losses[row]); }

/// Opricovic and Tzeng's conditions C1 (acceptable advantage) and C2 (acceptable stability).
std::vector<std::size_t> propose(const Vikor& vikor) {
  std::vector<std::size_t> order(vikor.compromise.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t row) { return vikor.compromise[row]; });
  if (order.size() < 2) return order;
  const double first = vikor.compromise[order[0]];
  const double advantage = 1 / static_cast<double>(order.size() - 1);
  std::size_t near = 1;
  while (near < order.size() && vikor.compromise[order[near]] - first < advantage) ++near;
  const bool stable = leads(vikor.group, order[0]) || leads(vikor.regret, order[0]);
  order.resize(near == 1 && !stable ? 2 : near);
  return order;
}

void check(std::span<const Preference> preferences, std::size_t criteria) {
  if (!preferences.empty() && preferences.size() != criteria) {
    throw std::invalid_argument("one preference for each criterion");
  }
  for (const Preference& preference : preferences) {
    if (!(preference.indifference >= 0) || !(preference.full >= preference.indifference) ||
        !std::isfinite(preference.full)) {
      throw std::invalid_argument(
          "the preference threshold must be at least the indifference threshold, and that at least 0");
    }
  }
}

}  // namespace

std::vector<double> weighted_sum(const DecisionMatrix& matrix, std::span<const double> weights) {
  check(matrix, weights);
  std::vector<double> scores;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    double sum = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (matrix.knows(row, c)) sum += weights[c] * matrix.at(row, c);
    }
    scores.push_back(sum * growth(matrix, row, weights));
  }
  return scores;
}

std::vector<double> weighted_product(const DecisionMatrix& matrix, std::span<const double> weights) {
  check(matrix, weights);
  std::vector<double> scores;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    long double logarithm = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!matrix.knows(row, c) || !(weights[c] > 0)) continue;
      if (matrix.at(row, c) < 0) throw std::invalid_argument("a weighted product needs numbers of 0 or more");
      logarithm += weights[c] * std::log(static_cast<long double>(matrix.at(row, c)));
    }
    scores.push_back(settled(std::exp(logarithm * growth(matrix, row, weights)), kScoreBits));
  }
  return scores;
}

std::vector<double> topsis(const DecisionMatrix& matrix, std::span<const double> weights) {
  check(matrix, weights);
  const std::vector<Span> span = spans(matrix);
  std::vector<double> closeness;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    double to_best = 0;
    double to_worst = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!matrix.knows(row, c)) continue;
      const double short_of = weights[c] * (span[c].best - matrix.at(row, c));
      const double above = weights[c] * (matrix.at(row, c) - span[c].worst);
      to_best += short_of * short_of;
      to_worst += above * above;
    }
    // Both distances grow alike with the weights, so that what makes up for an unknown cancels out.
    const double both = std::sqrt(to_best) + std::sqrt(to_worst);
    closeness.push_back(both > 0 ? settled(std::sqrt(to_worst) / both, kShareBits) : 1);
  }
  return closeness;
}

Vikor vikor(const DecisionMatrix& matrix, std::span<const double> weights, double v) {
  check(matrix, weights);
  if (!(v >= 0 && v <= 1)) throw std::invalid_argument("VIKOR's v must be from 0 to 1");
  const std::vector<Span> span = spans(matrix);
  Vikor result;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    double all = 0;
    double worst = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!matrix.knows(row, c) || !(span[c].best > span[c].worst)) continue;
      const double lost = weights[c] * (span[c].best - matrix.at(row, c)) / (span[c].best - span[c].worst);
      all += lost;
      worst = std::max(worst, lost);
    }
    result.group.push_back(settled(all * growth(matrix, row, weights), kShareBits));
    result.regret.push_back(settled(worst * growth(matrix, row, weights), kShareBits));
  }
  const std::vector<double> group = shares_between(result.group);
  const std::vector<double> regret = shares_between(result.regret);
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    result.compromise.push_back(settled(v * group[row] + (1 - v) * regret[row], kShareBits));
  }
  result.proposed = propose(result);
  return result;
}

std::vector<double> promethee(const DecisionMatrix& matrix, std::span<const double> weights,
                              std::span<const Preference> preferences) {
  check(matrix, weights);
  check(preferences, weights.size());
  std::vector<double> flows(matrix.rows());
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const std::vector<double> flow = criterion_flows(matrix, c, preferences.empty() ? Preference{} : preferences[c]);
    for (std::size_t row = 0; row < flows.size(); ++row) flows[row] += weights[c] * flow[row];
  }
  for (std::size_t row = 0; row < flows.size(); ++row) {
    flows[row] = settled(flows[row] * growth(matrix, row, weights), kShareBits);
  }
  return flows;
}

}  // namespace fitrank
