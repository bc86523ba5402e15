#include "analysis/rank_counts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/parallel.hpp"
#include "score/drawn_score.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kDrawsPerBlock = 16;
constexpr unsigned kDigit = 10;
constexpr std::size_t kDigits = 1 << kDigit;
/// Fewer companies are sorted by comparison: the histograms would cost more than the sort.
constexpr std::size_t kLeastRadix = 200;

/// What the scores of all rows give to their sums (drawn_part), in one draw after the other.
class DrawnColumns {
 public:
  DrawnColumns(const ScoreDraws& scores, std::span<const std::size_t> rows, Aggregation method)
      : scores_(scores), rows_(rows), method_(method), cells_(rows.size() * scores.scores().criteria()) {
    for (std::size_t c = 0; c < scores.scores().criteria(); ++c) {
      for (std::size_t i = 0; i < rows.size(); ++i) add(i, c);
    }
  }

  void draw(std::uint64_t number) {
    const CounterDraws numbers = scores_.draw(number);
    for (const Uncertain& cell : uncertain_) {
      cells_[cell.at] =
          drawn_part(scores_.uncertain(numbers, cell.company, cell.criterion, cell.low, cell.width), method_);
    }
  }
  const double* column(std::size_t criterion) const { return cells_.data() + criterion * rows_.size(); }

 private:
  struct Uncertain {
    std::size_t at;
    std::size_t company;
    std::size_t criterion;
    double low;
    double width;
  };

  void add(std::size_t i, std::size_t criterion) {
    const std::size_t at = criterion * rows_.size() + i;
    const std::size_t company = rows_[i];
    if (scores_.certain(company, criterion)) {
      cells_[at] = drawn_part(scores_.scores().at(company, criterion), method_);
    } else {
      const double low = scores_.low(company, criterion);
      uncertain_.push_back({at, company, criterion, low, scores_.high(company, criterion) - low});
    }
  }

  const ScoreDraws& scores_;
  std::span<const std::size_t> rows_;
  Aggregation method_;
  std::vector<double> cells_;
  std::vector<Uncertain> uncertain_;
};

/// Sorts by score, highest first; equal scores stay in the order of their places.
class ScoreSorter {
 public:
  explicit ScoreSorter(std::size_t size) : keys_(size), spare_(size) {}

  /// Writes the places in order to `order`.
  void sort(const std::vector<double>& scores, std::uint32_t* order) {
    pack(scores);
    if (keys_.size() < kLeastRadix) {
      std::ranges::sort(keys_);
    } else {
      sort_keys();
    }
    settle(scores);
    for (std::size_t i = 0; i < keys_.size(); ++i) order[i] = place(keys_[i]);
  }

 private:
  static std::uint32_t place(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

  /// The lower the score the greater the key, or as great.
  void pack(const std::vector<double>& scores) {
    constexpr double kSteps = (kDigits * kDigits - 1) / 100.0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const auto steps = static_cast<std::int32_t>(std::clamp(100 - scores[i], 0.0, 100.0) * kSteps);
      keys_[i] = (static_cast<std::uint64_t>(steps) << 32) | i;
    }
  }

  void sort_keys() {
    low_.fill(0);
    high_.fill(0);
    for (const std::uint64_t key : keys_) {
      ++low_[(key >> 32) % kDigits];
      ++high_[key >> (32 + kDigit)];
    }
    to_starts(low_);
    to_starts(high_);
    for (const std::uint64_t key : keys_) spare_[low_[(key >> 32) % kDigits]++] = key;
    for (const std::uint64_t key : spare_) keys_[high_[key >> (32 + kDigit)]++] = key;
  }

  static void to_starts(std::array<std::uint32_t, kDigits>& counts) {
    std::uint32_t start = 0;
    for (std::uint32_t& count : counts) start += std::exchange(count, start);
  }

