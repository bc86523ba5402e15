#include "analysis/moved_scores.hpp"

#include <cmath>
#include <limits>
#include <variant>

#include "evidence/signal_draws.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kUnknownStream = 8;

double number_of(const Value& value) {
  const auto* level = std::get_if<Level>(&value);
  return level != nullptr ? static_cast<double>(level->index) : std::get<double>(value);
}

/// Where `x` stood before the goalposts were moved from `own` to `moved`.
double moved_back(double x, const Goalposts& own, const Goalposts& moved) {
  const double stretch = (own.high - own.low) / (moved.high - moved.low);
  const double back = own.low + (x - moved.low) * stretch;
  return std::isfinite(back) ? back : x;  // a single point, or a number at the end of what a double can hold
}

}  // namespace

MovedScores::MovedScores(const Model& model, const CompanySet& set, const std::optional<Date>& as_of,
                         std::uint64_t seed)
    : model_(model), moves_(model, seed), seed_(seed), companies_(set.companies.size()) {
  for (const Signal& signal : model.signals) {
    extents_.push_back({signal.value_function.worst(), signal.value_function.best()});
  }
  for (std::size_t i = 0; i < companies_; ++i) {
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      const auto& stated = set.companies[i].stated;
      const float score = set.assessments[i].criteria[c];
      Cell cell{.score = score, .begin = lines_.size()};
      cell.outright = !stated.empty() && (!std::isnan(stated[c]) || std::isnan(score));
      if (!cell.outright) add_lines(set.companies[i], set.assessments[i], c, as_of);
      cell.end = lines_.size();
      cells_.push_back(cell);
    }
  }
}

void MovedScores::add_lines(const Company& company, const Assessment& assessment, std::size_t criterion,
                            const std::optional<Date>& as_of) {
  auto known = assessment.signals.begin();
  for (std::size_t s = 0; s < model_.signals.size(); ++s) {
    const bool is_known = known != assessment.signals.end() && known->signal == s;
    const std::size_t chosen = is_known ? (known++)->chosen : 0;
    if (model_.signals[s].criterion != criterion) continue;
    Line line{.signal = s, .known = is_known};
    if (is_known) {
      const Observation& observation = company.observations[chosen];
      line.number = number_of(observation.value);
      line.tier = observation.tier;
      line.left = left_by_age(model_, observation, as_of);
    }
    lines_.push_back(line);
  }
}

double MovedScores::face_score(const Line& line, const MovedModel& moved) const {
  const ValueFunction& function = model_.signals[line.signal].value_function;
  if (function.takes_levels()) {
    return moved.levels[moves_.first_level(line.signal) + static_cast<std::size_t>(line.number)];
  }
  if (moved.own_goalposts) return function.score(line.number);
  const auto& points = function.points();
  return function.score(moved_back(line.number, {points.front().x, points.back().x}, moved.goalposts[line.signal]));
}

double MovedScores::drawn_score(std::size_t signal, double unit, const MovedModel& moved) const {
  const auto& levels = model_.signals[signal].value_function.levels();
  if (!levels.empty()) return moved.levels[moves_.first_level(signal) + drawn_level(levels.size(), unit)];
  return extents_[signal].low + (extents_[signal].high - extents_[signal].low) * unit;
}

double MovedScores::cell_score(const Cell& cell, std::size_t company, EvidencePolicy evidence, const MovedModel& moved,
                               const CounterDraws* unknown) const {
  if (cell.outright) return cell.score;
  double total = 0;
  double importance = 0;
  for (std::size_t i = cell.begin; i < cell.end; ++i) {
    const Line& line = lines_[i];
    if (!line.known && unknown == nullptr) continue;
    double score = 0;
    if (line.known) {
      score = face_score(line, moved);
      const double trust = (line.tier ? moved.trust[*line.tier] : 1) * line.left;
      if (evidence == EvidencePolicy::discounted) score = discount(score, trust);
    } else {
      score = drawn_score(line.signal, unknown->unit(drawn_number(company, model_.signals.size(), line.signal)), moved);
    }
    total += moved.importance[line.signal] * score;
    importance += moved.importance[line.signal];
  }
  return importance > 0 ? static_cast<float>(total / importance) : kUnknown;
}

DecisionMatrix MovedScores::at(EvidencePolicy evidence, const Moves& moves) const {
  const MovedModel moved = moves_.draw(moves);
  const CounterDraws draws(seed_, kUnknownStream, moves.unknown.value_or(0));
  DecisionMatrix scores(companies_, model_.criteria.size());
  for (std::size_t i = 0; i < companies_; ++i) {
    for (std::size_t c = 0; c < model_.criteria.size(); ++c) {
      scores.at(i, c) =
          cell_score(cells_[i * model_.criteria.size() + c], i, evidence, moved, moves.unknown ? &draws : nullptr);
    }
  }
  return scores;
}

}  // namespace fitrank
