// Pearson's correlation of two columns over the rows of which both are known.
//
// How: two reads, the second from the means, so that sums do not cancel; whether a side varies is asked of its least
// and greatest number, which no rounding touches.
// Cost: two reads of the columns.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "analysis/audit.hpp"

namespace fitrank {

/// One of two columns, as far as both are known.
struct CorrelatedSide {
  double sum = 0;
  double least = std::numeric_limits<double>::infinity();
  double greatest = -std::numeric_limits<double>::infinity();
  void add(double number) {
    sum += number;
    least = std::min(least, number);
    greatest = std::max(greatest, number);
  }
};

/// `x(row)` and `y(row)` give numbers, NaN where unknown.
template <typename X, typename Y>
Correlation correlate(std::size_t rows, const X& x, const Y& y, std::size_t least_companies) {
  const auto for_each_known = [&](auto&& use) {
    for (std::size_t row = 0; row < rows; ++row) {
      const double a = x(row);
      const double b = y(row);
      if (!std::isnan(a) && !std::isnan(b)) use(a, b);
    }
  };
  Correlation result;
  CorrelatedSide side_x;
  CorrelatedSide side_y;
  for_each_known([&](double a, double b) {
    ++result.companies;
    side_x.add(a);
    side_y.add(b);
  });
  if (result.companies < least_companies) return result;
  if (!(side_x.least < side_x.greatest) || !(side_y.least < side_y.greatest)) return result;
  const double mean_x = side_x.sum / static_cast<double>(result.companies);
  const double mean_y = side_y.sum / static_cast<double>(result.companies);
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for_each_known([&](double a, double b) {
    xx += (a - mean_x) * (a - mean_x);
    yy += (b - mean_y) * (b - mean_y);
    xy += (a - mean_x) * (b - mean_y);
  });
  result.r = std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);  // but for roundings it is
  return result;
}

}  // namespace fitrank
