#include "base/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/lookalikes.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace fitrank {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// Takes `c` off the front of `text` if it is there.
bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// Takes digits off the front of `text`; how many there were.
std::size_t take_digits(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of(kDigits), text.size());
  text.remove_prefix(count);
  return count;
}

bool is_json_number(std::string_view text) {
  take(text, '-');
  const bool zero = text.starts_with('0');
  const std::size_t whole = take_digits(text);
  if (whole == 0 || (zero && whole > 1)) return false;
  if (take(text, '.') && take_digits(text) == 0) return false;
  if (take(text, 'e') || take(text, 'E')) {
    if (!take(text, '-')) take(text, '+');
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

bool is_infinite_or_nan(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  take(text, '.');
  for (const std::string_view word : {"inf", "infinity", "nan"}) {
    const auto same = [](char a, char b) { return (a | 0x20) == b; };
    if (std::equal(text.begin(), text.end(), word.begin(), word.end(), same)) return true;
  }
  return false;
}

/// What to write instead of a number in a foreign spelling; empty where nothing comes to mind.
std::string correction(std::string_view text) {
  std::string right;
  for (const char c : text) {
    if (c != '_' && c != '+') right += c;
  }
  const std::size_t first = right.starts_with('-') ? 1 : 0;
  while (right.size() > first + 1 && right[first] == '0' && is_digit(right[first + 1])) right.erase(first, 1);
  if (right.substr(first, 1) == ".") right.insert(first, 1, '0');
  if (right.ends_with('.')) right.pop_back();
  return is_json_number(right) ? right : std::string();
}

/// A number with a percent sign: what to write of it.
std::string without_percent(std::string_view text, bool is_share) {
  if (!text.ends_with('%')) return {};
  text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (!is_json_number(text)) return {};
  if (!is_share) return std::string(text);
  double percent = 0;
  std::from_chars(text.data(), text.data() + text.size(), percent);
  return fmt::format("{}", percent / 100);
}

/// "1,5": one comma, which cannot separate thousands.
std::string with_point(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos || text.size() - comma == 4) return {};
  std::string right(text);
  right[comma] = '.';
  return is_json_number(right) ? right : std::string();
}

/// A number with blanks, dashes or quotes that only look like those of a number.
std::string with_ordinary_signs(std::string_view text) {
  std::string right = ordinary_word(text);
  std::erase(right, ' ');
  return is_json_number(right) ? right : std::string();
}

std::string explain(std::string_view text, bool is_share) {
  if (is_infinite_or_nan(text)) return "a number must be finite, found " + in_quotes(text);
  const bool is_long = text.size() > 40;
  if (const std::string right = without_percent(text, is_share); !right.empty() && !is_long) {
    return fmt::format("expected a number, found {}; write {}, without %", in_quotes(text), right);
  }
  if (const std::string right = with_point(text); !right.empty() && !is_long) {
    return fmt::format("{} has a comma; write a point: {}", in_quotes(text), right);
  }
  if (text.find(',') != text.npos && text.find_first_not_of("0123456789.,-+") == text.npos) {
    return in_quotes(text) + " has a comma; write a decimal point, and nothing between thousands";
  }
  if (const Lookalike* odd = first_lookalike(text)) {
    if (const std::string right = with_ordinary_signs(text); !right.empty())
      return contains_lookalike(text, *odd, right);
  }
  const std::string right = is_long ? std::string() : correction(text);
  if (right.empty()) return "expected a number, found " + in_quotes(text);
  return fmt::format("{} is not how a number is written; write {}", in_quotes(text), right);
}

}  // namespace

ParsedNumber parse_number(std::string_view text, bool is_share) {
  if (!is_json_number(text)) return {0, explain(text, is_share)};
  ParsedNumber number;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return {0, in_quotes(text) + " is too large for a number"};
  }
  return number;
}

}  // namespace fitrank
