// Named shares of the weight, with the others in their old proportions.
#include <fmt/format.h>

#include <stdexcept>

#include "analysis/rank_report.hpp"

namespace fitrank {
namespace {

/// Shares in percent such as 33.3, 33.3 and 33.4 may miss 100 by a rounding.
constexpr double kPercentTolerance = 1e-9;

std::vector<bool> check_named(std::size_t criteria, const std::vector<NamedShare>& named) {
  std::vector<bool> is_named(criteria);
  for (const NamedShare& share : named) {
    if (share.criterion >= criteria) throw std::invalid_argument("there is no such criterion");
    if (!(share.percent >= 0 && share.percent <= 100)) {
      throw std::invalid_argument(fmt::format("a weight of {:.6g} % is not between 0 and 100", share.percent));
    }
    if (is_named[share.criterion]) throw std::invalid_argument("the weight of a criterion is given twice");
    is_named[share.criterion] = true;
  }
  return is_named;
}

/// The percent that the named shares, adding up to `named`, leave to weights adding up to `others`.
double check_rest(double named, double others) {
  if (named > 100 + kPercentTolerance) {
    throw std::invalid_argument(fmt::format("the given weights add up to {:.6g} %, more than 100 %", named));
  }
  if (named >= 100 - kPercentTolerance) return 0;
  if (!(others > 0)) {
    throw std::invalid_argument(
        fmt::format("the given weights leave {:.6g} %, but no other criterion has a weight", 100 - named));
  }
  return 100 - named;
}

}  // namespace

std::vector<double> reweigh(const std::vector<double>& weights, const std::vector<NamedShare>& named) {
  const std::vector<bool> is_named = check_named(weights.size(), named);
  std::vector<double> percent(weights.size());
  double sum_named = 0;
  for (const NamedShare& share : named) {
    percent[share.criterion] = share.percent;
    sum_named += share.percent;
  }
  if (named.size() < weights.size()) {
    double sum_others = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) sum_others += is_named[c] ? 0 : weights[c];
    const double rest = check_rest(sum_named, sum_others);
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!is_named[c] && rest > 0) percent[c] = rest * (weights[c] / sum_others);
    }
  }
  const Weights scaled(percent);
  return {scaled.scaled().begin(), scaled.scaled().end()};
}

}  // namespace fitrank
