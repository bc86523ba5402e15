#include "analysis/weight_box.hpp"

#include <algorithm>
#include <numeric>

namespace fitrank {
namespace {

constexpr int kMostSteps = 100;  // far more than Dinkelbach's iteration needs, which converges superlinearly

double score_of(const ScoreLine& line, const std::vector<double>& weights) {
  return dot(line.points, weights) / dot(line.counts, weights);
}

/// sign 1: the greatest score, -1: the least. Starts beyond every score, so that the first step counts something.
double extreme(const WeightBox& box, const ScoreLine& line, double sign) {
  double score = sign > 0 ? -1 : 101;
  std::vector<double> weights;
  for (int step = 0; step < kMostSteps; ++step) {
    box.argmost(combine(sign, line.points, -sign * score, line.counts), weights);
    if (!(dot(line.counts, weights) > 0)) return score;
    const double next = score_of(line, weights);
    if (!(sign * next > sign * score)) return score;
    score = next;
  }
  return score;
}

}  // namespace

WeightBox::WeightBox(const Weights& weights, double points)
    : center_(weights.scaled().begin(), weights.scaled().end()) {
  const double reach = points / 100;
  for (const double share : center_) {
    lower_.push_back(std::max(0.0, share - reach));
    upper_.push_back(std::min(1.0, share + reach));
  }
}

void WeightBox::argmost(std::span<const double> values, std::vector<double>& weights) const {
  weights = lower_;
  double left = 1 - std::accumulate(lower_.begin(), lower_.end(), 0.0);
  std::vector<std::size_t> order(size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  for (const std::size_t c : order) {
    const double more = std::clamp(left, 0.0, upper_[c] - lower_[c]);
    weights[c] += more;
    left -= more;
  }
}

double WeightBox::most(std::span<const double> values) const {
  std::vector<double> weights;
  argmost(values, weights);
  return dot(values, weights);
}

double WeightBox::least(std::span<const double> values) const {
  std::vector<double> weights;
  argmost(combine(-1, values, 0, values), weights);
  return dot(values, weights);
}

std::optional<ScoreRange> score_range(const WeightBox& box, const ScoreLine& line) {
  if (!(box.most(line.counts) > 0)) return std::nullopt;
  return ScoreRange{extreme(box, line, -1), extreme(box, line, 1)};
}

}  // namespace fitrank
