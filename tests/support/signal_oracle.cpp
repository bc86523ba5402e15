#include "support/signal_oracle.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank::test {
namespace {

std::optional<double> criterion_score(const std::vector<OracleSignal>& signals, std::size_t criterion) {
  double points = 0;
  double importance = 0;
  for (const OracleSignal& signal : signals) {
    if (signal.criterion != criterion || !signal.score) continue;
    points += signal.importance * *signal.score;
    importance += signal.importance;
  }
  return importance > 0 ? std::optional(points / importance) : std::nullopt;
}

std::optional<double> fit_of(const std::vector<OracleSignal>& signals, const std::vector<double>& weights,
                             Scoring scoring) {
  const bool product = scoring.method == Aggregation::weighted_product;
  double sum = 0;
  double known = 0;
  double all = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    all += weights[c];
    auto score = criterion_score(signals, c);
    if (score && weights[c] > 0) known += weights[c];
    if (!score && scoring.missing == MissingPolicy::zero) score = 0;
    if (!score && scoring.missing == MissingPolicy::neutral) score = 50;
    if (score && weights[c] > 0) sum += weights[c] * (product ? std::log(*score) : *score);
  }
  if (!(known > 0)) return std::nullopt;
  const double mean = sum / (scoring.missing == MissingPolicy::renormalize ? known : all);
  return product ? std::exp(mean) : mean;
}

/// The share of the weights, and within a criterion of importance, that is known.
double coverage_of(const std::vector<OracleSignal>& signals, const std::vector<double>& weights) {
  double coverage = 0;
  double all_weights = 0;
  for (const double weight : weights) all_weights += weight;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    double known = 0;
    double all = 0;
    for (const OracleSignal& signal : signals) {
      if (signal.criterion != c) continue;
      all += signal.importance;
      known += signal.score ? signal.importance : 0;
    }
    if (all > 0) coverage += weights[c] / all_weights * known / all;
  }
  return coverage;
}

std::vector<std::size_t> unknown_among(const std::vector<OracleSignal>& signals) {
  std::vector<std::size_t> unknown;
  for (std::size_t s = 0; s < signals.size(); ++s) {
    if (!signals[s].score) unknown.push_back(s);
  }
  return unknown;
}

/// The signals once the unknown are known; bit i of `way` says which end the i-th of them came to.
std::vector<OracleSignal> completed(std::vector<OracleSignal> signals, const std::vector<std::size_t>& unknown,
                                    std::size_t way) {
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    OracleSignal& signal = signals[unknown[i]];
    signal.score = (way >> i & 1U) != 0 ? signal.best : signal.worst;
  }
  return signals;
}

}  // namespace

OracleRange oracle_range(std::vector<OracleSignal> signals, const std::vector<double>& weights, Scoring scoring) {
  OracleRange range;
  const std::vector<std::size_t> unknown = unknown_among(signals);
  range.coverage = coverage_of(signals, weights);
  range.score = fit_of(signals, weights, scoring);
  range.settled_low = 1000;
  range.settled_high = -1000;
  for (std::size_t way = 0; way < std::size_t{1} << unknown.size(); ++way) {
    const double fit = fit_of(completed(signals, unknown, way), weights, scoring).value_or(0);
    range.settled_low = std::min(range.settled_low, fit);
    range.settled_high = std::max(range.settled_high, fit);
  }
  range.low = std::min(range.settled_low, range.score.value_or(range.settled_low));
  range.high = std::max(range.settled_high, range.score.value_or(range.settled_high));
  for (const std::size_t s : unknown) {
    for (const double score : {signals[s].worst, signals[s].best}) {
      auto next = signals;
      next[s].score = score;
      const auto fit = fit_of(next, weights, scoring);
      if (!fit) continue;
      range.low = std::min(range.low, *fit);
      range.high = std::max(range.high, *fit);
    }
  }
  return range;
}

}  // namespace fitrank::test
