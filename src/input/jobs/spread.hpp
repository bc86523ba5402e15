// Median and spread of a few numbers.
//
// How: order statistics, linear between neighbours (Hyndman and Fan 1996, type 7), as most people's tools do.
// Cost: one sort.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fitrank {

/// Pay is stated in thousands.
inline constexpr double kThousand = 1000;

struct Spread {
  std::size_t count = 0;
  double least = 0;
  double lower_quartile = 0;
  double median = 0;
  double upper_quartile = 0;
  double most = 0;
};

/// `values` holds at least one.
Spread spread_of(std::vector<double> values);

/// "n = 7, from 162 to 310, half of them 190 to 250 thousand USD", for pay in thousands.
std::string spread_text(const Spread& spread);

}  // namespace fitrank
