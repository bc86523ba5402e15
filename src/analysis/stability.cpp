#include "analysis/stability.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/share_path.hpp"
#include "base/parallel.hpp"

namespace fitrank {
namespace {

bool holds(std::span<const std::uint64_t> mask, std::size_t row) {
  return mask.empty() || ((mask[row / 64] >> (row % 64)) & 1U) != 0;
}

/// A limit on one side: the nearest of the turns it is told of.
class Limit {
 public:
  Limit(double from, bool up) : from_(from), up_(up) {}

  /// `ahead` and `behind` are rows in their present order.
  void see(const Polynomial& ahead_less_behind, std::size_t ahead, std::size_t behind) {
    if (has_no_way()) return;
    const auto x = turns_at(ahead_less_behind, from_, up_);
    if (x && is_nearer(*x)) {
      x_ = *x;
      turn_ = Turn{share_of(*x), behind, ahead};
    }
  }
  /// `row`, not ranked so far, is ranked as soon as the share moves this way, and in front of `falling` where
  /// there is one.
  void enter(std::size_t row, std::optional<std::size_t> falling) {
    if (!is_nearer(from_)) return;
    x_ = from_;
    turn_ = Turn{share_of(from_), row, falling};
  }
  /// `ahead` falls behind as soon as the share moves this way.
  void fall(std::size_t ahead, std::size_t behind) {
    if (!has_no_way()) enter(behind, ahead);
  }
  const std::optional<Turn>& turn() const { return turn_; }

 private:
  bool has_no_way() const { return !up_ && !(from_ > 0); }
  bool is_nearer(double x) const { return !turn_ || (up_ ? x < x_ : x > x_); }

  double from_;
  bool up_;
  double x_ = 0;
  std::optional<Turn> turn_;
};

/// Both limits of one thing that stands.
class Limits {
 public:
  explicit Limits(double from) : down_(from, false), up_(from, true) {}

  void see(const Polynomial& ahead_less_behind, std::size_t ahead, std::size_t behind) {
    down_.see(ahead_less_behind, ahead, behind);
    up_.see(ahead_less_behind, ahead, behind);
  }
  void fall(std::size_t ahead, std::size_t behind) {
    down_.fall(ahead, behind);
    up_.fall(ahead, behind);
  }
  void enter_upwards(std::size_t row, std::optional<std::size_t> falling) { up_.enter(row, falling); }

  Stretch stretch() const {
    Stretch stretch{.at_low = down_.turn(), .at_high = up_.turn()};
    if (stretch.at_low) stretch.low = stretch.at_low->share;
    if (stretch.at_high) stretch.high = stretch.at_high->share;
    return stretch;
  }

 private:
  Limit down_;
  Limit up_;
};

/// One criterion's share on its way.
class Way {
 public:
  Way(const ScoreMatrix& scores, const Weights& weights, Scoring scoring, std::size_t criterion)
      : scores_(scores), weights_(weights), scoring_(scoring), criterion_(criterion) {}

  double from() const { return x_of(weights_[criterion_]); }
  SharePath path(std::size_t row) const { return share_path(scores_, row, criterion_, weights_, scoring_); }

  void see(const SharePath& ahead, std::size_t ahead_row, const SharePath& behind, std::size_t behind_row,
           Limits& limits) const {
    if (is_positive(ahead) && is_positive(behind)) {
      limits.see(difference(ahead, behind, scoring_.missing), ahead_row, behind_row);
    } else if (is_positive(behind)) {
      limits.fall(ahead_row, behind_row);
    }
  }
  /// Whether `newcomer` is ahead of `other` as soon as the criterion weighs anything.
  bool leads(const SharePath& newcomer, const SharePath& other) const {
    if (!is_positive(newcomer)) return false;
    return !is_positive(other) || difference(other, newcomer, scoring_.missing)[0] < 0;
  }

 private:
  const ScoreMatrix& scores_;
  const Weights& weights_;
  Scoring scoring_;
  std::size_t criterion_;
};

class Finder {
 public:
  Finder(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
         const StabilityOptions& options)
      : scores_(scores), weights_(weights), scoring_(scoring), options_(options) {
    order_ = std::min(options.order, scores.companies());
    top_ = std::min(options.top, scores.companies());
    ranked_ = top_companies(
        scores, ids, weights, scoring,
        {.top = std::max({order_, top_, std::size_t{1}}), .threads = options.threads, .allowed = options.allowed});
    order_ = std::min(order_, ranked_.size());
    top_ = std::min(top_, ranked_.size());
    find_others();
  }

