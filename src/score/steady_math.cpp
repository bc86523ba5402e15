#include "score/steady_math.hpp"

#include <cmath>
#include <numbers>

namespace fitrank {
namespace {

/// ln 2 in two parts; the first has zeros enough at its end to be multiplied by an exponent exactly.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr int kLogTerms = 13;  ///< (0.172^2)^13 is below 2^-60
constexpr int kExpTerms = 16;  ///< 0.35^16 / 16! is below 2^-60

}  // namespace

double steady_log(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < std::numbers::sqrt2 / 2) {
    m *= 2;
    --exponent;
  }
  const double z = (m - 1) / (m + 1);
  const double square = z * z;
  double series = 0;
  for (int n = 2 * kLogTerms - 1; n >= 1; n -= 2) series = series * square + 1.0 / n;
  return exponent * kLn2High + (exponent * kLn2Low + 2 * z * series);
}

double steady_exp(double x) {
  if (x < -750) return 0;
  const double steps = std::floor(x / std::numbers::ln2 + 0.5);
  const double rest = (x - steps * kLn2High) - steps * kLn2Low;
  double series = 1;
  for (int n = kExpTerms; n >= 1; --n) series = 1 + rest / n * series;
  return std::ldexp(series, static_cast<int>(steps));
}

}  // namespace fitrank
