#include "analysis/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

namespace fitrank {
namespace {

using Ranks = std::vector<double>;

bool same(double a, double b) { return !(a < b) && !(b < a); }

/// Calls group(first, end) for every run of equal values in `sorted`.
template <typename Value, typename Same, typename Group>
void for_each_run(const std::vector<Value>& sorted, Same&& equal, Group&& group) {
  for (std::size_t first = 0, end = 0; first < sorted.size(); first = end) {
    while (end < sorted.size() && equal(sorted[first], sorted[end])) ++end;
    group(first, end);
  }
}

/// Ranks from 1, tied things with the mean of theirs; empty where nothing can be compared.
Ranks mean_ranks(std::span<const double> given) {
  std::vector<std::size_t> order(given.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return given[a] < given[b]; });
  Ranks ranks(given.size());
  bool tied = true;
  for_each_run(
      order, [&](std::size_t a, std::size_t b) { return same(given[a], given[b]); },
      [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) ranks[order[i]] = static_cast<double>(first + end + 1) / 2;
        tied = tied && end - first == order.size();
      });
  return tied || given.size() < 2 ? Ranks{} : ranks;
}

struct RankPair {
  Ranks x;
  Ranks y;
};

/// Nothing where a measure is not defined.
std::optional<RankPair> both_ranks(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::invalid_argument("two rankings of different lengths cannot be compared");
  RankPair pair{mean_ranks(x), mean_ranks(y)};
  if (pair.x.empty() || pair.y.empty()) return std::nullopt;
  return pair;
}

std::uint64_t pairs_of(std::uint64_t things) { return things * (things - 1) / 2; }

/// Pairs that share a value, counted over runs of `sorted`.
template <typename Value, typename Same>
std::uint64_t tied_pairs(const std::vector<Value>& sorted, Same&& equal) {
  std::uint64_t pairs = 0;
  for_each_run(sorted, equal, [&](std::size_t first, std::size_t end) { pairs += pairs_of(end - first); });
  return pairs;
}

/// Sorts `values` by merging and counts the pairs that stood in descending order.
std::uint64_t sort_counting_swaps(Ranks& values) {
  std::uint64_t swaps = 0;
  Ranks merged(values.size());
  for (std::size_t width = 1; width < values.size(); width *= 2) {
    for (std::size_t first = 0; first < values.size(); first += 2 * width) {
      const std::size_t middle = std::min(first + width, values.size());
      const std::size_t end = std::min(first + 2 * width, values.size());
      std::size_t left = first;
      std::size_t right = middle;
      for (std::size_t at = first; at < end; ++at) {
        const bool take_right = right < end && (left == middle || values[right] < values[left]);
        if (take_right) swaps += middle - left;
        merged[at] = values[take_right ? right++ : left++];
      }
    }
    values.swap(merged);
  }
  return swaps;
}

/// 2^-rank for a mean rank, a multiple of a half; by exact steps, since libm may choose its code by the processor.
double half_to_the(double rank) {
  const double whole = std::ceil(rank);
  return std::ldexp(same(whole, rank) ? 1 : std::numbers::sqrt2, -static_cast<int>(whole));
}

}  // namespace

std::optional<double> kendall_tau_b(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::invalid_argument("two rankings of different lengths cannot be compared");
  std::vector<std::pair<double, double>> things;
  for (std::size_t i = 0; i < x.size(); ++i) things.emplace_back(x[i], y[i]);
  std::ranges::sort(things);
  const std::uint64_t tied_x = tied_pairs(things, [](auto& a, auto& b) { return same(a.first, b.first); });
  const std::uint64_t tied_both =
      tied_pairs(things, [](auto& a, auto& b) { return same(a.first, b.first) && same(a.second, b.second); });
  Ranks second;
  for (const auto& thing : things) second.push_back(thing.second);
  const std::uint64_t swaps = sort_counting_swaps(second);
  const std::uint64_t tied_y = tied_pairs(second, same);
  const std::uint64_t all = x.empty() ? 0 : pairs_of(x.size());
  if (all == tied_x || all == tied_y) return std::nullopt;
  const double untied = static_cast<double>(all + tied_both - tied_x - tied_y);  // concordant + discordant
  const double tau = (untied - 2 * static_cast<double>(swaps)) /
                     (std::sqrt(static_cast<double>(all - tied_x)) * std::sqrt(static_cast<double>(all - tied_y)));
  return std::clamp(tau, -1.0, 1.0);  // but for roundings it is
}