  /// Orders what the keys do not distinguish.
  void settle(const std::vector<double>& scores) {
    const auto before = [&](std::uint64_t a, std::uint64_t b) {
      const double score_a = scores[place(a)];
      const double score_b = scores[place(b)];
      return score_a > score_b || (!(score_a < score_b) && place(a) < place(b));
    };
    for (std::size_t begin = 0, end = 1; begin < keys_.size(); begin = end++) {
      while (end < keys_.size() && keys_[end] >> 32 == keys_[begin] >> 32) ++end;
      if (end - begin == 1) continue;
      std::sort(keys_.begin() + static_cast<std::ptrdiff_t>(begin), keys_.begin() + static_cast<std::ptrdiff_t>(end),
                before);
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint64_t> spare_;
  std::array<std::uint32_t, kDigits> low_{};
  std::array<std::uint32_t, kDigits> high_{};
};

/// What one thread counts.
class Counter {
 public:
  Counter(const ScoreDraws& scores, std::span<const std::size_t> rows, Aggregation method)
      : columns_(scores, rows, method),
        method_(method),
        criteria_(scores.scores().criteria()),
        size_(rows.size()),
        stride_(size_ + 16),
        sums_(size_),
        sorter_(size_),
        orders_(kDrawsPerBlock * stride_),
        by_rank_(size_ * size_) {}

  /// Draws `begin` and on, as many as `first` takes.
  void count(std::span<const double> weights, std::size_t begin, std::span<std::uint32_t> first) {
    for (std::size_t d = 0; d < first.size(); ++d) {
      columns_.draw(begin + d);
      add_up(weights.data() + (begin + d) * criteria_);
      sorter_.sort(sums_, orders_.data() + d * stride_);
      first[d] = orders_[d * stride_];
    }
    for (std::size_t rank = 0; rank < size_; ++rank) {
      std::uint32_t* counts = by_rank_.data() + rank * size_;
      for (std::size_t d = 0; d < first.size(); ++d) ++counts[orders_[d * stride_ + rank]];
    }
  }

  void add_to(std::vector<std::uint32_t>& counts) const {
    for (std::size_t rank = 0; rank < size_; ++rank) {
      for (std::size_t i = 0; i < size_; ++i) counts[i * size_ + rank] += by_rank_[rank * size_ + i];
    }
  }

 private:
  void add_up(const double* weights) {
    double* sums = sums_.data();
    std::fill_n(sums, size_, 0.0);
    for (std::size_t c = 0; c < criteria_; ++c) {
      const double weight = weights[c];
      if (!(weight > 0)) continue;  // a logarithm may be infinite
      const double* column = columns_.column(c);
      for (std::size_t i = 0; i < size_; ++i) sums[i] += weight * column[i];
    }
    for (double& sum : sums_) sum = drawn_score(sum, method_);
  }

  DrawnColumns columns_;
  Aggregation method_;
  std::size_t criteria_;
  std::size_t size_;
  std::size_t stride_;  ///< off a power of two, so that a rank's places do not fall on one cache line
  std::vector<double> sums_;
  ScoreSorter sorter_;
  std::vector<std::uint32_t> orders_;   ///< of a block of draws
  std::vector<std::uint32_t> by_rank_;  ///< rank by rank
};

}  // namespace

RankCounts count_ranks(const ScoreDraws& scores, std::span<const std::size_t> rows, std::span<const double> weights,
                       Aggregation method, std::size_t threads) {
  const std::size_t draws = weights.size() / scores.scores().criteria();
  const std::size_t blocks = (draws + kDrawsPerBlock - 1) / kDrawsPerBlock;
  const std::size_t workers = thread_count(threads, blocks);
  RankCounts result{std::vector<std::uint32_t>(rows.size() * rows.size()), std::vector<std::uint32_t>(draws)};
  if (rows.empty()) return result;
  std::vector<Counter> counters(workers, Counter(scores, rows, method));
  parallel_for(blocks, workers, [&](std::size_t block, std::size_t worker) {
    const std::size_t begin = block * kDrawsPerBlock;
    counters[worker].count(weights, begin,
                           std::span(result.first).subspan(begin, std::min(kDrawsPerBlock, draws - begin)));
  });
  for (const Counter& counter : counters) counter.add_to(result.counts);
  return result;
}

}  // namespace fitrank
