#include "fitrank/skyband.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "fitrank/parallel.hpp"
#include "score/patterns.hpp"
#include "score/points.hpp"
#include "score/skyband_pivots.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kRowsToSift = 1 << 14;
constexpr std::size_t kBatch = 2048;        ///< companies compared with the members side by side
constexpr std::size_t kRowsInCache = 64;    ///< companies that meet a block of members while it is in the cache
constexpr std::size_t kManyMembers = 2048;  ///< from here on comparisons are worth several threads

/// What all the work shares: the progress, and the limit of members.
class Tally {
 public:
  Tally(const SkybandOptions& options, std::size_t rows) : options_(options), rows_(rows) {}

  void add_rows(std::size_t rows) {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    done_ += rows;
    options_.progress(done_, rows_);
  }

  void add_member() {
    if (members_++ >= options_.most_members) {
      throw std::length_error(
          fmt::format("an index would hold more than {} companies; a scan is better", options_.most_members));
    }
  }

 private:
  const SkybandOptions& options_;
  std::size_t rows_;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::atomic<std::size_t> members_ = 0;
};

/// The companies of one pattern, seen as points of their known criteria.
class GroupBand {
 public:
  GroupBand(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t k, std::span<const PatternRow> group,
            std::size_t threads, Tally& tally)
      : scores_(scores),
        ids_(ids),
        k_(k),
        known_(criteria_of(group.front().pattern)),
        threads_(threads),
        tally_(tally) {
    for (const PatternRow& entry : group) rows_.push_back(entry.row);
  }

  std::vector<std::size_t> members() {
    sort_by_strength();
    for (std::size_t begin = 0; begin < rows_.size(); begin += kBatch) {
      const auto batch = std::span(rows_).subspan(begin, std::min(kBatch, rows_.size() - begin));
      add_members(batch);
      tally_.add_rows(batch.size());
    }
    return std::move(members_);
  }

 private:
  std::span<const float> point_of(std::uint32_t row, PointBuffer& buffer) const {
    return gather_point(scores_, row, known_, buffer);
  }

  double sum_of(std::uint32_t row) const {
    double sum = 0;
    for (const std::size_t c : known_) sum += double{scores_.at(row, c)};
    return sum;
  }

  /// Above 0 where row a's scores come first, below where b's do, 0 where they are equal.
  int compare_points(std::uint32_t a, std::uint32_t b) const {
    for (const std::size_t c : known_) {
      if (scores_.at(a, c) > scores_.at(b, c)) return 1;
      if (scores_.at(a, c) < scores_.at(b, c)) return -1;
    }
    return 0;
  }

  /// Whoever dominates comes first: greatest sum (rounding keeps the order of sums, but may make two
  /// alike), then by scores, then by id. Of equals only the first k by id stay.
  void sort_by_strength() {
    std::vector<std::pair<double, std::uint32_t>> keyed;
    keyed.reserve(rows_.size());
    for (const std::uint32_t row : rows_) keyed.emplace_back(sum_of(row), row);
    std::ranges::sort(keyed, [&](const auto& a, const auto& b) {
      if (a.first > b.first) return true;
      if (a.first < b.first) return false;
      return compare_points(a.second, b.second) > 0;
    });
    std::ranges::transform(keyed, rows_.begin(), [](const auto& pair) { return pair.second; });
    keep_first_equals();
  }

  void keep_first_equals() {
    auto kept = rows_.begin();
    for (auto begin = rows_.begin(); begin != rows_.end();) {
      const auto end = std::find_if(begin, rows_.end(), [&](auto row) { return compare_points(row, *begin) != 0; });
      const auto stay = begin + std::min(end - begin, static_cast<std::ptrdiff_t>(std::min(k_, rows_.size())));
      std::partial_sort(begin, stay, end, [&](auto a, auto b) { return a != b && ids_.before(a, b); });
      kept = std::copy(begin, stay, kept);
      begin = end;
    }
    tally_.add_rows(static_cast<std::size_t>(rows_.end() - kept));
    rows_.erase(kept, rows_.end());
  }

