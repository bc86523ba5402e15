#include "score/drawn_top.hpp"

#include <algorithm>
#include <limits>
#include <mutex>
#include <optional>
#include <stdexcept>

#include "base/parallel.hpp"
#include "score/active_kernels.hpp"
#include "score/batch.hpp"
#include "score/drawn_score.hpp"
#include "score/ranking.hpp"
#include "score/row_mask.hpp"
#include "score/selection.hpp"
#include "score/skyband_index.hpp"
#include "score/top_k.hpp"

namespace fitrank {
namespace {

/// A tile of five criteria stays in the first-level cache while a block of draws reads it.
constexpr std::size_t kRowsPerTile = 1024;
static_assert(kRowsPerTile <= kernels::kTileRows);
constexpr std::size_t kDrawsPerBlock = 64;
/// Room for all rows of a tile and a few draws at a time.
constexpr std::size_t kHits = 16 * kRowsPerTile;
/// An index with more members than this part of the companies is not worth its making.
constexpr std::size_t kLeastGain = 4;
/// More than float32 scores and their sums can be off; in points.
constexpr double kSlack = 1e-4;

struct Draws {
  std::span<const double> weights;
  std::size_t criteria;

  std::size_t size() const { return weights.size() / criteria; }
  std::span<const double> of(std::size_t draw) const { return weights.subspan(draw * criteria, criteria); }
};

using BestOfDraw = std::function<void(std::size_t draw, const std::vector<RankedCompany>& top)>;

/// Gives `sink` the top of every draw over `scores`, none of them unknown; companies are rows.
void certain_tops(const ScoreMatrix& scores, const CompanyIds& ids, const Draws& draws, const DrawnTopOptions& options,
                  const BestOfDraw& sink) {
  WeightTable personas{.criteria = draws.criteria, .ids = std::vector<std::string>(draws.size()), .raw = {}};
  personas.raw.assign(draws.weights.begin(), draws.weights.end());
  const BatchOptions batch{.top = options.top, .threads = options.threads, .allowed = options.allowed};
  std::optional<SkybandIndex> index;
  try {
    index = SkybandIndex::build(scores, ids, options.top, {{}, 0, 0, 0, std::vector<std::string>(draws.criteria)},
                                {.threads = options.threads,
                                 .allowed = options.allowed,
                                 .most_members = std::max<std::size_t>(1000, scores.companies() / kLeastGain)});
  } catch (const std::length_error&) {
    return rank_batch(scores, ids, personas, {MissingPolicy::zero, options.method}, batch, sink);
  }
  const auto by_row = [&](std::size_t draw, std::vector<RankedCompany> top) {
    for (RankedCompany& company : top) company.company = index->row_of(company.company);
    sink(draw, top);
  };
  rank_batch(index->scores(), index->ids(), personas, {MissingPolicy::zero, options.method},
             {.top = options.top, .threads = options.threads}, by_row);
}

enum class End { low, high };

ScoreMatrix bounds(const ScoreDraws& scores, End end, std::size_t threads) {
  const std::size_t companies = scores.scores().companies();
  // The kernel that reads the greatest scores reads padding too, which must be known: it scores 0.
  ScoreMatrix bounds(end == End::low ? companies : ScoreMatrix::padded(companies), scores.scores().criteria());
  for (std::size_t c = 0; c < bounds.criteria(); ++c) std::ranges::fill(bounds.column(c).subspan(companies), 0.0F);
  const std::size_t chunks = (companies + kRowsPerTile - 1) / kRowsPerTile;
  parallel_for(chunks, thread_count(threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t last = std::min(companies, (chunk + 1) * kRowsPerTile);
    for (std::size_t c = 0; c < bounds.criteria(); ++c) {
      const auto column = bounds.column(c);
      for (std::size_t row = chunk * kRowsPerTile; row < last; ++row) {
        column[row] = static_cast<float>(end == End::low ? scores.low(row, c) : scores.high(row, c));
      }
    }
  });
  return bounds;
}

/// Tops of blocks of draws whose scores are not all certain.
class UncertainTops {
 public:
  UncertainTops(const ScoreDraws& scores, const CompanyIds& ids, const Draws& draws, const DrawnTopOptions& options)
      : scores_(scores),
        ids_(ids),
        draws_(draws),
        options_(options),
        high_(bounds(scores, End::high, options.threads)),
        least_(draws.size(), -std::numeric_limits<double>::infinity()) {
    const ScoreMatrix low = bounds(scores, End::low, options.threads);
    certain_tops(low, ids, draws, options, [&](std::size_t draw, const std::vector<RankedCompany>& top) {
      if (top.size() == options.top) least_[draw] = top.back().fit.score - kSlack;
    });
  }

