#include "analysis/without_criterion.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "score/ranking.hpp"

namespace fitrank {
namespace {

std::vector<std::size_t> known_of(const ScoreMatrix& scores, std::span<const std::size_t> rows, std::size_t criterion) {
  std::vector<std::size_t> known;
  for (const std::size_t row : rows) {
    if (scores.knows(row, criterion)) known.push_back(row);
  }
  return known;
}

/// The weights without the criterion; empty where nothing else weighs anything.
std::vector<double> others(const Weights& weights, std::size_t criterion) {
  std::vector<double> raw(weights.scaled().begin(), weights.scaled().end());
  raw[criterion] = 0;
  const bool any = std::ranges::any_of(raw, [](double weight) { return weight > 0; });
  return any ? raw : std::vector<double>();
}

/// In the full order, those that nothing is left of last.
std::vector<std::size_t> sorted(const ScoreMatrix& scores, const CompanyIds& ids, std::span<const std::size_t> rows,
                                const Weights& weights, Scoring scoring) {
  std::vector<std::pair<FitScore, std::size_t>> fits;
  for (const std::size_t row : rows) fits.emplace_back(fit_score(scores, row, weights, scoring), row);
  std::ranges::sort(fits, [&](const auto& a, const auto& b) {
    if (a.first.ranked() != b.first.ranked()) return a.first.ranked();
    return a.second != b.second && ranks_before(scores, ids, a.second, a.first, b.second, b.first);
  });
  std::vector<std::size_t> order;
  for (const auto& [fit, row] : fits) order.push_back(row);
  return order;
}

}  // namespace

std::vector<WithoutCriterion> orders_without(const ScoreMatrix& scores, const CompanyIds& ids,
                                             std::span<const std::size_t> rows, const Weights& weights,
                                             Scoring scoring) {
  std::vector<WithoutCriterion> found;
  for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
    const std::vector<double> raw = others(weights, criterion);
    std::vector<std::size_t> known = known_of(scores, rows, criterion);
    if (!(weights[criterion] > 0) || raw.empty() || known.empty() || known.size() == rows.size()) continue;
    std::vector<std::size_t> order = sorted(scores, ids, rows, Weights(raw), scoring);
    if (known.size() == 1 || !std::ranges::equal(order, rows))
      found.push_back({criterion, std::move(known), std::move(order)});
  }
  return found;
}

}  // namespace fitrank
