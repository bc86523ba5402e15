#include "evidence/signal_draws.hpp"

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

double drawn_score(const ValueFunction& function, double unit) {
  if (!function.takes_levels()) return function.worst() + (function.best() - function.worst()) * unit;
  const auto& levels = function.levels();
  return levels[drawn_level(levels.size(), unit)].score;
}

}  // namespace

SignalDraws::SignalDraws(const Model& model, const CompanySet& set) : model_(model) {
  cells_.reserve(set.companies.size() * model.criteria.size());
  for (std::size_t company = 0; company < set.companies.size(); ++company) {
    for (std::size_t c = 0; c < model.criteria.size(); ++c) cells_.push_back(cell_of(set, company, c));
  }
}

SignalDraws::Cell SignalDraws::cell_of(const CompanySet& set, std::size_t company, std::size_t criterion) const {
  Cell cell;
  const auto& known = set.assessments[company].signals;
  const auto& stated = set.companies[company].stated;
  if (!stated.empty() && (!std::isnan(stated[criterion]) || !set.scores.knows(company, criterion))) return cell;
  for (std::size_t i = 0; i < model_.signals.size(); ++i) {
    const Signal& signal = model_.signals[i];
    if (signal.criterion != criterion) continue;
    cell.all += signal.importance;
    const auto line = std::ranges::find(known, i, &SignalScore::signal);
    if (line == known.end()) {
      cell.unknown.push_back(static_cast<std::uint32_t>(i));
    } else {
      cell.known += signal.importance * line->used;
    }
  }
  return cell;
}

double SignalDraws::operator()(const CounterDraws& draw, std::size_t company, std::size_t criterion) const {
  const std::size_t at = company * model_.criteria.size() + criterion;
  if (at >= cells_.size() || !(cells_[at].all > 0)) return std::nan("");
  double sum = cells_[at].known;
  for (const std::uint32_t i : cells_[at].unknown) {
    const Signal& signal = model_.signals[i];
    const double unit = draw.unit(drawn_number(company, model_.signals.size(), i));
    sum += signal.importance * drawn_score(signal.value_function, unit);
  }
  return sum / cells_[at].all;
}

}  // namespace fitrank
