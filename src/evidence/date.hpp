// A calendar date as evidence states it: a day, or only a month or a year.
//
// How: ISO 8601 calendar dates, of full or reduced precision ("2025-09-02", "2025-03", "2025").
// A reduced date is the interval of its days. What happened in it is known for certain on its last day
// only, and is aged from its middle: the 15th of the month, the 1st of July of the year.
// Cost: constant; no locale and no time zone is involved.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace fitrank {

class Date {
 public:
  enum class Precision { year, month, day };

  Date() = default;
  explicit Date(std::chrono::sys_days first_day, Precision precision = Precision::day)
      : day_(first_day), precision_(precision) {}

  /// Reads "YYYY", "YYYY-MM" or "YYYY-MM-DD" (years 1000..9999, a date that exists); nothing else.
  static std::optional<Date> parse(std::string_view text);

  /// The day itself, or the first day of the month or year.
  std::chrono::sys_days first_day() const { return day_; }
  /// The day itself, or the last day of the month or year: from then on it is known.
  std::chrono::sys_days last_day() const;
  /// The day itself, the 15th of the month, or the 1st of July of the year: its age counts from here.
  std::chrono::sys_days middle_day() const;
  Precision precision() const { return precision_; }

  /// The text `parse` read, again.
  std::string text() const;
  /// For databases, which compare texts: what is known by the last day of this date is a text that is less than this
  /// one, cut to the same length.
  std::string known_before() const;

  /// Earlier middles come first; of one middle the less precise. The order is that of ages, so that the later of
  /// two dates is the younger one. Whether a date was known on a day is asked of `is_known_on`.
  friend std::strong_ordering operator<=>(const Date& a, const Date& b) {
    const auto middles = a.middle_day() <=> b.middle_day();
    return std::is_neq(middles) ? middles : a.precision_ <=> b.precision_;
  }
  friend bool operator==(const Date& a, const Date& b) { return std::is_eq(a <=> b); }

 private:
  std::chrono::sys_days day_{};
  Precision precision_ = Precision::day;
};

/// What is wrong with a text that is spelled as a date and names no day or month: "there is no day 2026-02-30;
/// February 2026 has 28 days". Empty for every other text.
std::string impossible_date(std::string_view text);

/// As a text behind those of all dates.
inline constexpr std::string_view kAfterAnyDate = ":";

/// Whole days from the middle of `from` to the last day of `to`; negative when `to` is earlier.
inline long days_between(const Date& from, const Date& to) { return (to.last_day() - from.middle_day()).count(); }

/// Whether all of `date` lies on or before the last day of `day`.
inline bool is_known_on(const Date& date, const Date& day) { return date.last_day() <= day.last_day(); }

}  // namespace fitrank
