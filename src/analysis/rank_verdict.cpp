#include "analysis/rank_verdict.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "evidence/evidence_spread.hpp"
#include "evidence/signal_draws.hpp"
#include "score/drawn_score.hpp"
#include "score/ranking.hpp"
#include "score/score_draws.hpp"
#include "score/weight_draws.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kSeed = 1;

/// The companies that are compared, and how often each is ahead of each.
class Contest {
 public:
  Contest(const Model& model, const CompanyPool& pool, const Weights& weights, Scoring scoring,
          std::span<const std::size_t> rows)
      : set_(pool.select(rows)),
        ids_(set_.ids),
        spread_(evidence_spread(model, set_, rows.size())),
        signals_(model, set_),
        scores_(set_.scores, {.spread = &spread_, .unknown = std::cref(signals_), .seed = kSeed}),
        weights_({.from = WeightSource::profile, .profile = weights, .seed = kSeed}),
        scoring_(scoring),
        size_(rows.size()),
        first_(size_),
        ahead_(size_ * size_) {}

  void run() {
    std::vector<double> weights(weights_.criteria());
    std::vector<FitScore> fits(size_);
    std::vector<std::size_t> order(size_);
    for (std::size_t number = 0; number < kVerdictDraws; ++number) {
      weights_.draw(number, weights);
      const CounterDraws draw = scores_.draw(number);
      for (std::size_t i = 0; i < size_; ++i) fits[i].score = score(draw, i, weights);
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return a != b && ranks_before(set_.scores, ids_, a, fits[a], b, fits[b]);
      });
      count(order, fits);
    }
  }

  Contender contender(std::size_t place) const {
    Contender contender{.id = set_.ids[place], .name = set_.companies[place].name, .known = {}};
    contender.first = share(first_[place]);
    contender.score = fit_score(set_.scores, place, weights_.profile(), scoring_).score;
    for (std::size_t c = 0; c < set_.scores.criteria(); ++c) {
      contender.known.push_back(set_.scores.knows(place, c));
    }
    return contender;
  }
  double ahead(std::size_t a, std::size_t b) const { return share(ahead_[a * size_ + b]); }

 private:
  static double share(double count) { return count / static_cast<double>(kVerdictDraws); }

  double score(const CounterDraws& draw, std::size_t company, const std::vector<double>& weights) const {
    return drawn_score(weights, scoring_.method, [&](std::size_t c) { return scores_.at(draw, company, c); });
  }

  /// Companies of equal scores share what only their ids would part.
  void count(const std::vector<std::size_t>& order, const std::vector<FitScore>& fits) {
    const auto ties = [&](std::size_t i, std::size_t j) { return !(fits[order[i]].score > fits[order[j]].score); };
    std::size_t tied = 1;
    while (tied < size_ && ties(0, tied)) ++tied;
    for (std::size_t i = 0; i < tied; ++i) first_[order[i]] += 1 / static_cast<double>(tied);
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = i + 1; j < size_; ++j) {
        const double part = ties(i, j) ? 0.5 : 0;
        ahead_[order[i] * size_ + order[j]] += 1 - part;
        ahead_[order[j] * size_ + order[i]] += part;
      }
    }
  }

  CompanySet set_;
  IdList ids_;
  ScoreMatrix spread_;
  SignalDraws signals_;
  ScoreDraws scores_;
  WeightDraws weights_;
  Scoring scoring_;
  std::size_t size_;
  std::vector<double> first_;
  std::vector<double> ahead_;  ///< [a][b]: how often a is ahead of b, a tie half
};

}  // namespace

RankVerdict find_verdict(const Model& model, const CompanyPool& pool, const Weights& weights, Scoring scoring,
                         std::span<const std::size_t> rows, std::size_t ranked) {
  const std::span<const std::size_t> taken = rows.first(std::min(rows.size(), kVerdictCompanies));
  RankVerdict verdict{.drawn = taken.size(), .all_ranked = taken.size() == ranked, .contenders = {}, .level = {}};
  if (taken.empty()) return verdict;
  Contest contest(model, pool, weights, scoring, taken);
  contest.run();
  std::size_t head = 0;
  for (std::size_t place = 0; place < taken.size(); ++place) {
    Contender contender = contest.contender(place);
    if (place == 0 || contender.first >= kContends) verdict.contenders.push_back(std::move(contender));
    if (place > 0 && contest.ahead(head, place) >= kFirm) head = place;
    verdict.level.push_back(place != head);
  }
  return verdict;
}

}  // namespace fitrank
