// Top 10 of one large set by scan, beside the floor: reading the same bytes and doing nothing else.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "bench_data.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCompanies = 10'000'000;
constexpr std::size_t kCriteria = 8;
constexpr std::size_t kTop = 10;

void set_rate(benchmark::State& state, const ScoreMatrix& scores) {
  const std::size_t bytes = scores.stride() * scores.criteria() * sizeof(float);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void read_floor(benchmark::State& state, double unknown) {
  const SyntheticSet& set = synthetic_set(scaled(kCompanies), kCriteria, unknown);
  for (auto _ : state) benchmark::DoNotOptimize(read_all(set.scores));
  set_rate(state, set.scores);
}

void time_scan(benchmark::State& state, const ScoreMatrix& scores, const CompanyIds& ids, MissingPolicy missing,
               const BlockMaxima* maxima) {
  const Weights weights = sample_weights(kCriteria);
  const RankOptions options{.top = kTop, .maxima = maxima};
  if (!same_places(plain_top(scores, weights, missing, kTop), top_companies(scores, ids, weights, missing, options))) {
    return state.SkipWithError("the scan differs from the plain loop");
  }
  for (auto _ : state) benchmark::DoNotOptimize(top_companies(scores, ids, weights, missing, options));
  set_rate(state, scores);
}

void scan(benchmark::State& state, double unknown, MissingPolicy missing) {
  const SyntheticSet& set = synthetic_set(scaled(kCompanies), kCriteria, unknown);
  time_scan(state, set.scores, set.ids, missing, nullptr);
}

/// The set's rows, the highest score in the first criterion first: block maxima then tell blocks apart.
ScoreMatrix sorted_by_first(const ScoreMatrix& scores) {
  std::vector<std::size_t> order(scores.companies());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, std::greater(), [&](std::size_t row) { return std::pair(scores.at(row, 0), row); });
  ScoreMatrix sorted(scores.companies(), scores.criteria());
  for (std::size_t row = 0; row < order.size(); ++row) {
    for (std::size_t c = 0; c < scores.criteria(); ++c) sorted.set(row, c, scores.at(order[row], c));
  }
  return sorted;
}

void scan_sorted(benchmark::State& state, bool with_maxima) {
  const SyntheticSet& set = synthetic_set(scaled(kCompanies), kCriteria, 0);
  static const ScoreMatrix sorted = sorted_by_first(set.scores);
  static const BlockMaxima maxima(sorted);
  time_scan(state, sorted, set.ids, MissingPolicy::renormalize, with_maxima ? &maxima : nullptr);
}

#define FITRANK_TIME(...) BENCHMARK_CAPTURE(__VA_ARGS__)->Unit(benchmark::kMillisecond)->UseRealTime()
FITRANK_TIME(read_floor, known, 0);
FITRANK_TIME(scan, known, 0, MissingPolicy::renormalize);
FITRANK_TIME(scan, unknown_renormalize, 0.2, MissingPolicy::renormalize);
FITRANK_TIME(scan, unknown_zero, 0.2, MissingPolicy::zero);
FITRANK_TIME(scan, unknown_neutral, 0.2, MissingPolicy::neutral);
FITRANK_TIME(scan_sorted, without_maxima, false);
FITRANK_TIME(scan_sorted, with_maxima, true);

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
