#include "input/store/period_month.hpp"

#include <chrono>

namespace fitrank {

std::string period_month(const Date& end) {
  constexpr unsigned kMiddle = 15;
  if (end.precision() == Date::Precision::year) return end.text() + "-12";
  const std::chrono::year_month_day day{end.first_day()};
  const bool is_early = end.precision() == Date::Precision::day && day.day() <= std::chrono::day{kMiddle};
  const std::chrono::year_month month = day.year() / day.month() - std::chrono::months{is_early ? 1 : 0};
  return Date(std::chrono::sys_days{month / 1}, Date::Precision::month).text();
}

}  // namespace fitrank
