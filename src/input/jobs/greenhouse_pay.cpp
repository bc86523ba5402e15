#include "input/jobs/greenhouse_pay.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "input/jobs/job_words.hpp"

namespace fitrank {
namespace {

using std::string_view;

constexpr double kCents = 100;

std::string unit_of(const JobWords& words) {
  constexpr std::array<string_view, 5> kHours{"hour", "hours", "hourly", "hr", "per hour"};
  return words.has_any(kHours) ? "hour" : "year";
}

bool is_salary(const JobWords& title) {
  constexpr std::array<string_view, 6> kMore{"ote", "target earnings", "target cash", "commission", "bonus", "equity"};
  return !title.has_any(kMore);
}

std::vector<StatedPay> from_numbers(const Json& ranges) {
  std::vector<StatedPay> found;
  for (const Json& range : ranges) {
    const JobWords title(text_at(range, "title"));
    if (!is_salary(title)) continue;
    StatedPay pay{number_at(range, "min_cents"), number_at(range, "max_cents"), text_at(range, "currency_type"), {}};
    for (auto* end : {&pay.low, &pay.high}) {
      if (*end) **end /= kCents;
    }
    pay.unit = unit_of(JobWords(text_at(range, "title") + " " + text_at(range, "blurb")));
    found.push_back(std::move(pay));
  }
  return found;
}

/// The text between where `from` begins and `to` follows, and moves `rest` behind it; nothing where there is none.
std::optional<string_view> cut(string_view& rest, string_view from, string_view to) {
  const std::size_t begin = rest.find(from);
  if (begin == rest.npos) return std::nullopt;
  const std::size_t end = rest.find(to, begin + from.size());
  if (end == rest.npos) return std::nullopt;
  const string_view inside = rest.substr(begin + from.size(), end - begin - from.size());
  rest.remove_prefix(end + to.size());
  return inside;
}

/// The amounts in "<span>$108,400</span><span class="divider">—</span><span>$129,600 USD</span>", tags escaped.
std::vector<double> amounts_in(string_view text) {
  std::vector<double> amounts;
  std::string digits;
  const auto finish = [&] {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc() && end == digits.data() + digits.size()) amounts.push_back(value);
    digits.clear();
  };
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || (c == '.' && !digits.empty())) {
      digits += c;
    } else if (c != ',' || digits.empty()) {
      finish();
    }
  }
  finish();
  return amounts;
}

/// The code in capitals that ends the range, as in "$129,600 USD".
std::string currency_in(string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  std::string found;
  for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
    const bool starts = at == 0 || !is_capital(text[at - 1]);
    const bool ends = at + 3 == text.size() || !is_capital(text[at + 3]);
    if (starts && ends && std::ranges::all_of(text.substr(at, 3), is_capital)) found = text.substr(at, 3);
  }
  return found;
}

/// Whether an entity begins here; `size` is then where its semicolon stands. Looks no further than one can be long.
bool begins_entity(string_view text, std::size_t& size) {
  constexpr std::size_t kLongestEntity = 10;
  size = text.substr(0, kLongestEntity).find(';');
  return text.starts_with('&') && size != text.npos;
}

/// What an escaped entity ("&amp;mdash;") leaves behind: "mdash;". 0: nothing.
std::size_t entity_name(string_view text) {
  constexpr std::size_t kLongestEntity = 10;
  const std::size_t end = text.substr(0, kLongestEntity).find(';');
  if (end == text.npos || end == 0) return 0;
  const bool name = std::ranges::all_of(text.substr(0, end), [](char c) { return c >= 'a' && c <= 'z'; });
  return name ? end + 1 : 0;
}

/// What is between tags; entities and tags become blanks.
std::string untagged(string_view escaped) {
  constexpr string_view kOpening = "&lt;";
  constexpr string_view kClosing = "&gt;";
  std::string text;
  while (!escaped.empty()) {
    std::size_t entity = 0;
    if (escaped.starts_with(kOpening)) {
      const std::size_t end = escaped.find(kClosing);
      escaped.remove_prefix(end == escaped.npos ? escaped.size() : end + kClosing.size());
      text += ' ';
    } else if (begins_entity(escaped, entity)) {
      escaped.remove_prefix(entity + 1);
      escaped.remove_prefix(entity_name(escaped));
      text += ' ';
    } else {
      text += escaped.front();
      escaped.remove_prefix(1);
    }
  }
  return text;
}

std::vector<StatedPay> from_description(const std::string& content) {
  constexpr string_view kRange = "class=&quot;pay-range&quot;&gt;";
  constexpr string_view kTitle = "class=&quot;title&quot;&gt;";
  constexpr string_view kEnd = "&lt;/div&gt;";
  std::vector<StatedPay> found;
  string_view rest = content;
  for (string_view before = rest;; before = rest) {
    const auto range = cut(rest, kRange, kEnd);
    if (!range) return found;
    before = before.substr(0, before.size() - rest.size());
    const std::size_t last_title = before.rfind(kTitle);
    std::string title;
    if (last_title != before.npos) {
      before.remove_prefix(last_title);
      title = untagged(cut(before, kTitle, kEnd).value_or(""));
    }
    const std::string text = untagged(*range);
    const std::vector<double> amounts = amounts_in(text);
    if (!is_salary(JobWords(title)) || amounts.empty()) continue;
    found.push_back({amounts.front(), amounts.size() > 1 ? std::optional(amounts[1]) : std::nullopt, currency_in(text),
                     unit_of(JobWords(title + " " + text))});
  }
}

}  // namespace

std::vector<StatedPay> greenhouse_pay(const Json& post) {
  const Json& ranges = member(post, "pay_input_ranges");
  if (ranges.is_array() && !ranges.empty()) return from_numbers(ranges);
  return from_description(text_at(post, "content"));
}

}  // namespace fitrank
