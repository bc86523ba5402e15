#include "input/records/file_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"

namespace fitrank {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// How many digits stand at `at`.
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

std::optional<Date> date_at(std::string_view name, std::size_t at) {
  if (digits_at(name, at) == 8) {
    return Date::parse(fmt::format("{}-{}-{}", name.substr(at, 4), name.substr(at + 4, 2), name.substr(at + 6, 2)));
  }
  if (digits_at(name, at) != 4 || at + 10 > name.size() || digits_at(name, at + 8) != 2) return std::nullopt;
  std::string text(name.substr(at, 10));
  if (text[4] != text[7] || (text[4] != '-' && text[4] != '_')) return std::nullopt;
  text[4] = text[7] = '-';
  return Date::parse(text);
}

/// The number after "FY", and where it ends; a year of two digits is one of this century.
std::optional<int> fiscal_year(std::string_view name, std::size_t& at) {
  const std::size_t count = digits_at(name, at);
  if (count != 2 && count != 4) return std::nullopt;
  int year = 0;
  for (std::size_t i = 0; i < count; ++i) year = year * 10 + (name[at + i] - '0');
  at += count;
  return count == 2 ? 2000 + year : year;
}

int quarter_at(std::string_view name, std::size_t at) {
  while (at < name.size() && (name[at] == '_' || name[at] == '-' || name[at] == ' ')) ++at;
  const std::string_view rest = name.substr(at);
  const bool there = rest.size() > 1 && (rest[0] == 'Q' || rest[0] == 'q') && rest[1] >= '1' && rest[1] <= '4';
  return there ? rest[1] - '0' : 4;
}

}  // namespace

std::optional<Date> date_in_name(std::string_view name) {
  std::optional<Date> found;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (at > 0 && is_digit(name[at - 1])) continue;
    if (const auto date = date_at(name, at)) found = date;
  }
  return found;
}

std::optional<Date> fiscal_end_in_name(std::string_view name) {
  std::optional<Date> found;
  for (std::size_t at = 0; at + 2 < name.size(); ++at) {
    if (at > 0 && is_letter(name[at - 1])) continue;
    if ((name[at] != 'F' && name[at] != 'f') || (name[at + 1] != 'Y' && name[at + 1] != 'y')) continue;
    std::size_t end = at + 2;
    const auto year = fiscal_year(name, end);
    if (!year) continue;
    constexpr std::array<std::string_view, 4> kQuarterEnds{"12-31", "03-31", "06-30", "09-30"};
    const int quarter = quarter_at(name, end);
    found = Date::parse(
        fmt::format("{:04}-{}", quarter == 1 ? *year - 1 : *year, kQuarterEnds[static_cast<std::size_t>(quarter - 1)]));
  }
  return found;
}

}  // namespace fitrank
