#include <algorithm>

#include "analysis/bounds.hpp"
#include "base/parallel.hpp"
#include "score/row_mask.hpp"
#include "score/settled.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kBlock = 4096;

/// The fit score once every unknown signal has turned out at its worst, or at its best, by fit_score's own sum.
double completed(const ScoreMatrix& scores, std::size_t company, const Weights& weights, float Extent::*end) {
  double points = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] > 0) points += weights[c] * double{scores.extent(company, c).*end};
  }
  return settled_sum(points);
}

double completed_product(const ScoreMatrix& scores, std::size_t company, const Weights& weights, float Extent::*end) {
  ScoreMatrix one(1, weights.size());
  for (std::size_t c = 0; c < weights.size(); ++c) one.set(0, c, scores.extent(company, c).*end);
  return fit_score(one, 0, weights, {MissingPolicy::zero, Aggregation::weighted_product}).score;
}

bool is_ranked(const ScoreMatrix& scores, std::size_t company, const Weights& weights) {
  return fit_score(scores, company, weights, MissingPolicy::zero).ranked();
}

std::size_t above(const std::vector<double>& sorted, double score) {
  return static_cast<std::size_t>(sorted.end() - std::ranges::upper_bound(sorted, score));
}

}  // namespace

std::vector<UnknownBounds> bounds_over_unknown(const ScoreMatrix& scores, const Weights& weights,
                                               const BoundsOptions& options, Aggregation method) {
  std::vector<UnknownBounds> bounds(scores.companies());
  const std::size_t blocks = (bounds.size() + kBlock - 1) / kBlock;
  const std::size_t threads = thread_count(options.threads, blocks);
  const auto for_all = [&](const auto& work) {
    parallel_for(blocks, threads, [&](std::size_t block, std::size_t) {
      for (std::size_t row = block * kBlock; row < std::min(bounds.size(), (block + 1) * kBlock); ++row) {
        if (holds_row(options.allowed, row)) work(row);
      }
    });
  };
  for_all([&](std::size_t row) {
    const auto complete = method == Aggregation::weighted_sum ? completed : completed_product;
    bounds[row].low = complete(scores, row, weights, &Extent::low);
    bounds[row].high = complete(scores, row, weights, &Extent::high);
  });
  std::vector<double> lows;
  std::vector<double> highs;
  for (std::size_t row = 0; row < bounds.size(); ++row) {
    if (!holds_row(options.allowed, row) || !is_ranked(scores, row, weights)) continue;
    lows.push_back(bounds[row].low);
    highs.push_back(bounds[row].high);
  }
  std::ranges::sort(lows);
  std::ranges::sort(highs);
  for_all([&](std::size_t row) {
    if (!is_ranked(scores, row, weights)) return;
    UnknownBounds& bound = bounds[row];
    bound.best = 1 + above(lows, bound.high);
    const std::size_t itself = bound.high > bound.low ? 1 : 0;
    bound.worst = 1 + above(highs, bound.low) - itself;
  });
  return bounds;
}

}  // namespace fitrank
