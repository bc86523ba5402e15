#include "score/known_counts.hpp"

#include "score/patterns.hpp"
#include "score/points.hpp"

namespace fitrank {

KnownCounts::KnownCounts(const ScoreMatrix& scores, std::size_t threads)
    : counted_(scores.criteria() <= kMostCriteria) {
  if (!counted_) return;
  for (const PatternCount& pattern : count_patterns(scores, threads)) {
    counts_.push_back({pattern.known, pattern.companies});
  }
}

std::optional<std::size_t> KnownCounts::ranked(const Weights& weights) const {
  if (!counted_) return std::nullopt;
  const Pattern weighed = weighed_pattern(weights);
  std::size_t ranked = 0;
  for (const Count& count : counts_) ranked += (count.known & weighed) != 0 ? count.companies : 0;
  return ranked;
}

}  // namespace fitrank
