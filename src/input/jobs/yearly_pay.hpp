// Pay as sources state it, brought to US dollars a year, or why it cannot be.
//
// How: a full-time year has 2080 hours, 260 days, 52 weeks, 26 fortnights, 24 half months and 12 months. Other
// currencies are not converted: the rate of which day? What lies outside 10,000 to 1,500,000 USD a year is a
// slip of unit or decimal point, and a band whose upper end is more than four times its lower says nothing.
// Cost: constant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fitrank {

inline constexpr double kLeastYearlyPay = 10'000;
inline constexpr double kMostYearlyPay = 1'500'000;
inline constexpr double kWidestBand = 4;

/// How many of the unit make a year: 2080 for "Hour", "1 HOUR", "per-hour-wage"; 6 for "2 MONTHS". None: no such unit.
std::optional<double> units_a_year(std::string_view unit);

/// A band as stated; an end that is not stated is empty.
struct StatedPay {
  std::optional<double> low;
  std::optional<double> high;
  std::string currency;  ///< ISO 4217 code
  std::string unit;
};

/// In US dollars a year.
struct YearlyBand {
  double low = 0;
  double high = 0;
  double middle() const { return low + (high - low) / 2; }
};

struct BandOrReason {
  std::optional<YearlyBand> band;
  std::string foreign = {};  ///< the currency, where it is not the US dollar
  std::string reason = {};   ///< why there is none; never holds text of the source but a currency code
};

BandOrReason yearly_band(const StatedPay& pay);

/// Why a yearly amount in US dollars is not taken; empty: it is.
std::string outside_bounds(double yearly);

}  // namespace fitrank
