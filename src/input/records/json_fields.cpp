#include "input/records/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace fitrank {

bool is_plain_id(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == ':' || c == '.';
  });
}

std::string id_at(const Json& json, std::string_view name) {
  const Json& found = member(json, name);
  if (found.is_number_unsigned()) return fmt::format("{}", found.get<std::uint64_t>());
  if (found.is_number_integer()) return fmt::format("{}", found.get<std::int64_t>());
  std::string text = text_of(found);
  return is_plain_id(text) ? text : std::string();
}

std::optional<Date> day_of(std::string_view time) {
  constexpr std::size_t kDay = std::string_view("2026-07-17").size();
  if (time.size() < kDay || (time.size() > kDay && time[kDay] != 'T' && time[kDay] != ' ')) return std::nullopt;
  return Date::parse(time.substr(0, kDay));
}

std::optional<Date> day_of_milliseconds(double milliseconds) {
  constexpr double kLatest = 253'402'300'800'000;  // the year 10000
  if (!(milliseconds > 0 && milliseconds < kLatest)) return std::nullopt;
  const std::chrono::sys_time<std::chrono::milliseconds> time(
      std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds)));
  return Date(std::chrono::floor<std::chrono::days>(time));
}

}  // namespace fitrank
