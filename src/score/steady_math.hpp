// Logarithm and exponential that have the same bits on every processor.
//
// How: additions, multiplications and divisions alone, which IEEE 754 rounds in one way, where a C library takes
// other steps on another processor. The argument is reduced by a power of two, and a series does the rest (Muller
// 2016, "Elementary Functions", chapters 3 and 11): log m = 2 atanh((m - 1) / (m + 1)), and Taylor's for e^x.
// Right to some units in the last place. Compiled without contraction, as everything that defines a score.
// Cost: some twenty operations.
#pragma once

namespace fitrank {

/// x > 0, finite.
double steady_log(double x);

/// 0 where x is below what a double can hold; x < 700.
double steady_exp(double x);

}  // namespace fitrank