  Stability find() {
    std::vector<std::size_t> criteria;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      if (weights_[c] < 1 && !ranked_.empty()) criteria.push_back(c);
    }
    std::vector<CriterionStability> found(criteria.size());
    parallel_for(criteria.size(), thread_count(options_.threads, criteria.size()),
                 [&](std::size_t i, std::size_t) { found[i] = along(criteria[i]); });
    return {std::move(ranked_), std::move(found)};
  }

 private:
  /// Rows that are not among ranked_: candidates to come in.
  void find_others() {
    std::vector<char> is_ranked(scores_.companies());
    for (const RankedCompany& company : ranked_) is_ranked[company.company] = 1;
    for (std::size_t row = 0; row < scores_.companies(); ++row) {
      if (is_ranked[row] == 0 && holds(options_.allowed, row)) others_.push_back(row);
    }
  }

  CriterionStability along(std::size_t criterion) const {
    const Way way(scores_, weights_, scoring_, criterion);
    Limits first(way.from());
    Limits top(way.from());
    Limits order(way.from());
    std::vector<SharePath> paths;
    for (const RankedCompany& company : ranked_) paths.push_back(way.path(company.company));
    for (std::size_t i = 1; i < ranked_.size(); ++i) {
      way.see(paths[0], row(0), paths[i], row(i), first);
      if (i < order_) way.see(paths[i - 1], row(i - 1), paths[i], row(i), order);
      if (i >= order_ && order_ > 0) way.see(paths[order_ - 1], row(order_ - 1), paths[i], row(i), order);
      if (i >= top_) see_against_all(way, paths, top_, paths[i], row(i), top);
    }
    for (const std::size_t other : others_) {
      const SharePath path = way.path(other);
      if (!(path.known > 0) && !(path.counts > 0)) continue;
      if (enters(path, criterion)) enter(way, paths, path, other, {first, top, order});
      way.see(paths[0], row(0), path, other, first);
      if (top_ == options_.top) see_against_all(way, paths, top_, path, other, top);
      if (order_ > 0) way.see(paths[order_ - 1], row(order_ - 1), path, other, order);
    }
    return {criterion, weights_[criterion], first.stretch(), top.stretch(), order.stretch()};
  }

  void see_against_all(const Way& way, const std::vector<SharePath>& paths, std::size_t count, const SharePath& behind,
                       std::size_t behind_row, Limits& limits) const {
    for (std::size_t i = 0; i < count; ++i) way.see(paths[i], row(i), behind, behind_row, limits);
  }

  /// Whether the company is not ranked now, and is as soon as the criterion weighs anything.
  bool enters(const SharePath& path, std::size_t criterion) const {
    return path.counts > 0 && !(path.known > 0) && !(weights_[criterion] > 0);
  }
  struct AllLimits {
    Limits& first;
    Limits& top;
    Limits& order;
  };

  /// The newcomer takes a free place, or one of those that it leads from the start: what is unknown of it has a
  /// score of its own (neutral), however little the criterion weighs.
  void enter(const Way& way, const std::vector<SharePath>& paths, const SharePath& path, std::size_t newcomer,
             AllLimits limits) const {
    const auto led = [&](std::size_t place) { return way.leads(path, paths[place]); };
    if (led(0)) limits.first.enter_upwards(newcomer, row(0));
    if (top_ < options_.top) {
      limits.top.enter_upwards(newcomer, std::nullopt);
    } else if (top_ > 0 && led(top_ - 1)) {
      limits.top.enter_upwards(newcomer, row(top_ - 1));
    }
    for (std::size_t place = 0; place < order_; ++place) {
      if (led(place)) return limits.order.enter_upwards(newcomer, row(place));
    }
    if (order_ < options_.order) limits.order.enter_upwards(newcomer, std::nullopt);
  }

  std::size_t row(std::size_t place) const { return ranked_[place].company; }

  const ScoreMatrix& scores_;
  const Weights& weights_;
  Scoring scoring_;
  const StabilityOptions& options_;
  std::size_t top_ = 0;
  std::size_t order_ = 0;
  std::vector<RankedCompany> ranked_;
  std::vector<std::size_t> others_;
};

}  // namespace

Stability find_stability(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                         const StabilityOptions& options) {
  return Finder(scores, ids, weights, scoring, options).find();
}

}  // namespace fitrank
