#include "analysis/reach.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "analysis/reach_proof.hpp"
#include "analysis/reach_round.hpp"
#include "analysis/reach_search.hpp"

namespace fitrank {
namespace {

/// One criterion of one company given another score, everything else as it is.
class Changed {
 public:
  Changed(const ScoreMatrix& scores, std::size_t company, const Weights& weights, Scoring scoring)
      : row_(1, scores.criteria()), weights_(weights), scoring_(scoring) {
    for (std::size_t c = 0; c < scores.criteria(); ++c) row_.set(0, c, scores.at(company, c));
  }

  bool reaches(std::size_t criterion, float score, double target) {
    const float now = row_.at(0, criterion);
    row_.set(0, criterion, score);
    const FitScore fit = fit_score(row_, 0, weights_, scoring_);
    row_.set(0, criterion, now);
    return fit.ranked() && fit.score >= target;
  }

 private:
  ScoreMatrix row_;
  const Weights& weights_;
  Scoring scoring_;
};

/// The score at which P + w x (over K + w, where the unknown is left out) meets the target.
double closed_form(const ScoreMatrix& scores, std::size_t company, std::size_t criterion, const Weights& weights,
                   MissingPolicy missing, double target) {
  const ScoreLine line = score_line(scores, company, missing);
  double points = 0;
  double counts = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (c == criterion) continue;
    points += weights[c] * line.points[c];
    counts += weights[c] * line.counts[c];
  }
  if (missing != MissingPolicy::renormalize) return (target - points) / weights[criterion];
  return (target * (counts + weights[criterion]) - points) / weights[criterion];
}

/// The least float that does it, of which 100 is one, as all above it are: by bisection of the floats' bits.
float least_that_does(Changed& changed, std::size_t criterion, double target) {
  auto enough = std::bit_cast<std::uint32_t>(100.0F);
  for (std::uint32_t low = 0; low < enough;) {
    const std::uint32_t middle = low + (enough - low) / 2;
    if (changed.reaches(criterion, std::bit_cast<float>(middle), target)) {
      enough = middle;
    } else {
      low = middle + 1;
    }
  }
  return std::bit_cast<float>(enough);
}

Improvement improvement(const ScoreMatrix& scores, std::size_t company, std::size_t criterion, const Weights& weights,
                        Scoring scoring, double target) {
  Improvement found{.criterion = criterion, .now = {}, .needed = {}};
  const float now = scores.at(company, criterion);
  if (!std::isnan(now)) found.now = now;
  Changed changed(scores, company, weights, scoring);
  if (!(weights[criterion] > 0) || !changed.reaches(criterion, 100, target)) return found;
  if (scoring.method == Aggregation::weighted_product) {
    found.needed = least_that_does(changed, criterion, target);
    return found;
  }
  const double exact = closed_form(scores, company, criterion, weights, scoring.missing, target);
  float needed = static_cast<float>(std::clamp(exact, 0.0, 100.0));
  // The closed form is right to some roundings: the least float that does it is next to it.
  while (needed > 0 && changed.reaches(criterion, std::nextafter(needed, 0.0F), target)) {
    needed = std::nextafter(needed, 0.0F);
  }
  while (!changed.reaches(criterion, needed, target)) needed = std::nextafter(needed, 100.0F);
  found.needed = needed;
  return found;
}

class Finder {
 public:
  Finder(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring, std::size_t company,
         const ReachOptions& options)
      : scores_(scores),
        ids_(ids),
        weights_(weights),
        scoring_(scoring),
        options_(options),
        field_(scores, ids, weights, scoring, company, options) {
    reach_.company = company;
    reach_.top = options.top;
  }

  Reach find() {
    const bool ranked = fit_score(scores_, reach_.company, weights_, scoring_).ranked();
    if (ranked) {
      reach_.rank = ranks_of(std::vector{reach_.company}, scores_, weights_, scoring_,
                             {.threads = options_.threads, .allowed = options_.allowed})[0];
    }
    if (reach_.rank && *reach_.rank <= options_.top) {
      reach_.verdict = ReachVerdict::already;
      return std::move(reach_);
    }
    search();
    improve();
    return std::move(reach_);
  }

 private:
  void search() {
    const bool unknown = std::ranges::none_of(field_.known(), [](double known) { return known > 0; });
    ReachFound found = unknown ? ReachFound{.nearest = {}, .finished = true} : search_reach(field_);
    if (found.nearest) {
      reach_.verdict = ReachVerdict::reachable;
      reach_.change_least = found.change_least;
      describe(*found.nearest);
      return;
    }
    if (!unknown) reach_.proof = prove_out_of_reach(scores_, ids_, weights_, scoring_, reach_.company, options_);
    const bool proven = found.finished || reach_.proof.size() >= options_.top;
    reach_.verdict = proven ? ReachVerdict::impossible : ReachVerdict::open;
    if (!proven) reach_.change_least = found.change_least;
  }

  void describe(const NearWeights& nearest) {
    reach_.weights = nearest.weights;
    reach_.change = nearest.change;
    reach_.ahead = field_.ahead(nearest.weights, options_.top);
    const RoundWeights rounded = round_weights(field_, nearest);
    reach_.percent = rounded.percent;
    reach_.percent_change = rounded.change;
    reach_.level_only = rounded.level_only;
    const std::size_t before = reach_.rank ? *reach_.rank - 1 : 0;
    for (const std::size_t row : field_.ahead(weights_.scaled(), before, 0)) {
      if (std::ranges::find(reach_.ahead, row) != reach_.ahead.end()) continue;
      ++reach_.passed_in_all;
      if (reach_.passed.size() < kMostPassed) reach_.passed.push_back(row);
    }
  }

  /// The N-th best score of the others, which is the one to reach; nothing where there are fewer.
  std::optional<double> target() const {
    std::size_t others = 0;
    for (const RankedCompany& ranked :
         top_companies(scores_, ids_, weights_, scoring_,
                       {.top = options_.top + 1, .threads = options_.threads, .allowed = options_.allowed})) {
      if (ranked.company != reach_.company && ++others == options_.top) return ranked.fit.score;
    }
    return std::nullopt;
  }

  void improve() {
    const auto score = target();
    for (std::size_t c = 0; c < scores_.criteria(); ++c) {
      reach_.improvements.push_back(improvement(scores_, reach_.company, c, weights_, scoring_, score.value_or(0)));
    }
  }

  const ScoreMatrix& scores_;
  const CompanyIds& ids_;
  const Weights& weights_;
  Scoring scoring_;
  const ReachOptions& options_;
  ReachField field_;
  Reach reach_;
};

}  // namespace

Reach find_reach(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                 std::size_t company, const ReachOptions& options) {
  return Finder(scores, ids, weights, scoring, company, options).find();
}

}  // namespace fitrank
