// How: the logarithm of a product is linear in the weights, so that the ranks of products that are above 0 are sought
// as those of sums are (rank_search.hpp). A product is 0 where anything that it scores 0 on has weight, however little,
// so that two sets of weights are treated separately. Where nothing on which the company scores 0 has weight, it is
// above 0: others that score 0 on something else are passed by giving that a trace of weight, and are ahead only where
// it has none. Where something on which it scores 0 has weight, it is 0, and behind all who are not: which companies
// these are depends on which criteria have any weight at all, of which all choices are tried. Cost: as for a sum, and
// 2^criteria choices, of up to kMostChosen criteria, for a company that scores 0 on anything.
#include "analysis/bounds_product.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "analysis/rank_search.hpp"
#include "base/parallel.hpp"
#include "score/row_mask.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kMostChosen = 16;
/// So little weight moves no product by more than what counts as level, and annuls all the same.
constexpr double kTrace = 1e-12;

using Marks = std::vector<double>;

bool any(const Marks& marks, const std::vector<double>& where) { return dot(marks, where) > 0; }

class ProductBounder {
 public:
  ProductBounder(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing, double points,
                 const BoundsOptions& options)
      : scores_(scores),
        scoring_(missing, Aggregation::weighted_product),
        options_(options),
        box_(weights, points),
        competes_(scores.companies()) {
    for (std::size_t row = 0; row < competes_.size(); ++row) {
      competes_[row] =
          holds_row(options.allowed, row) && box_.most(known_of(scores, row)) >= kLeastKnown ? char{1} : char{0};
    }
  }

  WeightBounds bound(std::size_t row) const {
    WeightBounds bounds{.company = row, .best = {}, .worst = {}};
    bounds.ranked = competes_[row] != 0;
    if (!bounds.ranked) return bounds;
    const Own own{row, score_line(scores_, row, scoring_), known_of(scores_, row)};
    const bool can_be_zero = any(own.line.zeros, box_.upper());
    const auto above_zero = face_of(own);
    bounds.best.proven = bounds.best.found = scores_.companies() + 1;
    if (above_zero) add_positive(own, *above_zero, bounds);
    if (!can_be_zero) return bounds;
    bounds.low = 0;
    add_zero(own, bounds);
    return bounds;
  }

 private:
  struct Own {
    std::size_t row;
    ScoreLine line;
    std::vector<double> known;
  };

  /// How others compare with the company over a box in which it is above 0.
  struct Standings {
    std::size_t always_ahead = 0;
    std::vector<ScoreLine> contested;  ///< above 0 all over the box
    std::vector<ScoreLine> fragile;    ///< above 0 only where their zeros have no weight
  };

  /// The weights that keep the company above 0 and ranked.
  std::optional<WeightBox> face_of(const Own& own) const {
    auto face = box_.without(own.line.zeros);
    if (face && face->most(own.known) < kLeastKnown) return std::nullopt;
    return face;
  }

  static void take_best(std::size_t proven, std::size_t found, std::vector<double> weights, RankBound& best) {
    best.proven = std::min(best.proven, proven);
    if (found >= best.found) return;
    best.found = found;
    best.weights = std::move(weights);
  }
  static void take_worst(std::size_t proven, std::size_t found, std::vector<double> weights, RankBound& worst) {
    worst.proven = std::max(worst.proven, proven);
    if (found <= worst.found) return;
    worst.found = found;
    worst.weights = std::move(weights);
  }

  void add_positive(const Own& own, const WeightBox& box, WeightBounds& bounds) const {
    const auto range = score_range(box, own.line);
    bounds.low = score_of_points(range->low, scoring_.method);
    bounds.high = score_of_points(range->high, scoring_.method);
    const Standings standings = stand(own, box);
    const std::size_t ahead = 1 + standings.always_ahead;
    const auto& rivals = standings.contested;
    const RankAnswer behind = search_rank({box, own.line, own.known, rivals, Wish::behind, options_.effort});
    std::vector<double> traced = combine(1 - kTrace, behind.weights, kTrace, box.inner());
    for (const auto& weights : {behind.weights, traced}) {
      take_best(ahead + rivals.size() - behind.proven, rank_at(own, weights), weights, bounds.best);
    }
    std::vector<ScoreLine> all = rivals;
    all.insert(all.end(), standings.fragile.begin(), standings.fragile.end());
    const RankAnswer before = search_rank({box, own.line, own.known, all, Wish::ahead, options_.effort});
    take_worst(ahead + before.proven, rank_at(own, before.weights), before.weights, bounds.worst);
  }

  Standings stand(const Own& own, const WeightBox& box) const {
    Standings standings;
    const auto own_range = score_range(box, own.line);
    for (std::size_t row = 0; row < competes_.size(); ++row) {
      if (row == own.row || competes_[row] == 0) continue;
      ScoreLine other = score_line(scores_, row, scoring_);
      const bool fragile = any(other.zeros, box.upper());
      const auto face = fragile ? box.without(other.zeros) : std::optional(box);
      const auto range = face ? score_range(*face, other) : std::nullopt;
      if (!range || range->high <= own_range->low + kLevelScore) continue;  // never ahead
      const bool linear = same_counts(own.line, other);
      const std::vector<double> gap = combine(1, other.points, -1, own.line.points);
      if (linear && !(face->most(gap) > 0)) continue;
      const double least = linear ? face->least(gap) : range->low - own_range->high;
      if (fragile) {
        standings.fragile.push_back(std::move(other));
      } else if (least > kLevelScore && always_ranked(row, box)) {
        ++standings.always_ahead;
      } else {
        standings.contested.push_back(std::move(other));
      }
    }
    return standings;
  }

