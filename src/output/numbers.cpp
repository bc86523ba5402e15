#include "output/numbers.hpp"

#include <fmt/format.h>

#include "analysis/reproduce.hpp"

namespace fitrank {

namespace {

constexpr double kNoise = 1e-9;  // what summing shares may add or lose

std::string without_zero_decimal(std::string text) {
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

/// Rounding leaves a minus before nothing: "-0.0".
std::string without_minus_zero(std::string text) {
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text[0] = '+';
  return text;
}

}  // namespace

std::string score_text(double score) { return fmt::format("{}", shown(score)); }

std::string short_text(double number) { return without_zero_decimal(fmt::format("{:.1f}", number)); }

std::string percent_text(double share) {
  std::string text = short_text(100 * share);
  if (text == "0" && share > kNoise) text = "<0.1";
  if (text == "100" && share < 1 - kNoise) text = ">99.9";
  return text + " %";
}

std::string points_text(double points) { return without_minus_zero(fmt::format("{:+.1f}", points)); }

std::string hundredths_text(long hundredths) {
  return fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", std::labs(hundredths / 100), std::labs(hundredths % 100));
}

std::string range_text(double low, double high) {
  const std::string from = score_text(low);
  const std::string to = score_text(high);
  return from == to ? from : from + "–" + to;
}

std::string range_text(const FitScore& fit) { return range_text(fit.low, fit.high); }

std::string likely_text(const LikelyRange& range) { return range_text(range.low, range.high); }

std::string exact_text(double number) { return fmt::format("{}", number + 0.0); }  // -0 + 0 is 0

std::string count_text(std::size_t count, std::string_view one, std::string_view many) {
  if (count == 0) return fmt::format("no {}", many);
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace fitrank
