// The short of an explanation: two strengths, one risk, what is unknown.
#include <algorithm>
#include <cmath>
#include <functional>

#include "analysis/explain.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kStrengths = 2;
/// A signal below the middle is no strength, however much its criterion weighs.
constexpr double kMiddle = 50;

/// A known signal of a weighted criterion.
struct Weighed {
  SignalLine line;
  double share = 0;  ///< of the whole weight, by importance within its criterion
};

/// In the model's order of signals.
std::vector<Weighed> weighed_signals(const Explanation& explanation) {
  std::vector<Weighed> signals;
  for (const CriterionLine& criterion : explanation.criteria) {
    if (!(criterion.weight > 0)) continue;
    double importance = 0;
    for (const SignalLine& line : criterion.signals) importance += line.importance;
    for (const ExpectedLine& line : criterion.expected) importance += line.importance;
    for (const SignalLine& line : criterion.signals) {
      signals.push_back({line, criterion.weight * (line.importance / importance)});
    }
  }
  std::sort(signals.begin(), signals.end(),
            [](const Weighed& a, const Weighed& b) { return a.line.score.signal < b.line.score.signal; });
  return signals;
}

std::optional<SignalLine> find_risk(const std::vector<Weighed>& signals) {
  const auto riskier = [](const Weighed& a, const Weighed& b) {
    if (a.line.score.used < b.line.score.used) return true;
    if (a.line.score.used > b.line.score.used) return false;
    return a.share > b.share;
  };
  const auto risk = std::min_element(signals.begin(), signals.end(), riskier);
  if (risk == signals.end() || !(risk->line.score.used < 100)) return std::nullopt;
  return risk->line;
}

/// To a billionth of a point, so that no rounding parts equals.
double rounded_contribution(const Weighed& signal) { return std::round(signal.line.contribution * 1e9); }

std::vector<SignalLine> find_strengths(std::vector<Weighed> signals) {
  std::ranges::stable_sort(signals, std::greater(), rounded_contribution);
  std::vector<SignalLine> strengths;
  for (const Weighed& signal : signals) {
    if (strengths.size() == kStrengths || !(signal.line.contribution > 0)) break;
    if (signal.line.score.used >= kMiddle) strengths.push_back(signal.line);
  }
  return strengths;
}

}  // namespace

Why why(const Explanation& explanation) {
  Why why;
  const std::vector<Weighed> signals = weighed_signals(explanation);
  why.risk = find_risk(signals);
  why.strengths = find_strengths(signals);
  for (const CriterionLine& line : explanation.criteria) {
    if (!(line.weight > 0)) continue;
    if (!line.score || line.only_expected) why.unknown.push_back(line.criterion);
    if (line.stated) why.stated.push_back(line.criterion);
  }
  return why;
}

}  // namespace fitrank
