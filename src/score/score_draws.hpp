// Scores drawn at random where they are not certain, each cell by itself.
//
// How: what is unknown of a cell is drawn, signal by signal where the signals are given
// (signal_draws.hpp), else uniformly over the cell's extent: 0..100 where nothing at all is known. What is
// known is uniform over its score +- its spread as far as that lies within 0..100, or exactly its score
// where it has no spread; each cell of each draw has a number of its own (counter_draws.hpp). Other
// distributions come in as a quantile function.
// Cost: a few nanoseconds a cell, nothing kept.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

#include "score/counter_draws.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

struct ScoreDrawSpec {
  /// Half-width of each known cell; 0 or NaN: certain. Of the scores' own size, or null: all certain.
  const ScoreMatrix* spread = nullptr;
  /// The score of an uncertain cell for a uniform `u` in [0, 1), within ScoreDraws::low and high; empty:
  /// uniform between them.
  std::function<double(std::size_t company, std::size_t criterion, double u)> quantile = nullptr;
  /// A cell's score with what is unknown of it drawn, within its extent; NaN: to be drawn uniformly.
  std::function<double(const CounterDraws& draw, std::size_t company, std::size_t criterion)> unknown = nullptr;
  std::uint64_t seed = 1;
};

class ScoreDraws {
 public:
  /// Both matrices must outlive this.
  ScoreDraws(const ScoreMatrix& scores, ScoreDrawSpec spec) : scores_(&scores), spec_(std::move(spec)) {}

  const ScoreMatrix& scores() const { return *scores_; }
  double low(std::size_t company, std::size_t criterion) const {
    const Extent extent = scores_->extent(company, criterion);
    const double off = extent.coverage * least_noise(company, criterion);
    return std::max(0.0, double{extent.low} + off);
  }
  double high(std::size_t company, std::size_t criterion) const {
    const Extent extent = scores_->extent(company, criterion);
    const double off = extent.coverage * greatest_noise(company, criterion);
    return std::min(100.0, double{extent.high} + off);
  }
  bool certain(std::size_t company, std::size_t criterion) const {
    return !(scores_->extent(company, criterion).coverage < 1) && !(spread(company, criterion) > 0);
  }

  /// The numbers of one draw.
  CounterDraws draw(std::uint64_t number) const { return {spec_.seed, kStream, number}; }
  /// An uncertain cell's score.
  double uncertain(const CounterDraws& draw, std::size_t company, std::size_t criterion, double low,
                   double width) const {
    const double u = draw.unit(company * scores_->criteria() + criterion);
    if (spec_.quantile) return spec_.quantile(company, criterion, u);
    const double coverage = spec_.unknown ? scores_->extent(company, criterion).coverage : 1;
    const double drawn = coverage < 1 ? spec_.unknown(draw, company, criterion) : std::nan("");
    if (std::isnan(drawn)) return low + width * u;
    const double least = least_noise(company, criterion);
    return drawn + coverage * (least + (greatest_noise(company, criterion) - least) * u);
  }
  double at(const CounterDraws& draw, std::size_t company, std::size_t criterion) const {
    if (certain(company, criterion)) return scores_->at(company, criterion);
    const double least = low(company, criterion);
    return uncertain(draw, company, criterion, least, high(company, criterion) - least);
  }

 private:
  static constexpr std::uint64_t kStream = 2;

  double spread(std::size_t company, std::size_t criterion) const {
    if (spec_.spread == nullptr) return 0;
    const double half = spec_.spread->at(company, criterion);
    return half > 0 ? half : 0;
  }

  /// How far what is known may be off: its score stays within 0..100. Nothing known is not off.
  double least_noise(std::size_t company, std::size_t criterion) const {
    const double score = scores_->at(company, criterion);
    return std::isnan(score) ? 0 : -std::min(score, spread(company, criterion));
  }
  double greatest_noise(std::size_t company, std::size_t criterion) const {
    const double score = scores_->at(company, criterion);
    return std::isnan(score) ? 0 : std::min(100 - score, spread(company, criterion));
  }

  const ScoreMatrix* scores_;
  ScoreDrawSpec spec_;
};

}  // namespace fitrank
