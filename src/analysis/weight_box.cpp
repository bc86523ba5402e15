#include "analysis/weight_box.hpp"

#include <algorithm>
#include <numeric>

namespace fitrank {
namespace {

constexpr int kMostSteps = 100;  // far more than Dinkelbach's iteration needs, which converges superlinearly

double score_of(const ScoreLine& line, const std::vector<double>& weights) {
  return dot(line.points, weights) / dot(line.counts, weights);
}

/// sign 1: the greatest score, -1: the least. Starts outside every score, so that the first step counts something.
double extreme(const WeightBox& box, const ScoreLine& line, double sign) {
  const auto [least, most] = std::ranges::minmax(line.points);
  double score = sign > 0 ? std::min(-1.0, least - 1) : std::max(101.0, most + 1);
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

std::optional<WeightBox> WeightBox::without(std::span<const double> marked) const {
  constexpr double kRounding = 1e-12;
  WeightBox box;
  box.lower_ = lower_;
  box.upper_ = upper_;
  double most = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    if (marked[c] > 0 && lower_[c] > 0) return std::nullopt;
    if (marked[c] > 0) box.upper_[c] = 0;
    most += box.upper_[c];
  }
  if (most < 1 - kRounding) return std::nullopt;
  box.argmost(center_, box.center_);
  return box;
}

std::vector<double> WeightBox::inner() const {
  std::vector<double> sum(size());
  double parts = 0;
  for (std::size_t c = 0; c < size(); ++c) {
    if (!(upper_[c] > 0)) continue;
    std::vector<double> one(size());
    one[c] = 1;
    std::vector<double> weights;
    argmost(one, weights);
    sum = combine(1, sum, 1, weights);
    ++parts;
  }
  return combine(1 / parts, sum, 0, sum);
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
