#include "evidence/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace fitrank {
namespace {

/// The number that `text`, digits only, spells.
std::optional<unsigned> digits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The number in the two digits that follow a dash at `dash`.
std::optional<unsigned> dashed_pair(std::string_view text, std::size_t dash) {
  return text[dash] == '-' ? digits(text.substr(dash + 1, 2)) : std::nullopt;
}

/// Writes `number` into the `count` characters at `at`; filings' dates are written by the million.
void put_digits(std::string& text, std::size_t at, std::size_t count, unsigned number) {
  for (std::size_t i = at + count; i-- > at; number /= 10) text[i] = static_cast<char>('0' + number % 10);
}

std::optional<Date::Precision> precision_of_length(std::size_t length) {
  if (length == 4) return Date::Precision::year;
  if (length == 7) return Date::Precision::month;
  if (length == 10) return Date::Precision::day;
  return std::nullopt;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  const auto precision = precision_of_length(text.size());
  if (!precision) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = *precision == Precision::year ? 1U : dashed_pair(text, 4);
  const auto day = *precision == Precision::day ? dashed_pair(text, 7) : 1U;
  if (!year || *year < 1000 || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                                         std::chrono::day{*day}};
  if (!date.ok()) return std::nullopt;
  return Date(std::chrono::sys_days(date), *precision);
}

std::string impossible_date(std::string_view text) {
  constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
  const auto precision = precision_of_length(text.size());
  if (!precision || *precision == Date::Precision::year || Date::parse(text)) return {};
  const auto year = digits(text.substr(0, 4));
  const auto month = dashed_pair(text, 4);
  const bool is_day = *precision == Date::Precision::day;
  if (!year || *year < 1000 || !month || (is_day && !dashed_pair(text, 7))) return {};
  if (*month < 1 || *month > kMonths.size()) {
    return fmt::format("there is no month {:02}; months are 01 to 12", *month);
  }
  const std::chrono::year_month_day_last last =
      std::chrono::year{static_cast<int>(*year)} / std::chrono::month{*month} / std::chrono::last;
  return fmt::format("there is no day {}; {} {} has {} days", text, kMonths[*month - 1], *year,
                     static_cast<unsigned>(last.day()));
}

std::chrono::sys_days Date::last_day() const {
  if (precision_ == Precision::day) return day_;
  const std::chrono::year_month_day date{day_};
  if (precision_ == Precision::year) return date.year() / std::chrono::December / 31;
  return date.year() / date.month() / std::chrono::last;
}

std::chrono::sys_days Date::middle_day() const {
  constexpr unsigned kMiddle = 15;
  if (precision_ == Precision::day) return day_;
  const std::chrono::year_month_day date{day_};
  if (precision_ == Precision::year) return date.year() / std::chrono::July / 1;
  return date.year() / date.month() / kMiddle;
}

std::string Date::text() const {
  const std::chrono::year_month_day date{day_};
  std::string text = "0000-00-00";
  put_digits(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put_digits(text, 5, 2, static_cast<unsigned>(date.month()));
  put_digits(text, 8, 2, static_cast<unsigned>(date.day()));
  if (precision_ != Precision::day) text.resize(precision_ == Precision::year ? 4 : 7);
  return text;
}

std::string Date::known_before() const {
  constexpr std::chrono::sys_days kLast = std::chrono::year{9999} / 12 / 31;
  const std::chrono::sys_days day = last_day();
  return day < kLast ? Date(day + std::chrono::days(1)).text() : std::string(kAfterAnyDate);
}

}  // namespace fitrank
