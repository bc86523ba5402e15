// The skyband index of ten million companies and five criteria, k = 10: made, asked, saved and loaded.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>

#include "bench_data.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCompanies = 10'000'000;
constexpr std::size_t kCriteria = 5;
constexpr std::size_t kTop = 10;
constexpr std::size_t kPersonas = 16;
constexpr MissingPolicy kMissing = MissingPolicy::renormalize;

const SyntheticSet& whole_set() { return synthetic_set(scaled(kCompanies), kCriteria, 0); }

SkybandIndex build_index() {
  IndexSource source;
  source.criteria.resize(kCriteria);
  return SkybandIndex::build(whole_set().scores, whole_set().ids, kTop, source);
}

const SkybandIndex& built_index() {
  static const SkybandIndex index = build_index();
  return index;
}

/// Whether the index gives some personas what the plain loop over all companies gives them.
bool is_right(const SkybandIndex& index) {
  const WeightTable personas = sample_personas(kPersonas, kCriteria);
  for (std::size_t persona = 0; persona < kPersonas; ++persona) {
    const Weights weights = personas.weights(persona);
    auto top = index.top(weights, kMissing, kTop);
    for (RankedCompany& company : top) company.company = index.row_of(company.company);
    if (!same_places(plain_top(whole_set().scores, weights, kMissing, kTop), top)) return false;
  }
  return true;
}

void build(benchmark::State& state) {
  if (!is_right(build_index())) return state.SkipWithError("the index differs from the plain loop");
  for (auto _ : state) benchmark::DoNotOptimize(build_index());
  state.counters["members"] = static_cast<double>(built_index().members());
}

void query(benchmark::State& state, std::size_t threads) {
  if (!is_right(built_index())) return state.SkipWithError("the index differs from the plain loop");
  std::vector<Weights> weights;
  for (std::size_t p = 0; p < kPersonas; ++p) weights.push_back(sample_personas(kPersonas, kCriteria).weights(p));
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(built_index().top(weights[next++ % kPersonas], kMissing, kTop, threads));
  }
}

/// A name of this process's own, gone when it ends.
struct TemporaryFile {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("fitrank-bench-" + std::to_string(getpid()) + ".index");
  ~TemporaryFile() { std::filesystem::remove(path); }
};

void save(benchmark::State& state) {
  const TemporaryFile file;
  for (auto _ : state) built_index().save(file.path);
  if (!is_right(SkybandIndex::load(file.path))) state.SkipWithError("what was saved differs from the plain loop");
}

void load(benchmark::State& state) {
  const TemporaryFile file;
  built_index().save(file.path);
  if (!is_right(SkybandIndex::load(file.path))) return state.SkipWithError("what was saved differs");
  for (auto _ : state) benchmark::DoNotOptimize(SkybandIndex::load(file.path));
}

BENCHMARK(build)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(query, all_threads, 0)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK_CAPTURE(query, one_thread, 1)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(save)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(load)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
