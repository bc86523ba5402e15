// How far the weights of the top 10 among a million companies may move, over an index that is already made.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

#include "analysis/stability.hpp"
#include "bench_data.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCompanies = 1'000'000;
constexpr std::size_t kCriteria = 5;
constexpr std::size_t kTop = 10;
constexpr double kStep = 1e-6;  ///< of a share, to either side of a limit

std::vector<std::size_t> top_at(const SyntheticSet& set, const Weights& weights, std::size_t criterion, double share,
                                MissingPolicy missing) {
  std::vector<double> moved;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    moved.push_back(c == criterion ? share : weights[c] * (1 - share) / (1 - weights[criterion]));
  }
  std::vector<std::size_t> rows;
  for (const Place& place : plain_top(set.scores, Weights(moved), missing, kTop)) rows.push_back(place.row);
  std::ranges::sort(rows);
  return rows;
}

/// Just inside the limits the plain loop gives the same ten, just outside others.
bool is_right(const SyntheticSet& set, const Weights& weights, MissingPolicy missing, const Stability& found) {
  for (const CriterionStability& line : found.criteria) {
    const auto now = top_at(set, weights, line.criterion, line.share, missing);
    for (const auto& [turn, outwards] : {std::pair(line.top.at_low, -kStep), std::pair(line.top.at_high, kStep)}) {
      if (!turn) continue;
      if (top_at(set, weights, line.criterion, turn->share - outwards, missing) != now) return false;
      if (top_at(set, weights, line.criterion, turn->share + outwards, missing) == now) return false;
    }
  }
  return found.criteria.size() == weights.size();
}

void stability(benchmark::State& state, double unknown, MissingPolicy missing) {
  const SyntheticSet& set = synthetic_set(scaled(kCompanies), kCriteria, unknown);
  const Weights weights = sample_weights(kCriteria);
  IndexSource source;
  source.criteria.resize(kCriteria);
  const SkybandIndex index = SkybandIndex::build(set.scores, set.ids, kTop, source);
  const auto find = [&] {
    return find_stability(index.scores(), index.ids(), weights, missing, {.top = kTop, .order = kTop});
  };
  if (!is_right(set, weights, missing, find())) return state.SkipWithError("a limit is not where the top changes");
  for (auto _ : state) benchmark::DoNotOptimize(find());
}

BENCHMARK_CAPTURE(stability, known, 0, MissingPolicy::zero)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(stability, unknown_zero, 0.2, MissingPolicy::zero)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(stability, unknown_renormalize, 0.2, MissingPolicy::renormalize)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