std::optional<double> spearman_rho(std::span<const double> x, std::span<const double> y) {
  const auto ranks = both_ranks(x, y);
  if (!ranks) return std::nullopt;
  const double mean = static_cast<double>(x.size() + 1) / 2;
  double covariance = 0;
  double variance_x = 0;
  double variance_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    covariance += (ranks->x[i] - mean) * (ranks->y[i] - mean);
    variance_x += (ranks->x[i] - mean) * (ranks->x[i] - mean);
    variance_y += (ranks->y[i] - mean) * (ranks->y[i] - mean);
  }
  return std::clamp(covariance / (std::sqrt(variance_x) * std::sqrt(variance_y)), -1.0, 1.0);
}

std::optional<double> weighted_spearman(std::span<const double> x, std::span<const double> y) {
  const auto ranks = both_ranks(x, y);
  if (!ranks) return std::nullopt;
  const auto n = static_cast<double>(x.size());
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double apart = ranks->x[i] - ranks->y[i];
    sum += apart * apart * ((n - ranks->x[i] + 1) + (n - ranks->y[i] + 1));
  }
  return 1 - 6 * sum / (n * (n + 1) * (n - 1) * (n + 1));
}

std::optional<double> ws_similarity(std::span<const double> x, std::span<const double> y) {
  const auto ranks = both_ranks(x, y);
  if (!ranks) return std::nullopt;
  const auto n = static_cast<double>(x.size());
  double lost = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double farthest = std::max(ranks->x[i] - 1, n - ranks->x[i]);
    lost += half_to_the(ranks->x[i]) * std::abs(ranks->x[i] - ranks->y[i]) / farthest;
  }
  return 1 - lost;
}

std::optional<double> rank_biased_overlap(std::span<const std::size_t> x, std::span<const std::size_t> y,
                                          double persistence) {
  if (!(persistence > 0 && persistence < 1)) throw std::invalid_argument("a persistence must be between 0 and 1");
  if (x.empty() || y.empty()) return std::nullopt;
  const auto [shorter, longer] = x.size() <= y.size() ? std::pair(x, y) : std::pair(y, x);
  std::vector<bool> seen(1 + std::max(std::ranges::max(x), std::ranges::max(y)));
  const auto s = static_cast<double>(shorter.size());
  std::size_t overlap = 0;        // X_d: things that both lists hold down to depth d
  double overlap_at_shorter = 0;  // X_s
  double sum = 0;
  double power = 1;  // p^d
  const auto meet = [&](std::size_t thing) {
    overlap += seen[thing] ? 1 : 0;
    seen[thing] = true;
  };
  for (std::size_t at = 0; at < longer.size(); ++at) {
    const auto depth = static_cast<double>(at + 1);
    meet(longer[at]);
    if (at < shorter.size()) {
      meet(shorter[at]);
      overlap_at_shorter = static_cast<double>(overlap);
    }
    power *= persistence;
    sum += static_cast<double>(overlap) / depth * power;
    // Below the shorter list's end, what it would hold is taken to agree as far as it did above.
    if (depth > s) sum += overlap_at_shorter * (depth - s) / (s * depth) * power;
  }
  const double all = static_cast<double>(overlap);
  const double tail = (all - overlap_at_shorter) / static_cast<double>(longer.size()) + overlap_at_shorter / s;
  return (1 - persistence) / persistence * sum + tail * power;
}

}  // namespace fitrank
