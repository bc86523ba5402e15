// The top 10 for each of 100 personas among one million companies, a fifth of the scores unknown: by
// scan, and through a skyband index that is already made.
#include <benchmark/benchmark.h>

#include "bench_data.hpp"
#include "score/skyband_index.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCompanies = 1'000'000;
constexpr std::size_t kCriteria = 5;
constexpr std::size_t kPersonas = 100;
constexpr std::size_t kTop = 10;
constexpr MissingPolicy kMissing = MissingPolicy::renormalize;

using Tops = std::vector<std::vector<RankedCompany>>;

/// Each persona's top, as rows of the whole set.
Tops run_batch(const ScoreMatrix& scores, const CompanyIds& ids, const WeightTable& personas,
               const SkybandIndex* index) {
  Tops tops;
  rank_batch(scores, ids, personas, kMissing, {.top = kTop}, [&](std::size_t, const std::vector<RankedCompany>& top) {
    tops.push_back(top);
    if (index == nullptr) return;
    for (RankedCompany& company : tops.back()) company.company = index->row_of(company.company);
  });
  return tops;
}

bool is_right(const ScoreMatrix& scores, const WeightTable& personas, const Tops& tops) {
  for (std::size_t persona = 0; persona < tops.size(); ++persona) {
    if (!same_places(plain_top(scores, personas.weights(persona), kMissing, kTop), tops[persona])) return false;
  }
  return tops.size() == personas.personas();
}

void batch(benchmark::State& state, bool through_index) {
  const SyntheticSet& set = synthetic_set(scaled(kCompanies), kCriteria, 0.2);
  const WeightTable personas = sample_personas(kPersonas, kCriteria);
  IndexSource source;
  source.criteria.resize(kCriteria);
  const SkybandIndex index = SkybandIndex::build(set.scores, set.ids, kTop, source);
  const ScoreMatrix& scores = through_index ? index.scores() : set.scores;
  const CompanyIds& ids = through_index ? index.ids() : set.ids;
  const SkybandIndex* members = through_index ? &index : nullptr;
  if (!is_right(set.scores, personas, run_batch(scores, ids, personas, members))) {
    return state.SkipWithError("the batch differs from the plain loop");
  }
  for (auto _ : state) benchmark::DoNotOptimize(run_batch(scores, ids, personas, members));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kPersonas));
}

BENCHMARK_CAPTURE(batch, scan, false)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(batch, index, true)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
