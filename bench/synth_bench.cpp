// Synthetic companies: as a score matrix, and as the text of a companies.csv that nobody keeps.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

#include "bench_data.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCompanies = 1'000'000;
constexpr std::size_t kCriteria = 5;
constexpr std::size_t kChecked = 1000;

bool same_cell(const SyntheticSpec& spec, const ScoreMatrix& scores, std::size_t row, std::size_t criterion) {
  const std::int32_t thousandths = synthetic_cell(spec, row, criterion);
  const float score = scores.at(row, criterion);
  return thousandths < 0 ? !(score >= 0) : std::abs(score * 1000 - static_cast<float>(thousandths)) < 0.01F;
}

void matrix(benchmark::State& state) {
  const SyntheticSpec spec = spec_of(scaled(kCompanies), kCriteria, 0.2);
  const ScoreMatrix scores = synthetic_scores(spec);
  for (std::size_t row = 0; row < kChecked; ++row) {
    for (std::size_t c = 0; c < kCriteria; ++c) {
      if (!same_cell(spec, scores, row, c)) return state.SkipWithError("the matrix differs from its cells");
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(synthetic_scores(spec));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(spec.companies));
}

void csv(benchmark::State& state) {
  const SyntheticSpec spec = spec_of(scaled(kCompanies), kCriteria, 0.2);
  const std::vector<std::string> names = {"a", "b", "c", "d", "e"};
  std::size_t bytes = 0;
  std::size_t lines = 0;
  const auto count = [&](std::string_view text) {
    bytes += text.size();
    lines += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  };
  synthetic_csv(spec, names, 0, count);
  if (lines != spec.companies + 1) return state.SkipWithError("the text has not a line for each company");
  for (auto _ : state) synthetic_csv(spec, names, 0, [](std::string_view text) { benchmark::DoNotOptimize(text); });
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

BENCHMARK(matrix)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(csv)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
