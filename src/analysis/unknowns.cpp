#include "fitrank/unknowns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "fitrank/ranking.hpp"

namespace fitrank {
namespace {

constexpr double kNobody = -std::numeric_limits<double>::infinity();

/// Scores that something unknown may come to have, rising: the two ends of a stretch on which all are equally
/// likely, or the levels of a signal, each as likely.
struct Outcomes {
  std::vector<double> scores{0, 100};
  bool levels = false;
  /// A stretch of fit scores is even in the fit score to the power 1 / this: a product's are c x^power of even x.
  double power = 1;

  double least() const { return scores.front(); }
  double greatest() const { return scores.back(); }
};

Outcomes outcomes_of(const ValueFunction& function) {
  if (!function.takes_levels()) return {{function.worst(), function.best()}, false};
  Outcomes outcomes{{}, true};
  for (const NamedLevel& level : function.levels()) outcomes.scores.push_back(level.score);
  std::ranges::sort(outcomes.scores);
  return outcomes;
}

/// The part of the outcomes that lies above `limit`.
double share_above(const Outcomes& outcomes, double limit) {
  const double least = outcomes.least();
  const double greatest = outcomes.greatest();
  if (outcomes.levels || !(greatest > least)) {
    const auto above = outcomes.scores.end() - std::ranges::upper_bound(outcomes.scores, limit);
    return static_cast<double>(above) / static_cast<double>(outcomes.scores.size());
  }
  if (!(outcomes.power < 1)) return std::clamp((greatest - limit) / (greatest - least), 0.0, 1.0);
  const auto even = [&](double score) { return std::pow(std::max(score, 0.0) / greatest, 1 / outcomes.power); };
  return std::clamp((1 - even(limit)) / (1 - even(least)), 0.0, 1.0);
}

/// The part that lies below, so that a level on the limit, a tie, is in neither.
double share_below(const Outcomes& outcomes, double limit) {
  if (!outcomes.levels) return 1 - share_above(outcomes, limit);
  const auto below = std::ranges::lower_bound(outcomes.scores, limit) - outcomes.scores.begin();
  return static_cast<double>(below) / static_cast<double>(outcomes.scores.size());
}

/// The first N of a ranking and what it takes to get in or to fall out.
class Top {
 public:
  /// `ranked`: the first N + 1, as far as there are so many.
  Top(const std::vector<RankedCompany>& ranked, std::size_t top) {
    const std::size_t inside = std::min(top, ranked.size());
    for (std::size_t i = 0; i < inside; ++i) rows_.push_back(ranked[i].company);
    last_inside_ = inside == top && inside > 0 ? ranked[inside - 1].fit.score : kNobody;
    first_outside_ = ranked.size() > inside ? ranked[inside].fit.score : kNobody;
    std::ranges::sort(rows_);
  }

  bool holds(std::size_t row) const { return std::ranges::binary_search(rows_, row); }
  /// What a company outside must beat.
  double last_inside() const { return last_inside_; }
  double chance(std::size_t row, const Outcomes& fit) const {
    return holds(row) ? share_below(fit, first_outside_) : share_above(fit, last_inside_);
  }

 private:
  std::vector<std::size_t> rows_;
  double last_inside_ = kNobody;
  double first_outside_ = kNobody;
};

bool is_before(const UnknownValue& a, const UnknownValue& b) {
  const auto key = [](const UnknownValue& value) {
    return std::tuple(-value.changes_top, -value.changes_first, -value.points, value.company, value.criterion,
                      value.signal);
  };
  return key(a) < key(b);
}

class Valuer {
 public:
  Valuer(const Model& model, const CompanyPool& pool, const Weights& weights, Scoring scoring,
         const UnknownOptions& options)
      : model_(model),
        pool_(pool),
        weights_(weights),
        scoring_(scoring),
        options_(options),
        ranked_(first(options.top + 1)),
        top_(ranked_, options.top),
        leader_(std::vector(ranked_.begin(), ranked_.begin() + std::min<std::ptrdiff_t>(2, std::ssize(ranked_))), 1) {}

