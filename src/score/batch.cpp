#include "score/batch.hpp"

#include <algorithm>
#include <utility>

#include "base/parallel.hpp"
#include "score/active_kernels.hpp"
#include "score/dense_tiles.hpp"
#include "score/places.hpp"
#include "score/row_mask.hpp"
#include "score/selection.hpp"
#include "score/top_k.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kPersonasPerBlock = 256;
/// Up to so many, a scan for each is faster than packing the companies for all.
constexpr std::size_t kFewPersonas = 32;

/// Some personas on one thread, from the first company to the last.
class PersonaBlock {
 public:
  PersonaBlock(const ScoreMatrix& scores, const CompanyIds& ids, const WeightTable& personas, MissingPolicy missing,
               const BatchOptions& options, std::size_t begin, std::size_t end)
      : scores_(scores),
        ids_(ids),
        missing_(missing),
        options_(options),
        inputs_(dense_inputs(missing, scores.criteria())),
        dense_weights_((end - begin) * inputs_),
        least_(end - begin),
        hits_(kHits) {
    for (std::size_t persona = begin; persona < end; ++persona) {
      weights_.push_back(personas.weights(persona));
      tops_.emplace_back(options.top, Before{this});
      set_threshold(persona - begin);
    }
  }

  std::vector<std::vector<RankedCompany>> run() {
    DenseTiles tiles(scores_, missing_);
    // The first stretch is short: no persona has a threshold yet, so that all of it is re-scored.
    std::size_t rows = std::min(DenseTiles::kRows, kernels::kRowStep);
    for (std::size_t begin = 0; begin < scores_.companies(); begin += rows, rows = DenseTiles::kRows) {
      rows = std::min(rows, scores_.companies() - begin);
      select(tiles.pack(begin, rows), begin, rows);
    }
    std::vector<std::vector<RankedCompany>> results;
    for (auto& top : tops_) {
      results.push_back(top.take_sorted());
      assign_competition_ranks(results.back());
    }
    return results;
  }

 private:
  static constexpr std::size_t kHits = std::size_t{1} << 14;

  struct Before {
    const PersonaBlock* block;
    bool operator()(const RankedCompany& a, const RankedCompany& b) const {
      return ranks_before(block->scores_, block->ids_, a.company, a.fit, b.company, b.fit);
    }
  };

  void select(const kernels::DenseTile& tile, std::size_t begin, std::size_t rows) {
    for (std::size_t persona = 0; persona < weights_.size();) {
      std::size_t done = 0;
      const std::size_t hits =
          active_kernels().select_pairs(tile, dense_weights_.data() + persona * inputs_, least_.data() + persona,
                                        weights_.size() - persona, hits_.data(), hits_.size(), &done);
      for (std::size_t h = 0; h < hits; ++h) {
        if (hits_[h].row < rows) offer(persona + hits_[h].persona, begin + hits_[h].row);
      }
      persona += done;
    }
    for (std::size_t persona = 0; persona < weights_.size(); ++persona) set_threshold(persona);
  }

  void offer(std::size_t persona, std::size_t row) {
    if (!holds_row(options_.allowed, row)) return;
    const FitScore fit = fit_score(scores_, row, weights_[persona], missing_);
    if (fit.ranked() && fit.score >= tops_[persona].threshold()) tops_[persona].offer({row, 0, fit});
  }

  /// Sets what the persona's sums must reach, by its k-th best score so far.
  void set_threshold(std::size_t persona) {
    const double threshold = std::max(tops_[persona].threshold(), 0.0);
    const std::size_t criteria = scores_.criteria();
    const Selection selection = select_from(missing_, threshold, inputs_);
    // With no threshold yet everything may enter; sums of neutral can be as low as -50.
    least_[persona] = threshold > 0 ? selection.least : -100;
    float* dense = dense_weights_.data() + persona * inputs_;
    for (std::size_t c = 0; c < criteria; ++c) {
      dense[c] = static_cast<float>(weights_[persona][c]);
      if (missing_ == MissingPolicy::renormalize) {
        dense[criteria + c] = static_cast<float>(-threshold * weights_[persona][c]);
      }
    }
  }

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  MissingPolicy missing_;
  const BatchOptions& options_;
  std::size_t inputs_;
  std::vector<Weights> weights_;
  std::vector<TopK<Before>> tops_;
  std::vector<float> dense_weights_;
  std::vector<float> least_;
  std::vector<kernels::Hit> hits_;
};

void scan_for_each(const ScoreMatrix& scores, const CompanyIds& ids, const WeightTable& personas, Scoring scoring,
                   const BatchOptions& options, const BatchSink& sink) {
  const RankOptions scan{.top = options.top, .threads = options.threads, .allowed = options.allowed};
  for (std::size_t persona = 0; persona < personas.personas(); ++persona) {
    sink(persona, top_companies(scores, ids, personas.weights(persona), scoring, scan));
    if (options.progress) options.progress(persona + 1, personas.personas());
  }
}

}  // namespace

void rank_batch(const ScoreMatrix& scores, const CompanyIds& ids, const WeightTable& personas, Scoring scoring,
                const BatchOptions& options, const BatchSink& sink) {
  const std::size_t count = personas.personas();
  if (count <= kFewPersonas || scoring.method == Aggregation::weighted_product) {
    return scan_for_each(scores, ids, personas, scoring, options, sink);
  }
  const std::size_t threads = thread_count(options.threads, count);
  const std::size_t per_block = std::clamp<std::size_t>((count + threads - 1) / threads, 1, kPersonasPerBlock);
  const std::size_t blocks_per_round = 4 * threads;
  for (std::size_t round = 0; round < count; round += blocks_per_round * per_block) {
    const std::size_t round_end = std::min(count, round + blocks_per_round * per_block);
    std::vector<std::vector<std::vector<RankedCompany>>> results((round_end - round + per_block - 1) / per_block);
    parallel_for(results.size(), threads, [&](std::size_t block, std::size_t) {
      const std::size_t begin = round + block * per_block;
      const std::size_t end = std::min(round_end, begin + per_block);
      results[block] = PersonaBlock(scores, ids, personas, scoring.missing, options, begin, end).run();
    });
    std::size_t persona = round;
    for (const auto& block : results) {
      for (const auto& top : block) sink(persona++, top);
    }
    if (options.progress) options.progress(round_end, count);
  }
}

}  // namespace fitrank
