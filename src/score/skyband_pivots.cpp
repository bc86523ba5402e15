#include "score/skyband_pivots.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "score/row_mask.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kSample = 1 << 18;
constexpr std::size_t kFewest = 512;  ///< pivots of a pattern, where there are so many
constexpr std::size_t kMost = 4096;

/// Share of the cube of scores that the point dominates, in a scale of its own.
double volume_of(std::span<const float> point) {
  double volume = 1;
  for (const float score : point) volume *= (double{score} + 1) / 101;
  return volume;
}

}  // namespace

Pivots::Pivots(const ScoreMatrix& scores, std::span<const std::uint64_t> allowed, std::size_t k)
    : scores_(scores), allowed_(allowed), k_(k) {
  if (k >= kMost) return;
  const std::size_t step = std::max<std::size_t>(1, scores.companies() / kSample);
  std::map<Pattern, std::vector<std::uint32_t>> samples;
  for (std::size_t row = 0; row < scores.companies(); row += step) {
    Pattern pattern = 0;
    find_patterns(scores, row, {&pattern, 1});
    if (pattern != 0 && holds_row(allowed, row)) samples[pattern].push_back(static_cast<std::uint32_t>(row));
  }
  for (const auto& [pattern, sample] : samples) {
    if (sample.size() > k) choose(pattern, sample);
  }
}

void Pivots::choose(Pattern pattern, std::span<const std::uint32_t> sample) {
  const std::vector<std::size_t> known = criteria_of(pattern);
  const std::size_t wanted = std::clamp(8 * k_, kFewest, kMost);
  PointBuffer buffer;
  std::vector<std::pair<double, std::uint32_t>> strongest;
  for (const std::uint32_t row : sample) {
    strongest.emplace_back(-volume_of(gather_point(scores_, row, known, buffer).first(known.size())), row);
  }
  std::ranges::sort(strongest);
  std::set<std::vector<float>> met;
  Points points(std::min(wanted, strongest.size()), point_size(scores_, known.size()));
  Points scores(std::min(wanted, strongest.size()), known.size());
  for (const auto& [negative_volume, row] : strongest) {
    if (points.full()) break;
    const auto point = gather_point(scores_, row, known, buffer);
    if (!met.emplace(point.begin(), point.end()).second) continue;
    points.add(point);
    scores.add(point.first(known.size()));
  }
  if (points.size() > k_) sets_.emplace(pattern, Set{known, std::move(points), std::move(scores)});
}

const Pivots::Set* Pivots::of(Pattern pattern) const {
  const auto found = sets_.find(pattern);
  return found == sets_.end() ? nullptr : &found->second;
}

bool Pivots::settles(const Set& set, std::size_t row) const {
  PointBuffer buffer;
  // One of the distinct pivots may be the row's equal, and with a greater id: hence one more than k.
  if (set.points.count_dominators(gather_point(scores_, row, set.known, buffer), k_ + 1) > k_) return true;
  return scores_.rows_with_extents() > 0 &&
         set.scores.count_dominators(just_above(scores_, row, set.known, buffer), k_) >= k_;
}

std::vector<PatternRow> Pivots::survivors(std::size_t begin, std::size_t rows) const {
  std::vector<Pattern> patterns(rows);
  find_patterns(scores_, begin, patterns);
  std::vector<PatternRow> kept;
  Pattern last = 0;
  const Set* set = nullptr;
  for (std::size_t r = 0; r < rows; ++r) {
    if (patterns[r] == 0 || !holds_row(allowed_, begin + r)) continue;
    if (patterns[r] != last) set = of(last = patterns[r]);
    if (set != nullptr && settles(*set, begin + r)) continue;
    kept.push_back({patterns[r], static_cast<std::uint32_t>(begin + r)});
  }
  return kept;
}

}  // namespace fitrank
