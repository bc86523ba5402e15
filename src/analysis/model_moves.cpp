#include "analysis/model_moves.hpp"

#include <algorithm>
#include <cmath>

#include "score/counter_draws.hpp"
#include "score/steady_math.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kGoalpostStream = 5;
constexpr std::uint64_t kImportanceStream = 6;
constexpr std::uint64_t kTrustStream = 7;

/// From -most to most.
double either_way(double unit, double most) { return most * (2 * unit - 1); }

}  // namespace

ModelMoves::ModelMoves(const Model& model, std::uint64_t seed) : model_(model), seed_(seed) {
  for (const Signal& signal : model.signals) {
    const auto& points = signal.value_function.points();
    unmoved_.goalposts.push_back(points.empty() ? Goalposts{} : Goalposts{points.front().x, points.back().x});
    unmoved_.importance.push_back(signal.importance);
    first_levels_.push_back(unmoved_.levels.size());
    for (const NamedLevel& level : signal.value_function.levels()) unmoved_.levels.push_back(level.score);
    levels_.push_back(ordered(std::span(unmoved_.levels).subspan(first_levels_.back())));
  }
  for (const Tier& tier : model.tiers) unmoved_.trust.push_back(tier.trust);
  trust_ = ordered(unmoved_.trust);
}

ModelMoves::Ordered ModelMoves::ordered(std::span<const double> numbers) {
  Ordered result{{numbers.begin(), numbers.end()}, {}};
  std::ranges::sort(result.distinct);
  result.distinct.erase(std::unique(result.distinct.begin(), result.distinct.end()), result.distinct.end());
  for (const double number : numbers) {
    const auto place = std::ranges::lower_bound(result.distinct, number);
    result.places.push_back(static_cast<std::size_t>(place - result.distinct.begin()));
  }
  return result;
}

void ModelMoves::move(const Ordered& numbers, double most, double high, std::span<const double> units,
                      std::span<double> moved) {
  std::vector<double> drawn = numbers.distinct;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    drawn[i] = std::clamp(drawn[i] + either_way(units[i], most), 0.0, high);
  }
  std::ranges::sort(drawn);
  for (std::size_t i = 0; i < moved.size(); ++i) moved[i] = drawn[numbers.places[i]];
}

void ModelMoves::move_goalposts(std::uint64_t number, MovedModel& moved) const {
  const CounterDraws draws(seed_, kGoalpostStream, number);
  moved.own_goalposts = false;
  std::uint64_t counter = 0;
  std::vector<double> units;
  for (std::size_t s = 0; s < model_.signals.size(); ++s) {
    const Ordered& levels = levels_[s];
    units.clear();
    for (std::size_t i = 0; i < std::max<std::size_t>(levels.distinct.size(), 2); ++i) {
      units.push_back(draws.unit(counter++));
    }
    if (!levels.places.empty()) {
      move(levels, kLevelsMove, 100, units, std::span(moved.levels).subspan(first_levels_[s], levels.places.size()));
      continue;
    }
    Goalposts& posts = moved.goalposts[s];
    const double span = posts.high - posts.low;
    if (!std::isfinite(span)) continue;  // nobody's goalposts: a tenth of them is beyond a double
    posts.low += either_way(units[0], kGoalpostsMove) * span;
    posts.high += either_way(units[1], kGoalpostsMove) * span;
  }
}

MovedModel ModelMoves::draw(const Moves& moves) const {
  MovedModel moved = unmoved_;
  if (moves.goalposts) move_goalposts(*moves.goalposts, moved);
  if (moves.importance) {
    const CounterDraws draws(seed_, kImportanceStream, *moves.importance);
    const double most = steady_log(kImportanceFactor);
    for (std::size_t s = 0; s < moved.importance.size(); ++s) {
      moved.importance[s] *= steady_exp(either_way(draws.unit(s), most));
    }
  }
  if (moves.trust) {
    const CounterDraws draws(seed_, kTrustStream, *moves.trust);
    std::vector<double> units;
    for (std::size_t i = 0; i < trust_.distinct.size(); ++i) units.push_back(draws.unit(i));
    move(trust_, kTrustMove, 1, units, moved.trust);
  }
  return moved;
}

}  // namespace fitrank
