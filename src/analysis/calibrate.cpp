#include "analysis/calibrate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "evidence/held_out.hpp"
#include "score/counter_draws.hpp"
#include "score/likely_range.hpp"

namespace fitrank {
namespace {

/// The companies of which enough is known to hide a part of it.
std::vector<KnownEmployer> tested_employers(const PeerRows& rows, const Weights& weights) {
  std::vector<KnownEmployer> tested;
  const std::size_t step = (rows.size() + kMostCalibrated - 1) / kMostCalibrated;
  EmployerRow row;
  for (std::size_t i = 0; i < rows.size(); i += step) {
    rows.read(i, row);
    if (auto employer = known_employer(rows, row, weights.scaled())) tested.push_back(std::move(*employer));
  }
  return tested;
}

/// By criteria, as fit_score.hpp has it: of a criterion that is partly known the rest is left out.
double score_by_criteria(const HeldOut& held_out, MissingPolicy missing, std::size_t criteria) {
  struct Part {
    double all = 0;
    double seen = 0;
    double points = 0;
  };
  std::vector<Part> parts(criteria);
  const std::vector<KnownItem>& items = held_out.employer().known;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Part& part = parts[items[i].criterion];
    part.all += items[i].share;
    if (held_out.is_hidden(i)) continue;
    part.seen += items[i].share;
    part.points += items[i].share * items[i].score;
  }
  double points = 0;
  double known = 0;
  for (const Part& part : parts) {
    if (!(part.seen > 0)) continue;
    points += part.points * (part.all / part.seen);
    known += part.all;
  }
  if (missing == MissingPolicy::renormalize) return known > 0 ? points / known : 0;
  return missing == MissingPolicy::neutral ? points + 50 * (1 - known) : points;
}

/// What a policy says of one company.
struct Guessed {
  double score = 0;
  double low = 0;
  double high = 0;
};

/// The companies with the greatest scores; of equals the first.
std::vector<std::size_t> first_by(const std::vector<double>& scores, std::size_t places) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  order.resize(std::min(places, order.size()));
  return order;
}

class Calibrator {
 public:
  Calibrator(const CompanyPool& pool, const Weights& weights, const CalibrationOptions& options)
      : from_(pool.expected_from()),
        rows_(from_.model, from_.dossiers, from_.tables, from_.scores, from_.view),
        items_(rows_.items()),
        options_(options),
        tested_(tested_employers(rows_, weights)) {
    result_.companies = tested_.size();
    result_.of = rows_.size();
    result_.places = std::min(options.places, tested_.size() / 2);
    for (const CalibratedPolicy& policy : kCalibratedPolicies) result_.policies.push_back({.policy = policy});
  }

  Calibration run() && {
    if (tested_.empty()) return std::move(result_);
    for (std::size_t round = 0; round < options_.rounds; ++round) {
      play(round);
      if (options_.progress) options_.progress(round + 1, options_.rounds);
    }
    for (PolicyCalibration& policy : result_.policies) {
      policy.error /= asked_;
      policy.bias /= asked_;
      if (open_ > 0) policy.interval_holds /= open_;
      if (open_ > 0) policy.interval_width /= open_;
      policy.top_bias /= tops_;
      policy.recall /= tops_;
    }
    result_.hidden /= asked_;
    return std::move(result_);
  }

 private:
  void play(std::size_t round) {
    std::vector<HeldOut> masked;
    std::vector<double> truths;
    for (std::size_t i = 0; i < tested_.size(); ++i) {
      HeldOut one = mask(round, i);
      if (one.all_hidden()) continue;
      result_.hidden += one.hidden_share();
      open_ += one.hidden_share() > 0 ? 1 : 0;
      truths.push_back(tested_[i].truth);
      masked.push_back(std::move(one));
    }
    const Peers peers(items_, rows_.groups(), masked.size(),
                      [&](std::size_t i, PeerRow& into) { into = masked[i].visible_row(); });
    asked_ += static_cast<double>(masked.size());
    const auto first = first_by(truths, result_.places);
    tops_ += static_cast<double>(first.size());
    for (PolicyCalibration& policy : result_.policies) judge(policy, masked, truths, first, peers);
  }

  HeldOut mask(std::size_t round, std::size_t company) const {
    const CounterDraws draw(options_.seed, round);
    std::vector<char> hidden;
    for (const KnownItem& one : tested_[company].known) {
      hidden.push_back(draw.unit(company * items_.size() + one.item) < options_.hide ? 1 : 0);
    }
    return {tested_[company], std::move(hidden)};
  }

  void judge(PolicyCalibration& policy, const std::vector<HeldOut>& masked, const std::vector<double>& truths,
             const std::vector<std::size_t>& first, const Peers& peers) const {
    const bool expects = policy.policy.missing == MissingPolicy::expected;
    const double reach = expects ? reach_of(masked, policy.policy.estimate) : 0;
    std::vector<double> scores;
    for (std::size_t i = 0; i < masked.size(); ++i) {
      const Guessed guess = expects ? expected(masked[i], peers, policy.policy.estimate, reach)
                                    : Guessed{score_by_criteria(masked[i], policy.policy.missing, rows_.criteria())};
      scores.push_back(guess.score);
      policy.error += std::abs(guess.score - truths[i]);
      policy.bias += guess.score - truths[i];
      constexpr double kRounding = 1e-9;
      const bool holds = guess.low - kRounding <= truths[i] && truths[i] <= guess.high + kRounding;
      if (!(masked[i].hidden_share() > 0)) continue;
      policy.interval_holds += expects && holds ? 1 : 0;
      policy.interval_width += expects ? guess.high - guess.low : 0;
    }
    for (const std::size_t i : first_by(scores, result_.places)) {
      policy.top_bias += scores[i] - truths[i];
      policy.recall += std::ranges::count(first, i) > 0 ? 1 : 0;
    }
  }

  /// How far an interval reaches, as it is found from what is left of all.
  double reach_of(const std::vector<HeldOut>& masked, PeerEstimate form) const {
    const auto read = [&](std::size_t i, EmployerRow& into) { into = masked[i].visible_row(); };
    return error_reach(standard_errors(rows_, masked.size(), read, form), options_.interval);
  }

  static Guessed expected(const HeldOut& held_out, const Peers& peers, PeerEstimate form, double reach) {
    const HeldOut::Guess guess = held_out.guess(peers, form);
    return {guess.mean, std::max(guess.low, guess.mean - reach * guess.deviation),
            std::min(guess.high, guess.mean + reach * guess.deviation)};
  }

  ExpectedFrom from_;
  PeerRows rows_;
  std::vector<PeerItem> items_;
  const CalibrationOptions& options_;
  std::vector<KnownEmployer> tested_;
  double asked_ = 0;  ///< companies over all rounds
  double open_ = 0;   ///< how many of those had something hidden
  double tops_ = 0;
  Calibration result_;
};

}  // namespace

Calibration calibrate(const CompanyPool& pool, const Weights& weights, const CalibrationOptions& options) {
  return Calibrator(pool, weights, options).run();
}

}  // namespace fitrank
