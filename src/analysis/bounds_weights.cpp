#include <algorithm>

#include "analysis/bounds.hpp"
#include "analysis/bounds_product.hpp"
#include "analysis/rank_search.hpp"
#include "base/parallel.hpp"
#include "score/row_mask.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kRowsAtOnce = 4096;

/// How the others stand to one company over the whole set of weights.
struct Standings {
  std::size_t always_ahead = 0;
  std::vector<std::size_t> contested;  ///< rows, rising
};

class Bounder {
 public:
  Bounder(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing, double points,
          const BoundsOptions& options)
      : scores_(scores), missing_(missing), options_(options), box_(weights, points), ranges_(scores.companies()) {
    const std::size_t blocks = (scores.companies() + kRowsAtOnce - 1) / kRowsAtOnce;
    parallel_for(blocks, thread_count(options.threads, blocks), [&](std::size_t block, std::size_t) {
      ScoreLine line;
      for (std::size_t row = block * kRowsAtOnce; row < std::min(scores.companies(), (block + 1) * kRowsAtOnce);
           ++row) {
        if (!holds_row(options_.allowed, row) || !can_be_ranked(row)) continue;
        read_score_line(scores_, row, missing_, line);
        ranges_[row] = score_range(box_, line);
      }
    });
  }

  WeightBounds bound(std::size_t row) const {
    WeightBounds bounds{.company = row, .best = {}, .worst = {}};
    const std::vector<double> known = known_of(scores_, row);
    const ScoreLine own = score_line(scores_, row, missing_);
    bounds.ranked = ranges_[row].has_value();
    if (!bounds.ranked) return bounds;
    bounds.low = ranges_[row]->low;
    bounds.high = ranges_[row]->high;
    const Standings standings = stand(row, own);
    std::vector<ScoreLine> rivals;
    for (const std::size_t rival : standings.contested) rivals.push_back(score_line(scores_, rival, missing_));
    const std::size_t last = 1 + standings.always_ahead + rivals.size();
    const RankAnswer behind = search_rank({box_, own, known, rivals, Wish::behind, options_.effort});
    bounds.best = {last - behind.proven, last - behind.found, behind.weights};
    const std::size_t first = 1 + standings.always_ahead;
    const RankAnswer ahead = search_rank({box_, own, known, rivals, Wish::ahead, options_.effort});
    bounds.worst = {first + ahead.proven, first + ahead.found, ahead.weights};
    return bounds;
  }

 private:
  Standings stand(std::size_t row, const ScoreLine& own) const {
    Standings standings;
    ScoreLine other;
    for (std::size_t rival = 0; rival < scores_.companies(); ++rival) {
      if (rival == row || !ranges_[rival]) continue;
      if (ranges_[rival]->high <= ranges_[row]->low + kLevelScore) continue;  // never ahead
      read_score_line(scores_, rival, missing_, other);
      const bool linear = same_counts(own, other);
      const std::vector<double> gap = linear ? combine(1, other.points, -1, own.points) : std::vector<double>();
      if (linear && !(box_.most(gap) > 0)) continue;
      const double least = linear ? box_.least(gap) : ranges_[rival]->low - ranges_[row]->high;
      if (least > kLevelScore && always_ranked(rival)) {
        ++standings.always_ahead;
      } else {
        standings.contested.push_back(rival);
      }
    }
    return standings;
  }

  /// Whether anything that is known of the company can weigh enough.
  bool can_be_ranked(std::size_t row) const { return box_.most(known_of(scores_, row)) >= kLeastKnown; }

  /// Under renormalize a company without known weight is not ahead of anybody.
  bool always_ranked(std::size_t rival) const {
    if (missing_ != MissingPolicy::renormalize) return true;
    return box_.least(known_of(scores_, rival)) > 0;
  }

  const ScoreMatrix& scores_;
  MissingPolicy missing_;
  const BoundsOptions& options_;
  WeightBox box_;
  std::vector<std::optional<ScoreRange>> ranges_;
};

}  // namespace

std::vector<WeightBounds> bounds_over_weights(const ScoreMatrix& scores, const Weights& weights, Scoring scoring,
                                              double points, std::span<const std::size_t> rows,
                                              const BoundsOptions& options) {
  if (scoring.method == Aggregation::weighted_product) {
    return product_bounds(scores, weights, scoring.missing, points, rows, options);
  }
  const Bounder bounder(scores, weights, scoring.missing, points, options);
  std::vector<WeightBounds> bounds(rows.size());
  parallel_for(rows.size(), thread_count(options.threads, rows.size()),
               [&](std::size_t i, std::size_t) { bounds[i] = bounder.bound(rows[i]); });
  return bounds;
}

BoundsReport report_bounds(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                           double within, std::size_t top, const BoundsOptions& options) {
  const auto ranked = top_companies(scores, ids, weights, scoring,
                                    {.top = top, .threads = options.threads, .allowed = options.allowed});
  std::vector<std::size_t> rows;
  for (const RankedCompany& company : ranked) rows.push_back(company.company);
  const auto unknown = bounds_over_unknown(scores, weights, options, scoring.method);
  auto near = bounds_over_weights(scores, weights, scoring, within, rows, options);
  BoundsReport report{.within = within, .rows = {}};
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    report.rows.push_back({ranked[i], unknown[rows[i]], std::move(near[i])});
  }
  return report;
}

}  // namespace fitrank
