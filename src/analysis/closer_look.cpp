#include "analysis/closer_look.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/parallel.hpp"
#include "score/drawn_score.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kDrawsPerChunk = 256;
constexpr std::size_t kRowsPerChunk = 4096;

/// Calls work(draw, thread) for all draws; what it counts must not depend on who draws.
void for_draws(std::size_t draws, std::size_t workers,
               const std::function<void(std::size_t draw, std::size_t worker)>& work) {
  parallel_for((draws + kDrawsPerChunk - 1) / kDrawsPerChunk, workers, [&](std::size_t chunk, std::size_t worker) {
    const std::size_t end = std::min(draws, (chunk + 1) * kDrawsPerChunk);
    for (std::size_t draw = chunk * kDrawsPerChunk; draw < end; ++draw) work(draw, worker);
  });
}

/// The least and the greatest score that a company can have.
struct Reach {
  double low = 0;
  double high = 0;
};

Reach reach(const ScoreDraws& scores, std::size_t row, std::span<const double> weights, Aggregation method) {
  return {drawn_score(weights, method, [&](std::size_t c) { return scores.low(row, c); }),
          drawn_score(weights, method, [&](std::size_t c) { return scores.high(row, c); })};
}

}  // namespace

struct CloserLook::Drawn {
  std::size_t row;
  FitScore fit;
};

CloserLook::Drawn CloserLook::drawn(std::size_t row, const CounterDraws& draw, std::span<const double> weights) const {
  Drawn drawn{row, {}};
  drawn.fit.score = drawn_score(weights, method_, [&](std::size_t c) { return scores_.at(draw, row, c); });
  return drawn;
}

bool CloserLook::ahead(const Drawn& a, const Drawn& b) const {
  return a.row != b.row && ranks_before(scores_.scores(), ids_, a.row, a.fit, b.row, b.fit);
}

/// Those of `rows` that could be first with `weights`, the likeliest first.
std::vector<std::size_t> CloserLook::rivals(std::span<const std::size_t> rows, std::span<const double> weights) const {
  constexpr double kRounding = 1e-9;
  std::vector<Reach> reaches(rows.size());
  const std::size_t chunks = (rows.size() + kRowsPerChunk - 1) / kRowsPerChunk;
  parallel_for(chunks, thread_count(threads_, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t end = std::min(rows.size(), (chunk + 1) * kRowsPerChunk);
    for (std::size_t i = chunk * kRowsPerChunk; i < end; ++i) reaches[i] = reach(scores_, rows[i], weights, method_);
  });
  double greatest_low = 0;
  for (const Reach& reach : reaches) greatest_low = std::max(greatest_low, reach.low);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (reaches[i].high >= greatest_low - kRounding) places.push_back(i);
  }
  std::ranges::stable_sort(places, std::greater(), [&](std::size_t i) { return reaches[i].low + reaches[i].high; });
  for (std::size_t& place : places) place = rows[place];
  return places;
}

std::vector<std::vector<double>> CloserLook::wins(std::span<const std::size_t> rows,
                                                  std::span<const double> weights) const {
  const std::size_t size = rows.size();
  const std::size_t criteria = scores_.scores().criteria();
  const std::size_t draws = weights.size() / criteria;
  const std::size_t workers = thread_count(threads_, draws);
  std::vector<std::vector<std::size_t>> counts(workers, std::vector<std::size_t>(size * size));
  for_draws(draws, workers, [&](std::size_t draw, std::size_t worker) {
    const CounterDraws numbers = scores_.draw(draw);
    std::vector<Drawn> all;
    for (const std::size_t row : rows) all.push_back(drawn(row, numbers, weights.subspan(draw * criteria, criteria)));
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) counts[worker][a * size + b] += ahead(all[a], all[b]) ? 1 : 0;
    }
  });
  std::vector<std::vector<double>> wins(size, std::vector<double>(size));
  for (std::size_t i = 0; i < size * size; ++i) {
    std::size_t count = 0;
    for (const auto& part : counts) count += part[i];
    wins[i / size][i % size] = static_cast<double>(count) / static_cast<double>(draws);
  }
  return wins;
}

double CloserLook::confidence(std::size_t row, std::span<const std::size_t> rows, std::span<const double> weights,
                              std::size_t draws) const {
  const std::vector<std::size_t> others = rivals(rows, weights);
  if (std::ranges::find(others, row) == others.end()) return 0;
  const std::size_t workers = thread_count(threads_, draws);
  std::vector<std::size_t> counts(workers);
  for_draws(draws, workers, [&](std::size_t draw, std::size_t worker) {
    const CounterDraws numbers = scores_.draw(draw);
    const Drawn own = drawn(row, numbers, weights);
    const bool beaten =
        std::ranges::any_of(others, [&](std::size_t other) { return ahead(drawn(other, numbers, weights), own); });
    counts[worker] += beaten ? 0 : 1;
  });
  return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::size_t{0})) /
         static_cast<double>(draws);
}

}  // namespace fitrank
