#include "score/weight_draws.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>

#include "base/parallel.hpp"
#include "score/drawn_numbers.hpp"
#include "score/steady_math.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kStream = 1;
constexpr std::size_t kDrawsPerChunk = 256;

/// Rejections are some in a hundred; a criterion's numbers never reach the next one's.
constexpr std::uint64_t kNumbersPerCriterion = std::uint64_t{1} << 32;

/// The logarithm of a gamma variate: one of a small shape is too small for a double itself.
double log_gamma_variate(double shape, DrawnNumbers& numbers) {
  const double boost = shape < 1 ? steady_log(numbers.unit()) / shape : 0;
  const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = numbers.normal();
    const double root = 1 + c * x;
    if (!(root > 0)) continue;
    const double v = root * root * root;
    const double log_v = steady_log(v);
    if (steady_log(numbers.unit()) < x * x / 2 + d - d * v + d * log_v) return steady_log(d) + log_v + boost;
  }
}

/// Hands the shares of `order` out among its criteria, greatest first.
void put_in_order(const std::vector<std::size_t>& order, std::span<double> weights) {
  std::vector<double> shares;
  for (const std::size_t criterion : order) shares.push_back(weights[criterion]);
  std::ranges::sort(shares, std::greater());
  for (std::size_t i = 0; i < order.size(); ++i) weights[order[i]] = shares[i];
}

}  // namespace

WeightDraws::WeightDraws(WeightDrawSpec spec) : spec_(std::move(spec)) {
  if (spec_.profile.size() == 0) throw std::invalid_argument("there are no criteria to weigh");
  if (spec_.concentration < 1 || spec_.concentration > kMostConcentrated) {
    throw std::invalid_argument("the concentration is out of range");
  }
  check_orders();
  for (std::size_t c = 0; c < criteria(); ++c) {
    if (spec_.profile[c] > 0) weighed_.push_back(c);
  }
}

void WeightDraws::check_orders() const {
  if (!spec_.orders.empty() && spec_.from != WeightSource::uniform) {
    throw std::invalid_argument("an order of the weights needs uniform weights");
  }
  std::vector<bool> taken(criteria());
  for (const auto& order : spec_.orders) {
    if (order.size() < 2) throw std::invalid_argument("an order needs two or more criteria");
    for (const std::size_t criterion : order) {
      if (criterion >= criteria()) throw std::invalid_argument("an order names an unknown criterion");
      if (taken[criterion]) throw std::invalid_argument("a criterion can be in only one order, once");
      if (!(spec_.profile[criterion] > 0)) throw std::invalid_argument("a criterion in an order has weight 0");
      taken[criterion] = true;
    }
  }
}

void WeightDraws::draw(std::uint64_t number, std::span<double> weights) const {
  const CounterDraws draws(spec_.seed, kStream, number);
  std::ranges::fill(weights, 0.0);
  if (spec_.from == WeightSource::uniform) {
    draw_uniform(draws, weights);
  } else {
    draw_near_profile(draws, weights);
  }
}

void WeightDraws::draw_uniform(const CounterDraws& draws, std::span<double> weights) const {
  // The sorted uniforms in units of 2^-53, between 0 and 1.
  std::vector<std::uint64_t> cuts(weighed_.size() + 1);
  for (std::size_t i = 1; i < weighed_.size(); ++i) cuts[i] = draws.whole(i);
  cuts.back() = std::uint64_t{1} << 53;
  std::sort(cuts.begin() + 1, cuts.end() - 1);
  for (std::size_t i = 0; i < weighed_.size(); ++i) {
    weights[weighed_[i]] = static_cast<double>(cuts[i + 1] - cuts[i]) * 0x1p-53;
  }
  for (const auto& order : spec_.orders) put_in_order(order, weights);
}

void WeightDraws::draw_near_profile(const CounterDraws& draws, std::span<double> weights) const {
  double greatest = -std::numeric_limits<double>::infinity();
  for (const std::size_t c : weighed_) {
    DrawnNumbers numbers(draws, c * kNumbersPerCriterion);
    weights[c] = log_gamma_variate(spec_.profile[c] * static_cast<double>(spec_.concentration), numbers);
    greatest = std::max(greatest, weights[c]);
  }
  double sum = 0;
  for (const std::size_t c : weighed_) sum += weights[c] = steady_exp(weights[c] - greatest);
  for (const std::size_t c : weighed_) weights[c] /= sum;
}

std::vector<double> WeightDraws::table(std::size_t count, std::size_t threads) const {
  std::vector<double> table(count * criteria());
  const std::size_t chunks = (count + kDrawsPerChunk - 1) / kDrawsPerChunk;
  parallel_for(chunks, thread_count(threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t end = std::min(count, (chunk + 1) * kDrawsPerChunk);
    for (std::size_t number = chunk * kDrawsPerChunk; number < end; ++number) {
      draw(number, std::span(table).subspan(number * criteria(), criteria()));
    }
  });
  return table;
}

}  // namespace fitrank
