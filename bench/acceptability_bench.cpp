// Rank acceptability: every rank of a thousand companies, and the first ten of a million.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>

#include "analysis/acceptability.hpp"
#include "bench_data.hpp"
#include "score/drawn_top.hpp"

namespace fitrank::bench {
namespace {

constexpr std::size_t kCriteria = 5;
constexpr std::size_t kSamples = 10'000;
constexpr std::size_t kChecked = 100;
constexpr std::size_t kTop = 10;

WeightDraws uniform_weights() { return WeightDraws({.profile = Weights(std::vector<double>(kCriteria, 1.0))}); }

/// The first rows of draw `number`, company after company with no tricks at all.
std::vector<std::size_t> plain_top_of(const ScoreDraws& scores, std::uint64_t number) {
  std::vector<double> weights(kCriteria);
  uniform_weights().draw(number, weights);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t row = 0; row < scores.scores().companies(); ++row) {
    double sum = 0;
    for (std::size_t c = 0; c < kCriteria; ++c) sum += weights[c] * scores.at(scores.draw(number), row, c);
    order.emplace_back(-sum, row);
  }
  std::ranges::partial_sort(order, order.begin() + kTop);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < kTop; ++i) rows.push_back(order[i].second);
  return rows;
}

/// Whether `samples` draws of the analysis put the very companies into the top that plain_top_of does.
bool is_right(const ScoreDraws& scores, const CompanyIds& ids, std::size_t samples) {
  std::vector<std::size_t> counts(scores.scores().companies());
  for (std::size_t draw = 0; draw < samples; ++draw) {
    for (const std::size_t row : plain_top_of(scores, draw)) ++counts[row];
  }
  const auto result = find_acceptability(scores, ids, uniform_weights(), {.samples = samples, .top = kTop});
  return std::ranges::all_of(result.companies, [&](const CompanyAcceptability& company) {
    const double expected = static_cast<double>(counts[company.company]) / static_cast<double>(samples);
    return company.top > expected - 1e-9 && company.top < expected + 1e-9;
  });
}

void acceptability(benchmark::State& state, std::size_t companies, double unknown, std::size_t closer) {
  const SyntheticSet& set = synthetic_set(companies, kCriteria, unknown);
  const ScoreDraws scores(set.scores, {});
  if (!is_right(scores, set.ids, companies > kMostFullRanks ? 3 : kChecked)) {
    return state.SkipWithError("the shares differ from the plain loop's");
  }
  const AcceptabilityOptions options{.samples = kSamples, .top = kTop, .closer = closer};
  for (auto _ : state) benchmark::DoNotOptimize(find_acceptability(scores, set.ids, uniform_weights(), options));
}

#define FITRANK_TIME(...) BENCHMARK_CAPTURE(__VA_ARGS__)->Unit(benchmark::kMillisecond)->UseRealTime()
FITRANK_TIME(acceptability, thousand_known, 1000, 0, 10);
FITRANK_TIME(acceptability, thousand_unknown, 1000, 0.2, 0);
FITRANK_TIME(acceptability, thousand_unknown_confidence, 1000, 0.2, 10);
FITRANK_TIME(acceptability, million_known, scaled(1'000'000), 0, 10);
FITRANK_TIME(acceptability, million_unknown, scaled(1'000'000), 0.2, 0);
FITRANK_TIME(acceptability, million_unknown_confidence, scaled(1'000'000), 0.2, 10);

}  // namespace
}  // namespace fitrank::bench

BENCHMARK_MAIN();
