// A calendar date as evidence states it: a day, or only a month or a year.
//
// How: ISO 8601 calendar dates, of full or reduced precision ("2025-09-02", "2025-03", "2025").
// A reduced date stands for its first day, so that an age is never understated.
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
  Precision precision() const { return precision_; }

  /// The text `parse` read, again.
  std::string text() const;

  /// Earlier first days come first; precision does not matter.
  friend std::strong_ordering operator<=>(const Date& a, const Date& b) { return a.day_ <=> b.day_; }
  friend bool operator==(const Date& a, const Date& b) { return a.day_ == b.day_; }

 private:
  std::chrono::sys_days day_{};
  Precision precision_ = Precision::day;
};

/// Whole days from `from` to `to`; negative when `to` is earlier.
inline long days_between(const Date& from, const Date& to) { return (to.first_day() - from.first_day()).count(); }

}  // namespace fitrank