  /// Under renormalize a company without known weight is not ahead of anybody.
  bool always_ranked(std::size_t row, const WeightBox& box) const {
    return scoring_.missing != MissingPolicy::renormalize || box.least(known_of(scores_, row)) > 0;
  }

  /// 1 + who is ahead at these weights.
  std::size_t rank_at(const Own& own, const std::vector<double>& weights) const {
    const double score = score_at(own.line, weights);
    std::size_t rank = 1;
    ScoreLine other;
    for (std::size_t row = 0; row < competes_.size(); ++row) {
      if (row == own.row || competes_[row] == 0) continue;
      read_score_line(scores_, row, scoring_, other);
      if (score_at(other, weights) > score + kLevelScore) ++rank;
    }
    return rank;
  }

  /// Where the company is 0: at best all others are too that can be, at worst as few as can be.
  void add_zero(const Own& own, WeightBounds& bounds) const {
    std::size_t always_above = 0;
    for (std::size_t row = 0; row < competes_.size(); ++row) {
      if (row == own.row || competes_[row] == 0 || !always_ranked(row, box_)) continue;
      if (!any(score_line(scores_, row, scoring_).zeros, box_.upper())) ++always_above;
    }
    const std::vector<double> spread = spread_out(own, box_);
    take_best(1 + always_above, rank_at(own, spread), spread, bounds.best);
    take_worst(0, rank_at(own, spread), spread, bounds.worst);
    const auto faces = own.known.size() <= kMostChosen ? zero_faces(own) : std::vector<Face>();
    if (faces.empty()) {
      std::size_t others = 0;
      for (const char competes : competes_) others += competes != 0 ? 1 : 0;
      bounds.worst.proven = std::max(bounds.worst.proven, others);
    }
    for (const Face& face : faces) {
      if (face.most_ahead + 1 < std::max(bounds.worst.found, std::size_t{1})) break;  // those behind it lead to less
      const std::vector<double> weights = spread_out(own, face.box);
      take_worst(1 + face.most_ahead, rank_at(own, weights), weights, bounds.worst);
    }
  }

  /// Weights that give something to every criterion that can have any, and enough to what is known of the company.
  static std::vector<double> spread_out(const Own& own, const WeightBox& box) {
    std::vector<double> known;
    box.argmost(own.known, known);
    return combine(0.5, known, 0.5, box.inner());
  }

  struct Face {
    WeightBox box;
    std::size_t most_ahead;
  };

  static std::size_t bits_of(const Marks& marks) {
    std::size_t bits = 0;
    for (std::size_t c = 0; c < marks.size(); ++c) bits |= marks[c] > 0 ? std::size_t{1} << c : 0;
    return bits;
  }

  /// The choices of criteria that have weight under which the company is 0, those with the most others above 0 first.
  std::vector<Face> zero_faces(const Own& own) const {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> kinds;  // zeros and what counts -> how many others
    for (std::size_t row = 0; row < competes_.size(); ++row) {
      if (row == own.row || competes_[row] == 0) continue;
      const ScoreLine other = score_line(scores_, row, scoring_);
      ++kinds[{bits_of(other.zeros), bits_of(other.counts)}];
    }
    std::vector<Face> faces;
    const std::size_t all = bits_of(box_.upper());
    for (std::size_t chosen = 1; chosen < (std::size_t{1} << own.known.size()); ++chosen) {
      if ((chosen & ~all) != 0 || (chosen & bits_of(own.line.zeros)) == 0) continue;
      Marks left_out;
      for (std::size_t c = 0; c < own.known.size(); ++c) left_out.push_back((chosen >> c) & 1U ? 0 : 1);
      const auto box = box_.without(left_out);
      if (!box || box->most(own.known) < kLeastKnown) continue;
      std::size_t ahead = 0;
      for (const auto& [kind, count] : kinds) {
        if ((kind.first & chosen) == 0 && (kind.second & chosen) != 0) ahead += count;
      }
      faces.push_back({*box, ahead});
    }
    std::ranges::stable_sort(faces, [](const Face& a, const Face& b) { return a.most_ahead > b.most_ahead; });
    return faces;
  }

  const ScoreMatrix& scores_;
  Scoring scoring_;
  const BoundsOptions& options_;
  WeightBox box_;
  std::vector<char> competes_;  ///< by row: whether some weights of the box rank it
};

}  // namespace

std::vector<WeightBounds> product_bounds(const ScoreMatrix& scores, const Weights& weights, MissingPolicy missing,
                                         double points, std::span<const std::size_t> rows,
                                         const BoundsOptions& options) {
  const ProductBounder bounder(scores, weights, missing, points, options);
  std::vector<WeightBounds> bounds(rows.size());
  parallel_for(rows.size(), thread_count(options.threads, rows.size()),
               [&](std::size_t i, std::size_t) { bounds[i] = bounder.bound(rows[i]); });
  return bounds;
}

}  // namespace fitrank