  std::vector<UnknownValue> run() {
    const CompanySet& dossiers = pool_.dossiers();
    for (std::size_t row = 0; row < pool_.size(); ++row) {
      if (!is_allowed(row)) continue;
      if (row < dossiers.companies.size() && dossiers.companies[row].stated.empty()) {
        add_signals(row, dossiers.assessments[row]);
      } else {
        add_criteria(row);
      }
    }
    std::ranges::sort(found_, is_before);
    return std::move(found_);
  }

 private:
  std::vector<RankedCompany> first(std::size_t count) const {
    return top_companies(pool_.scores(), pool_, weights_, scoring_,
                         {.top = count, .threads = options_.threads, .allowed = options_.allowed});
  }

  bool is_allowed(std::size_t row) const {
    return options_.allowed.empty() || ((options_.allowed[row / 64] >> (row % 64)) & 1U) != 0;
  }

  void add_signals(std::size_t row, const Assessment& assessment) {
    std::vector<double> importance(model_.criteria.size());
    std::vector<double> total(model_.criteria.size());
    std::vector<char> known(model_.signals.size());
    for (const SignalScore& line : assessment.signals) {
      const Signal& signal = model_.signals[line.signal];
      importance[signal.criterion] += signal.importance;
      total[signal.criterion] += signal.importance * line.used;
      known[line.signal] = 1;
    }
    for (std::size_t s = 0; s < model_.signals.size(); ++s) {
      const Signal& signal = model_.signals[s];
      const std::size_t c = signal.criterion;
      if (known[s] != 0) continue;
      Outcomes outcomes = outcomes_of(signal.value_function);
      for (double& score : outcomes.scores) {
        score = (total[c] + signal.importance * score) / (importance[c] + signal.importance);
      }
      add(row, c, s, std::move(outcomes));
    }
  }

  /// Knowing one more never brings more than the top of the range, so that most rows need no look.
  void add_criteria(std::size_t row) {
    if (!top_.holds(row) && fit_score(pool_.scores(), row, weights_, scoring_).high < top_.last_inside()) return;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      const Extent extent = pool_.scores().extent(row, c);
      if (std::isnan(pool_.scores().at(row, c))) add(row, c, std::nullopt, {{extent.low, extent.high}, false});
    }
  }

  /// `outcomes`: the criterion's scores.
  void add(std::size_t row, std::size_t criterion, std::optional<std::size_t> signal, Outcomes outcomes) {
    if (!(weights_[criterion] > 0)) return;
    outcomes.power = power(row, criterion);
    for (double& score : outcomes.scores) score = fit_with(row, criterion, score);
    const double points = outcomes.greatest() - outcomes.least();
    if (!(points > 0)) return;
    found_.push_back({row, criterion, signal, top_.chance(row, outcomes), leader_.chance(row, outcomes), points});
  }

  /// To which power the criterion's score enters a product; 1 of a sum.
  double power(std::size_t row, std::size_t criterion) const {
    if (scoring_.method == Aggregation::weighted_sum) return 1;
    double counts = 0;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      const bool known = c == criterion || !std::isnan(pool_.scores().at(row, c));
      if (known || scoring_.missing != MissingPolicy::renormalize) counts += weights_[c];
    }
    return weights_[criterion] / counts;
  }

  double fit_with(std::size_t row, std::size_t criterion, double score) const {
    ScoreMatrix one(1, weights_.size());
    for (std::size_t c = 0; c < weights_.size(); ++c) one.set(0, c, pool_.scores().at(row, c));
    one.set(0, criterion, static_cast<float>(score));
    return fit_score(one, 0, weights_, scoring_).score;
  }

  const Model& model_;
  const CompanyPool& pool_;
  const Weights& weights_;
  Scoring scoring_;
  const UnknownOptions& options_;
  std::vector<RankedCompany> ranked_;
  Top top_;
  Top leader_;
  std::vector<UnknownValue> found_;
};

}  // namespace

std::vector<UnknownValue> value_unknowns(const Model& model, const CompanyPool& pool, const Weights& weights,
                                         Scoring scoring, const UnknownOptions& options) {
  return Valuer(model, pool, weights, scoring, options).run();
}

}  // namespace fitrank
