#include "analysis/audit_signals.hpp"

#include <cmath>

#include "analysis/correlation.hpp"
#include "base/parallel.hpp"

namespace fitrank {
namespace {

void add_value(const Signal& signal, const Value& value, double face, GoalpostUse& use) {
  const ValueFunction& function = signal.value_function;
  const double worst = function.worst();
  const double best = function.best();
  ++use.known;
  if (worst < best && !(face > worst)) ++use.at_worst;
  if (worst < best && !(face < best)) ++use.at_best;
  if (!function.takes_levels() && !function.foresees(std::get<double>(value))) ++use.outside;
  const auto size = [&](const Value& one) {
    return function.takes_levels() ? function.score(one) : std::get<double>(one);
  };
  if (!use.least || size(value) < size(*use.least)) use.least = value;
  if (!use.greatest || size(value) > size(*use.greatest)) use.greatest = value;
}

}  // namespace

std::vector<CorrelatedPair> correlate_signals(const Model& model, const CompanySet& dossiers,
                                              std::span<const double> scores, std::size_t threads) {
  const std::size_t rows = dossiers.companies.size();
  std::vector<std::vector<double>> columns(model.signals.size(), std::vector<double>(rows, std::nan("")));
  for (std::size_t row = 0; row < rows; ++row) {
    if (std::isnan(scores[row])) continue;
    for (const SignalScore& line : dossiers.assessments[row].signals) columns[line.signal][row] = line.used;
  }
  std::vector<CorrelatedPair> pairs;
  for (std::size_t a = 0; a < columns.size(); ++a) {
    for (std::size_t b = a + 1; b < columns.size(); ++b) pairs.push_back({a, b});
  }
  parallel_for(pairs.size(), thread_count(threads, pairs.size()), [&](std::size_t i, std::size_t) {
    const auto& x = columns[pairs[i].a];
    const auto& y = columns[pairs[i].b];
    pairs[i].correlation = correlate(
        rows, [&](std::size_t row) { return x[row]; }, [&](std::size_t row) { return y[row]; }, kLeastForPair);
  });
  std::erase_if(pairs, [](const CorrelatedPair& pair) { return pair.correlation.companies < kLeastForPair; });
  return pairs;
}

std::vector<GoalpostUse> use_of_goalposts(const Model& model, const CompanySet& dossiers) {
  std::vector<GoalpostUse> uses(model.signals.size());
  for (std::size_t row = 0; row < dossiers.companies.size(); ++row) {
    for (const SignalScore& line : dossiers.assessments[row].signals) {
      const Value& value = dossiers.companies[row].observations[line.chosen].value;
      add_value(model.signals[line.signal], value, line.face, uses[line.signal]);
    }
  }
  return uses;
}

}  // namespace fitrank
