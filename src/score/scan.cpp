#include "score/scan.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <optional>

#include "base/parallel.hpp"
#include "score/active_kernels.hpp"
#include "score/row_mask.hpp"
#include "score/selection.hpp"
#include "score/top_k.hpp"

namespace fitrank {

namespace {

using kernels::kRowStep;
using kernels::kTileRows;
static_assert(kTileRows == BlockMaxima::kRows && kRowStep == ScoreMatrix::kPadding);

/// The criteria of positive weight, and their weights as the kernels take them.
struct WeighedCriteria {
  std::vector<std::size_t> criteria;
  std::vector<float> weights;

  explicit WeighedCriteria(const Weights& all) {
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (!(all[c] > 0)) continue;
      criteria.push_back(c);
      weights.push_back(static_cast<float>(all[c]));
    }
  }
};

class Scan {
 public:
  Scan(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, MissingPolicy missing,
       const RankOptions& options)
      : scores_(scores), ids_(ids), weights_(weights), missing_(missing), options_(options), weighed_(weights) {}

  std::vector<RankedCompany> run() {
    const std::size_t tiles = (scores_.companies() + kTileRows - 1) / kTileRows;
    const std::size_t chunks = (tiles + kTilesPerChunk - 1) / kTilesPerChunk;
    const std::size_t threads = thread_count(options_.threads, chunks);
    std::vector<Top> tops(threads, Top(options_.top, Before{this}));
    std::vector<ScoreMatrix> copies(threads);
    parallel_for(chunks, threads, [&](std::size_t chunk, std::size_t thread) {
      const std::size_t end = std::min(tiles, (chunk + 1) * kTilesPerChunk);
      for (std::size_t tile = chunk * kTilesPerChunk; tile < end; ++tile) scan_tile(tile, tops[thread], copies[thread]);
    });
    for (std::size_t thread = 1; thread < threads; ++thread) {
      for (const RankedCompany& company : tops[thread].kept()) tops[0].offer(company);
    }
    return tops[0].take_sorted();
  }

 private:
  static constexpr std::size_t kTilesPerChunk = 16;

  struct Before {
    const Scan* scan;
    bool operator()(const RankedCompany& a, const RankedCompany& b) const {
      return ranks_before(scan->scores_, scan->ids_, a.company, a.fit, b.company, b.fit);
    }
  };
  using Top = TopK<Before>;

  /// `copy`: where a tile of scores that live elsewhere goes, made when first needed.
  void scan_tile(std::size_t tile, Top& top, ScoreMatrix& copy) {
    const double threshold = std::max(top.threshold(), shared_threshold_.load(std::memory_order_relaxed));
    if (options_.maxima != nullptr && !can_enter(tile, threshold)) return;
    const std::size_t begin = tile * kTileRows;
    const std::size_t rows = std::min(kTileRows, scores_.companies() - begin);
    // A first short stretch fills an empty top, so that the rest of the tile meets a threshold.
    const std::size_t first = threshold < 0 ? std::min(rows, std::bit_ceil(std::max(options_.top, kRowStep))) : 0;
    scan_rows(begin, first, top, copy);
    scan_rows(begin + first, rows - first, top, copy);
    raise_shared_threshold(top.threshold());
  }

  /// Whether some company of the block could have `threshold`, by the block's maxima.
  bool can_enter(std::size_t block, double threshold) const {
    const Selection selection = select_from(missing_, threshold, weighed_.criteria.size());
    double greatest_sum = 0;
    for (const std::size_t c : weighed_.criteria) {
      const BlockMaximum& maximum = options_.maxima->at(block, c);
      const double part = weights_[c] * (maximum.greatest - selection.shift);
      greatest_sum += maximum.any_unknown ? std::max(0.0, part) : part;
    }
    return greatest_sum >= selection.least;
  }

  void scan_rows(std::size_t begin, std::size_t rows, Top& top, ScoreMatrix& copy) {
    if (rows == 0) return;
    if (scores_.lives_elsewhere() && copy.companies() == 0) copy = ScoreMatrix(kTileRows, weighed_.criteria.size());
    const double threshold = std::max(top.threshold(), shared_threshold_.load(std::memory_order_relaxed));
    const Selection selection = select_from(missing_, threshold, weighed_.criteria.size());
    std::vector<const float*> columns;
    for (std::size_t i = 0; i < weighed_.criteria.size(); ++i) {
      const auto scratch = copy.companies() > 0 ? copy.column(i) : std::span<float>();
      columns.push_back(scores_.run(weighed_.criteria[i], begin, ScoreMatrix::padded(rows), scratch).data());
    }
    // Padding rows are unknown throughout: they are dropped below.
    const kernels::Tile tile{columns.data(), columns.size(), ScoreMatrix::padded(rows)};
    std::uint32_t selected[kTileRows];
    const std::size_t count =
        active_kernels().select_rows(tile, weighed_.weights.data(), selection.shift, selection.least, selected);
    for (std::size_t i = 0; i < count && selected[i] < rows; ++i) offer(begin + selected[i], top);
  }

  void offer(std::size_t row, Top& top) const {
    if (!holds_row(options_.allowed, row)) return;
    const FitScore fit = fit_score(scores_, row, weights_, missing_);
    if (fit.ranked() && fit.score >= top.threshold()) top.offer({row, 0, fit});
  }

  void raise_shared_threshold(double threshold) {
    double shared = shared_threshold_.load(std::memory_order_relaxed);
    while (threshold > shared && !shared_threshold_.compare_exchange_weak(shared, threshold)) {
    }
  }

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  const Weights& weights_;
  MissingPolicy missing_;
  const RankOptions& options_;
  WeighedCriteria weighed_;
  std::atomic<double> shared_threshold_ = -std::numeric_limits<double>::infinity();
};

}  // namespace

std::vector<RankedCompany> scan_top(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                    MissingPolicy missing, const RankOptions& options) {
  return Scan(scores, ids, weights, missing, options).run();
}

}  // namespace fitrank
