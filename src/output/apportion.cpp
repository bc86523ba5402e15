#include "output/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace fitrank {

std::vector<long> apportion(std::span<const double> parts, long total) {
  std::vector<long> whole;
  std::vector<double> remainder;
  for (const double part : parts) {
    whole.push_back(static_cast<long>(std::floor(part)));
    remainder.push_back(part - std::floor(part));
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  long missing = total - std::accumulate(whole.begin(), whole.end(), 0L);
  // More may be missing than there are parts, or fewer than none, where the parts do not quite add up.
  for (std::size_t i = 0; missing > 0 && !order.empty(); ++i, --missing) ++whole[order[i % order.size()]];
  for (std::size_t i = order.size(); missing < 0 && !order.empty(); ++missing) {
    --whole[order[--i]];
    if (i == 0) i = order.size();
  }
  return whole;
}

}  // namespace fitrank
