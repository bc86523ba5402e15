#include "input/filings/filed_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"

namespace fitrank {
namespace {

constexpr std::array<std::string_view, 12> kPeriodic = {"10-K",  "10-Q",   "20-F",   "40-F",    "6-K",      "10-KT",
                                                        "10-QT", "10-KSB", "10-QSB", "10-K405", "10-KT405", "20-FT"};
constexpr std::array<std::string_view, 14> kOther = {"8-K",     "S-1",     "S-4",     "S-11",   "F-1",
                                                     "F-4",     "F-10",    "10-12B",  "10-12G", "20FR12B",
                                                     "20FR12G", "40FR12B", "40FR12G", "8-K12B"};

/// "DEF 14A", "PREM14C": what is sent to shareholders before they vote.
bool is_proxy(std::string_view form) {
  const std::string_view base = without_amendment(form);
  return base.ends_with("14A") || base.ends_with("14C");
}

bool digits(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && text.front() != '-';
}

}  // namespace

std::string why_never(std::string_view form) {
  const std::string name = harmless(form);
  return is_proxy(form) ? fmt::format("form {} repeats numbers and has been wrong", name)
                        : fmt::format("form {} is not a periodic report", name);
}

bool is_amendment(std::string_view form) { return form.ends_with("/A"); }

std::string_view without_amendment(std::string_view form) {
  return is_amendment(form) ? form.substr(0, form.size() - 2) : form;
}

FormRank form_rank(std::string_view form) {
  const std::string_view base = without_amendment(form);
  if (std::find(kPeriodic.begin(), kPeriodic.end(), base) != kPeriodic.end()) return FormRank::periodic;
  const bool other = std::find(kOther.begin(), kOther.end(), base) != kOther.end() || base.starts_with("424B");
  return other ? FormRank::other : FormRank::never;
}

bool is_annual_form(std::string_view form) {
  return form.starts_with("10-K") || form.starts_with("20-F") || form.starts_with("40-F");
}

Day parse_day(std::string_view text) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return kNoDay;
  if (!digits(text.substr(0, 4), year) || !digits(text.substr(5, 2), month) || !digits(text.substr(8, 2), day)) {
    return kNoDay;
  }
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || year < 1900) return kNoDay;
  return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

Date to_date(Day day) { return Date(std::chrono::sys_days(std::chrono::days(day))); }

std::string day_text(Day day) { return to_date(day).text(); }

bool is_currency(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace fitrank
