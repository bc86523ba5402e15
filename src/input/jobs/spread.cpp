#include "input/jobs/spread.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace fitrank {
namespace {

double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - std::floor(at)) * (sorted[above] - sorted[below]);
}

}  // namespace

Spread spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  return {values.size(),         values.front(),         quantile(values, 0.25),
          quantile(values, 0.5), quantile(values, 0.75), values.back()};
}

std::string spread_text(const Spread& spread) {
  constexpr std::size_t kEnoughForHalf = 4;
  if (spread.count == 1) return "n = 1";
  std::string half;
  if (spread.count >= kEnoughForHalf) {
    half = fmt::format(", half of them {:.0f} to {:.0f}", spread.lower_quartile, spread.upper_quartile);
  }
  return fmt::format("n = {}, from {:.0f} to {:.0f}{} thousand USD", spread.count, spread.least, spread.most, half);
}

}  // namespace fitrank
