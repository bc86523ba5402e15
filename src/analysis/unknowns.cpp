#include "analysis/unknowns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/outcomes.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

constexpr double kNobody = -std::numeric_limits<double>::infinity();

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
    return holds(row) ? fit.share_below(first_outside_) : fit.share_above(last_inside_);
  }
  /// How far a company falls behind the first outside, or rises above the last inside, on average; nothing where
  /// there is no such company.
  double mean_passed(std::size_t row, const Outcomes& fit) const {
    const double limit = holds(row) ? first_outside_ : last_inside_;
    if (!std::isfinite(limit)) return 0;
    return holds(row) ? fit.mean_below(limit) : fit.mean_above(limit);
  }

 private:
  std::vector<std::size_t> rows_;
  double last_inside_ = kNobody;
  double first_outside_ = kNobody;
};

/// Without its last bits, in which values that are equal could differ.
double settled_value(double points) {
  constexpr double kSteps = std::uint64_t{1} << 36U;
  return std::floor(points * kSteps + 0.5) / kSteps;
}

bool is_before(const UnknownValue& a, const UnknownValue& b) {
  const auto key = [](const UnknownValue& value) {
    return std::tuple(-value.value, -value.changes_top, -value.changes_first, -value.points, value.company,
                      value.criterion, value.signal);
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
        pool_.expectations() == nullptr ? add_signals(row, dossiers.assessments[row]) : add_expected(row);
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

  /// What is expected of the other signals stays as it is.
  void add_expected(std::size_t row) {
    std::vector<double> all(model_.criteria.size());
    for (const Signal& signal : model_.signals) all[signal.criterion] += signal.importance;
    for (const ExpectedScore& expected : pool_.expected(row)) {
      if (!expected.signal) continue;
      const Signal& signal = model_.signals[*expected.signal];
      const double filled = pool_.scores().at(row, signal.criterion);
      const double part = signal.importance / all[signal.criterion];
      Outcomes outcomes = outcomes_of(signal.value_function);
      for (double& score : outcomes.scores) score = std::clamp(filled + part * (score - expected.mean), 0.0, 100.0);
      add(row, signal.criterion, expected.signal, std::move(outcomes));
    }
  }

  /// Knowing one more never brings more than the top of the range, so that most rows need no look.
  void add_criteria(std::size_t row) {
    if (!top_.holds(row) && fit_score(pool_.scores(), row, weights_, scoring_).high < top_.last_inside()) return;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      const Extent extent = pool_.scores().extent(row, c);
      if (extent.coverage < 1) add(row, c, std::nullopt, {{extent.low, extent.high}, false});
    }
  }

  /// `outcomes`: the criterion's scores.
  void add(std::size_t row, std::size_t criterion, std::optional<std::size_t> signal, Outcomes outcomes) {
    if (!(weights_[criterion] > 0)) return;
    if (scoring_.method == Aggregation::weighted_product && !outcomes.levels) {
      outcomes.curve = {power_of(row, criterion), outcomes.least(), outcomes.greatest()};
    }
    for (double& score : outcomes.scores) score = fit_with(row, criterion, score);
    const double points = outcomes.greatest() - outcomes.least();
    if (!(points > 0)) return;
    found_.push_back({row, criterion, signal, settled_value(leader_.mean_passed(row, outcomes)),
                      top_.chance(row, outcomes), leader_.chance(row, outcomes), points});
  }

  /// The power of the criterion's score in a weighted product.
  double power_of(std::size_t row, std::size_t criterion) const {
    if (scoring_.missing != MissingPolicy::renormalize) return weights_[criterion];
    double known = 0;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      if (c == criterion || !std::isnan(pool_.scores().at(row, c))) known += weights_[c];
    }
    return weights_[criterion] / known;
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

std::vector<OpenQuestion> open_questions(std::span<const UnknownValue> values) {
  std::map<std::pair<std::size_t, std::optional<std::size_t>>, std::size_t> places;
  std::vector<OpenQuestion> questions;
  for (const UnknownValue& value : values) {
    const auto [place, fresh] = places.try_emplace({value.criterion, value.signal}, questions.size());
    if (fresh) questions.push_back({value.criterion, value.signal, {}});
    questions[place->second].values.push_back(value);
  }
  return questions;
}

}  // namespace fitrank
