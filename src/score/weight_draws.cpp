#include "fitrank/weight_draws.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <utility>

#include "fitrank/counter_draws.hpp"
#include "fitrank/parallel.hpp"

namespace fitrank {
namespace {

constexpr std::uint64_t kStream = 1;
constexpr std::size_t kDrawsPerChunk = 256;

/// The running sums of the Dirichlet's parameters, the last of them exactly `total`.
std::vector<double> running_sums(const WeightDrawSpec& spec, std::size_t total) {
  std::vector<double> sums;
  std::size_t last = 0;
  double sum = 0;
  for (std::size_t c = 0; c < spec.profile.size(); ++c) {
    const double share = spec.profile[c];
    if (share > 0) last = c;
    sum += spec.from == WeightSource::uniform ? (share > 0 ? 1 : 0) : share * static_cast<double>(total);
    sums.push_back(sum);
  }
  for (std::size_t c = last; c < sums.size(); ++c) sums[c] = static_cast<double>(total);
  return sums;
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
  if (spec_.profile.size() == 0) throw std::invalid_argument("there is nothing to weigh");
  if (spec_.concentration < 1 || spec_.concentration > kMostConcentrated) {
    throw std::invalid_argument("the concentration is out of its bounds");
  }
  check_orders();
  const auto weighed = std::ranges::count_if(spec_.profile.scaled(), [](double share) { return share > 0; });
  total_ = spec_.from == WeightSource::uniform ? static_cast<std::size_t>(weighed) : spec_.concentration;
  sums_ = running_sums(spec_, total_);
}

void WeightDraws::check_orders() const {
  if (!spec_.orders.empty() && spec_.from != WeightSource::uniform) {
    throw std::invalid_argument("an order of the weights goes with uniform weights only");
  }
  std::vector<bool> taken(criteria());
  for (const auto& order : spec_.orders) {
    if (order.size() < 2) throw std::invalid_argument("an order takes two criteria or more");
    for (const std::size_t criterion : order) {
      if (criterion >= criteria()) throw std::invalid_argument("an order names a criterion that is not there");
      if (taken[criterion]) throw std::invalid_argument("a criterion can be in one order, once");
      if (!(spec_.profile[criterion] > 0)) throw std::invalid_argument("a criterion in an order weighs nothing");
      taken[criterion] = true;
    }
  }
}

void WeightDraws::draw(std::uint64_t number, std::span<double> weights) const {
  const CounterDraws draws(spec_.seed, kStream, number);
  // cuts[k]: the k-th of the sorted uniforms, in units of 2^-53, between 0 and 1.
  std::vector<std::uint64_t> cuts(total_ + 1);
  for (std::size_t i = 1; i < total_; ++i) cuts[i] = draws.whole(i);
  cuts[total_] = std::uint64_t{1} << 53;
  std::sort(cuts.begin() + 1, cuts.end() - 1);
  const double u = spec_.from == WeightSource::profile ? draws.unit(0) : 0;
  std::uint64_t before = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const auto end = std::min(static_cast<std::size_t>(std::floor(sums_[c] + u)), total_);
    weights[c] = static_cast<double>(cuts[end] - before) * 0x1p-53;
    before = cuts[end];
  }
  for (const auto& order : spec_.orders) put_in_order(order, weights);
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