  /// For each of `batch`, how many members found so far dominate it, counted to k.
  std::vector<std::size_t> count_dominators(std::span<const std::uint32_t> batch) const {
    std::vector<std::size_t> dominators(batch.size());
    const std::size_t chunks = (batch.size() + kRowsInCache - 1) / kRowsInCache;
    const std::size_t threads = members_.size() < kManyMembers ? 1 : thread_count(threads_, chunks);
    parallel_for(chunks, threads, [&](std::size_t chunk, std::size_t) {
      const std::size_t begin = chunk * kRowsInCache;
      const std::size_t end = std::min(batch.size(), begin + kRowsInCache);
      std::vector<PointBuffer> buffers(end - begin);
      for (std::size_t i = begin; i < end; ++i) point_of(batch[i], buffers[i - begin]);
      for (const Points& block : band_) {
        for (std::size_t i = begin; i < end; ++i) {
          if (dominators[i] >= k_) continue;
          const std::span<const float> point(buffers[i - begin].data(), known_.size());
          dominators[i] += block.count_dominators(point, k_ - dominators[i]);
        }
      }
    });
    return dominators;
  }

  /// Finds those of `batch` that fewer than k stronger companies dominate.
  void add_members(std::span<const std::uint32_t> batch) {
    const std::vector<std::size_t> dominators = count_dominators(batch);
    Points own(batch.size(), known_.size());
    PointBuffer buffer;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (dominators[i] >= k_) continue;
      const auto point = point_of(batch[i], buffer);
      if (dominators[i] + own.count_dominators(point, k_ - dominators[i]) >= k_) continue;
      own.add(point);
      tally_.add_member();
      members_.push_back(batch[i]);
    }
    for (std::size_t i = members_.size() - own.size(); i < members_.size(); ++i) {
      if (band_.empty() || band_.back().full()) band_.emplace_back(kBatch, known_.size());
      band_.back().add(point_of(static_cast<std::uint32_t>(members_[i]), buffer));
    }
  }

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  std::size_t k_;
  std::vector<std::size_t> known_;
  std::size_t threads_;
  Tally& tally_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::size_t> members_;
  std::vector<Points> band_;  ///< the members' points; all blocks but the last are full
};

/// The rows that the pivots do not settle, by pattern and row.
std::vector<PatternRow> filter(const ScoreMatrix& scores, std::size_t k, const SkybandOptions& options, Tally& tally) {
  const Pivots pivots(scores, options.allowed, k);
  const std::size_t chunks = (scores.companies() + kRowsToSift - 1) / kRowsToSift;
  std::vector<std::vector<PatternRow>> parts(chunks);
  parallel_for(chunks, thread_count(options.threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t begin = chunk * kRowsToSift;
    const std::size_t rows = std::min(kRowsToSift, scores.companies() - begin);
    parts[chunk] = pivots.survivors(begin, rows);
    tally.add_rows(rows - parts[chunk].size());
  });
  std::vector<PatternRow> survivors;
  for (auto& part : parts) {
    survivors.insert(survivors.end(), part.begin(), part.end());
    part = {};
  }
  std::ranges::sort(survivors, {}, [](const PatternRow& entry) { return std::pair(entry.pattern, entry.row); });
  return survivors;
}

std::vector<std::span<const PatternRow>> split_by_pattern(std::span<const PatternRow> rows) {
  std::vector<std::span<const PatternRow>> groups;
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    while (end < rows.size() && rows[end].pattern == rows[begin].pattern) ++end;
    groups.push_back(rows.subspan(begin, end - begin));
  }
  return groups;
}

void check_sizes(const ScoreMatrix& scores) {
  if (scores.criteria() > kMostCriteria) throw std::length_error("an index takes at most 64 criteria");
  if (scores.companies() > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("an index takes at most 4,294,967,295 companies");
  }
}

}  // namespace

std::vector<std::size_t> skyband(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t k,
                                 const SkybandOptions& options) {
  check_sizes(scores);
  if (k == 0) return {};
  Tally tally(options, scores.companies());
  const std::vector<PatternRow> survivors = filter(scores, k, options, tally);
  const auto groups = split_by_pattern(survivors);
  // Small groups go to a thread each; a large one takes all threads by itself.
  const auto is_small = [](const auto& group) { return group.size() <= kBatch; };
  std::vector<std::vector<std::size_t>> found(groups.size());
  parallel_for(groups.size(), thread_count(options.threads, groups.size()), [&](std::size_t g, std::size_t) {
    if (is_small(groups[g])) found[g] = GroupBand(scores, ids, k, groups[g], 1, tally).members();
  });
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (!is_small(groups[g])) found[g] = GroupBand(scores, ids, k, groups[g], options.threads, tally).members();
  }
  std::vector<std::size_t> members;
  for (const auto& of_group : found) members.insert(members.end(), of_group.begin(), of_group.end());
  std::ranges::sort(members);
  return members;
}

}  // namespace fitrank
