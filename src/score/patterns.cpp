#include "score/patterns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/parallel.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kRowsAtOnce = 4096;

using Counts = std::unordered_map<Pattern, std::uint64_t>;

/// Adds the patterns' runs, which are long where little is unknown.
void add_runs(std::span<const Pattern> patterns, Counts& counts) {
  for (auto run = patterns.begin(); run != patterns.end();) {
    const auto end = std::find_if(run, patterns.end(), [&](Pattern pattern) { return pattern != *run; });
    counts[*run] += static_cast<std::uint64_t>(end - run);
    run = end;
  }
}

}  // namespace

std::vector<PatternCount> count_patterns(const ScoreMatrix& scores, std::size_t threads) {
  const std::size_t chunks = (scores.companies() + kRowsAtOnce - 1) / kRowsAtOnce;
  threads = thread_count(threads, chunks);
  std::vector<Counts> of_thread(threads);
  parallel_for(chunks, threads, [&](std::size_t chunk, std::size_t thread) {
    const std::size_t begin = chunk * kRowsAtOnce;
    std::array<Pattern, kRowsAtOnce> patterns;
    const std::span rows(patterns.data(), std::min(kRowsAtOnce, scores.companies() - begin));
    find_patterns(scores, begin, rows);
    add_runs(rows, of_thread[thread]);
  });
  std::map<Pattern, std::uint64_t> all;
  for (const Counts& counts : of_thread) {
    for (const auto& [pattern, count] : counts) all[pattern] += count;
  }
  std::vector<PatternCount> sorted;
  for (const auto& [pattern, count] : all) sorted.push_back({pattern, count});
  return sorted;
}

}  // namespace fitrank
