#include "score/skyband.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "base/parallel.hpp"
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

/// The criteria that the companies of a pattern are compared by: where unknown ones are expected, all.
std::vector<std::size_t> points_of(const ScoreMatrix& scores, Pattern pattern) {
  if (scores.expectations() == nullptr || pattern == 0) return criteria_of(pattern);
  std::vector<std::size_t> all(scores.criteria());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// The companies of one pattern, seen as points of their known criteria.
class GroupBand {
 public:
  GroupBand(const ScoreMatrix& scores, const CompanyIds& ids, std::size_t k, std::span<const PatternRow> group,
            std::size_t threads, Tally& tally)
      : scores_(scores),
        ids_(ids),
        k_(k),
        known_(points_of(scores, group.front().pattern)),
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

  /// Above 0 where row a's point comes first, below where b's does, 0 where they are equal.
  int compare_points(std::uint32_t a, std::uint32_t b) const {
    PointBuffer buffer_a;
    PointBuffer buffer_b;
    const auto point_a = point_of(a, buffer_a);
    const auto point_b = point_of(b, buffer_b);
    for (std::size_t i = 0; i < point_a.size(); ++i) {
      if (point_a[i] > point_b[i]) return 1;
      if (point_a[i] < point_b[i]) return -1;
    }
    return 0;
  }

  /// A company that dominates comes first: greatest sum (rounding keeps the order of sums, but may make two
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

  /// Whether coverage can part companies of equal scores.
  bool has_extents() const { return scores_.rows_with_extents() > 0; }

  /// For each of `batch`, how many members found so far dominate it, counted to k.
  std::vector<std::size_t> count_dominators(std::span<const std::uint32_t> batch) const {
    std::vector<std::size_t> dominators(batch.size());
    const std::size_t chunks = (batch.size() + kRowsInCache - 1) / kRowsInCache;
    const std::size_t threads = members_.size() < kManyMembers ? 1 : thread_count(threads_, chunks);
    parallel_for(chunks, threads, [&](std::size_t chunk, std::size_t) {
      const std::size_t begin = chunk * kRowsInCache;
      const auto rows = batch.subspan(begin, std::min(kRowsInCache, batch.size() - begin));
      const auto counts = std::span(dominators).subspan(begin, rows.size());
      count_in(band_, rows, counts, [&](std::uint32_t row, PointBuffer& buffer) { return point_of(row, buffer); });
      if (!has_extents()) return;
      std::vector<std::size_t> above(rows.size());
      count_in(above_, rows, above,
               [&](std::uint32_t row, PointBuffer& buffer) { return just_above(scores_, row, known_, buffer); });
      // Some members are counted both ways; neither number is more than there are.
      for (std::size_t i = 0; i < rows.size(); ++i) counts[i] = std::max(counts[i], above[i]);
    });
    return dominators;
  }

  /// Adds to `counts` how many of the points in `blocks` are at least what `point` gives for each row.
  template <typename Point>
  void count_in(const std::vector<Points>& blocks, std::span<const std::uint32_t> rows, std::span<std::size_t> counts,
                const Point& point) const {
    std::vector<PointBuffer> buffers(rows.size());
    std::vector<std::span<const float>> points;
    for (std::size_t i = 0; i < rows.size(); ++i) points.push_back(point(rows[i], buffers[i]));
    for (const Points& block : blocks) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (counts[i] < k_) counts[i] += block.count_dominators(points[i], k_ - counts[i]);
      }
    }
  }

  /// Finds those of `batch` that fewer than k stronger companies dominate.
  void add_members(std::span<const std::uint32_t> batch) {
    const std::vector<std::size_t> dominators = count_dominators(batch);
    Points own(batch.size(), point_size(scores_, known_.size()));
    Points own_above(batch.size(), known_.size());
    PointBuffer buffer;
    PointBuffer above;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (dominators[i] >= k_) continue;
      const std::size_t enough = k_ - dominators[i];
      const auto point = point_of(batch[i], buffer);
      if (own.count_dominators(point, enough) >= enough) continue;
      if (has_extents() && own_above.count_dominators(just_above(scores_, batch[i], known_, above), enough) >= enough) {
        continue;
      }
      own.add(point);
      if (has_extents()) own_above.add(point.first(known_.size()));
      tally_.add_member();
      members_.push_back(batch[i]);
    }
    for (std::size_t i = members_.size() - own.size(); i < members_.size(); ++i) {
      const auto point = point_of(static_cast<std::uint32_t>(members_[i]), buffer);
      append(band_, point);
      if (has_extents()) append(above_, point.first(known_.size()));
    }
  }

  static void append(std::vector<Points>& blocks, std::span<const float> point) {
    if (blocks.empty() || blocks.back().full()) blocks.emplace_back(kBatch, point.size());
    blocks.back().add(point);
  }

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  std::size_t k_;
  std::vector<std::size_t> known_;
  std::size_t threads_;
  Tally& tally_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::size_t> members_;
  std::vector<Points> band_;   ///< the members' points; all blocks but the last are full
  std::vector<Points> above_;  ///< their scores alone, where there are extents
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