  std::vector<std::vector<std::size_t>> run() const {
    std::vector<std::vector<std::size_t>> tops(draws_.size());
    const std::size_t blocks = (draws_.size() + kDrawsPerBlock - 1) / kDrawsPerBlock;
    std::mutex telling;
    std::size_t done = 0;
    parallel_for(blocks, thread_count(options_.threads, blocks), [&](std::size_t block, std::size_t) {
      const std::size_t begin = block * kDrawsPerBlock;
      const std::size_t count = std::min(kDrawsPerBlock, draws_.size() - begin);
      run_block(begin, std::span(tops).subspan(begin, count));
      const std::lock_guard lock(telling);
      done += count;
      if (options_.progress) options_.progress(done, draws_.size());
    });
    return tops;
  }

 private:
  struct Before {
    const UncertainTops* tops;
    bool operator()(const RankedCompany& a, const RankedCompany& b) const {
      return ranks_before(tops->scores_.scores(), tops->ids_, a.company, a.fit, b.company, b.fit);
    }
  };
  using Top = TopK<Before>;

  /// Some draws, one after the other, with what each of them asks of a company.
  struct Block {
    std::size_t begin;
    std::vector<Top> tops;
    std::vector<float> weights;
    std::vector<float> least;
    std::vector<kernels::Hit> hits;
  };

  void run_block(std::size_t begin, std::span<std::vector<std::size_t>> rows) const {
    Block block{begin, std::vector<Top>(rows.size(), Top(options_.top, Before{this})), {}, {}, {}};
    const auto weights = draws_.weights.subspan(begin * draws_.criteria, rows.size() * draws_.criteria);
    for (const double weight : weights) block.weights.push_back(static_cast<float>(weight));
    block.least.resize(rows.size());
    block.hits.resize(kHits);
    for (std::size_t row = 0; row < scores_.scores().companies(); row += kRowsPerTile) scan_tile(row, block);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const RankedCompany& company : block.tops[i].take_sorted()) rows[i].push_back(company.company);
    }
  }

  void scan_tile(std::size_t begin, Block& block) const {
    for (std::size_t i = 0; i < block.least.size(); ++i) {
      const double threshold = std::max({least_[block.begin + i], block.tops[i].threshold() - kSlack, -1.0});
      block.least[i] = select_from(MissingPolicy::zero, threshold, draws_.criteria).least;
    }
    const std::size_t rows = std::min(kRowsPerTile, scores_.scores().companies() - begin);
    const kernels::DenseTile tile{high_.column(0).data() + begin, high_.stride(), draws_.criteria,
                                  ScoreMatrix::padded(rows)};
    for (std::size_t i = 0, done = 0; i < block.tops.size(); i += done) {
      const std::size_t hits =
          active_kernels().select_pairs(tile, block.weights.data() + i * draws_.criteria, block.least.data() + i,
                                        block.tops.size() - i, block.hits.data(), block.hits.size(), &done);
      for (std::size_t h = 0; h < hits; ++h) {
        if (block.hits[h].row >= rows) continue;  // padding
        const std::size_t of = i + block.hits[h].persona;
        offer(begin + block.hits[h].row, block.begin + of, block.tops[of]);
      }
    }
  }

  void offer(std::size_t row, std::size_t draw, Top& top) const {
    if (!holds_row(options_.allowed, row)) return;
    const CounterDraws numbers = scores_.draw(draw);
    RankedCompany company{row, 0, {}};
    company.fit.score =
        drawn_score(draws_.of(draw), options_.method, [&](std::size_t c) { return scores_.at(numbers, row, c); });
    if (company.fit.score >= top.threshold()) top.offer(company);
  }

  const ScoreDraws& scores_;
  const CompanyIds& ids_;
  const Draws& draws_;
  const DrawnTopOptions& options_;
  ScoreMatrix high_;
  std::vector<double> least_;  ///< what a company must be able to reach, by draw
};

bool all_certain(const ScoreDraws& scores) {
  for (std::size_t c = 0; c < scores.scores().criteria(); ++c) {
    for (std::size_t row = 0; row < scores.scores().companies(); ++row) {
      if (!scores.certain(row, c)) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<std::vector<std::size_t>> drawn_tops(const ScoreDraws& scores, const CompanyIds& ids,
                                                 std::span<const double> weights, const DrawnTopOptions& options) {
  if (options.top == 0) throw std::invalid_argument("the top must be at least 1");
  const Draws draws{weights, scores.scores().criteria()};
  if (!all_certain(scores)) return UncertainTops(scores, ids, draws, options).run();
  std::vector<std::vector<std::size_t>> tops(draws.size());
  certain_tops(scores.scores(), ids, draws, options, [&](std::size_t draw, const std::vector<RankedCompany>& top) {
    for (const RankedCompany& company : top) tops[draw].push_back(company.company);
  });
  return tops;
}

}  // namespace fitrank
