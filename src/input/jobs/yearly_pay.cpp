#include "input/jobs/yearly_pay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "input/jobs/job_words.hpp"

namespace fitrank {
namespace {

struct Unit {
  std::string_view word;
  double a_year;
};

/// The first that stands there counts: "bi weekly" before "weekly".
constexpr std::array kUnits{Unit{"bi weekly", 26},    Unit{"biweekly", 26},  Unit{"bi week", 26},
                            Unit{"bi", 26},           Unit{"fortnight", 26}, Unit{"semi month", 24},
                            Unit{"semi monthly", 24}, Unit{"hour", 2080},    Unit{"hours", 2080},
                            Unit{"hourly", 2080},     Unit{"hr", 2080},      Unit{"h", 2080},
                            Unit{"day", 260},         Unit{"days", 260},     Unit{"daily", 260},
                            Unit{"week", 52},         Unit{"weeks", 52},     Unit{"weekly", 52},
                            Unit{"wk", 52},           Unit{"month", 12},     Unit{"months", 12},
                            Unit{"monthly", 12},      Unit{"mth", 12},       Unit{"year", 1},
                            Unit{"years", 1},         Unit{"yearly", 1},     Unit{"yr", 1},
                            Unit{"annual", 1},        Unit{"annually", 1},   Unit{"annum", 1}};
/// Twice a month or every second month: ambiguous.
constexpr std::array<std::string_view, 4> kAmbiguous{"bi month", "bi monthly", "bimonth", "bimonthly"};

/// The whole number that begins the unit ("2 WEEKS"), 1 where none does.
int count_in(std::string_view unit) {
  int count = 1;
  std::from_chars(unit.data(), unit.data() + unit.size(), count);
  return count;
}

bool is_currency_code(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

BandOrReason no_band(std::string reason) { return {std::nullopt, {}, std::move(reason)}; }

BandOrReason checked(const YearlyBand& band) {
  for (const double end : {band.low, band.high}) {
    if (auto reason = outside_bounds(end); !reason.empty()) return no_band(std::move(reason));
  }
  if (band.high < band.low) return no_band("the upper end of the band is below its lower");
  if (band.high > kWidestBand * band.low) {
    return no_band(fmt::format("the band from {:.0f} to {:.0f} is wider than {:.0f} times its lower end", band.low,
                               band.high, kWidestBand));
  }
  return {band, {}, {}};
}

}  // namespace

std::optional<double> units_a_year(std::string_view unit) {
  const JobWords words(unit);
  const auto found = std::ranges::find_if(kUnits, [&words](const Unit& known) { return words.has(known.word); });
  const int count = count_in(unit);
  if (found == kUnits.end() || count < 1 || words.has_any(kAmbiguous)) return std::nullopt;
  return found->a_year / count;
}

std::string outside_bounds(double yearly) {
  if (yearly >= kLeastYearlyPay && yearly <= kMostYearlyPay) return {};
  constexpr double kReadable = 1e12;
  const std::string amount =
      std::abs(yearly) < kReadable ? fmt::format("{:.0f}", yearly) : fmt::format("{:.3g}", yearly);
  return fmt::format("{} USD a year is outside {:.0f} to {:.0f}", amount, kLeastYearlyPay, kMostYearlyPay);
}

BandOrReason yearly_band(const StatedPay& pay) {
  if (!pay.low && !pay.high) return no_band("states no amount");
  if (pay.currency.empty()) return no_band("states an amount without a currency");
  if (!is_currency_code(pay.currency)) return no_band("its currency is not an ISO 4217 code");
  if (pay.currency != "USD") return {std::nullopt, pay.currency, fmt::format("stated in {}", pay.currency)};
  if (!pay.low || !pay.high) return no_band("states only one end of a band");
  const auto a_year = units_a_year(pay.unit);
  if (!a_year) return no_band(pay.unit.empty() ? "states no interval of pay" : "its interval of pay is not known");
  return checked({*pay.low * *a_year, *pay.high * *a_year});
}

}  // namespace fitrank
