#include "input/jobs/lca_row.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <stdexcept>

#include "base/number.hpp"
#include "input/jobs/yearly_pay.hpp"
#include "input/records/file_ending.hpp"

namespace fitrank {
namespace {

using std::string_view;

template <typename... Names>
std::optional<std::size_t> find(const NamedCsv& table, const Names&... names) {
  return table.column(std::array<string_view, sizeof...(Names)>{names...});
}

bool same(string_view text, string_view lower) { return text.size() == lower.size() && has_ending(text, lower); }

/// Amounts as people write them: "$120,000.00".
std::optional<double> amount_of(string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != ',' && c != '$' && c != ' ') plain += c;
  }
  const ParsedNumber number = parse_number(plain);
  return number.error.empty() ? std::optional(number.value) : std::nullopt;
}

/// The two ends as text; "20000 -" has one.
struct Ends {
  string_view from;
  string_view to;
};

Ends ends_of(const NamedCsv& table, const LcaColumns& columns) {
  if (columns.from) return {table.cell(columns.from), table.cell(columns.to)};
  const string_view range = table.cell(columns.range);
  const std::size_t dash = range.find('-');
  if (dash == range.npos) return {range, {}};
  return {range.substr(0, dash), range.substr(dash + 1)};
}

bool is_blank(string_view text) { return text.find_first_not_of(" $") == text.npos; }

/// An end that is empty or 0 was not stated.
OfferedWage middle_of(const Ends& ends) {
  std::array<double, 2> amounts{};
  for (std::size_t i = 0; i < 2; ++i) {
    const string_view text = i == 0 ? ends.from : ends.to;
    if (is_blank(text)) continue;
    const auto amount = amount_of(text);
    if (!amount || *amount < 0) return {WageState::not_a_number, 0};
    amounts[i] = *amount;
  }
  const auto [from, to] = amounts;
  if (!(from > 0)) return {WageState::no_wage, 0};
  if (!(to > 0)) return {WageState::usable, from};
  return to < from ? OfferedWage{WageState::upside_down, 0} : OfferedWage{WageState::usable, from + (to - from) / 2};
}

}  // namespace

string_view wage_text(WageState state) {
  switch (state) {
    case WageState::usable:
      return "";
    case WageState::not_certified:
      return "not certified, or withdrawn";
    case WageState::part_time:
      return "part-time";
    case WageState::no_wage:
      return "states no wage";
    case WageState::not_a_number:
      return "its wage is not a number";
    case WageState::no_unit:
      return "its unit of pay is not hour, week, bi-weekly, month or year";
    case WageState::upside_down:
      return "the upper end of its wage is below the lower";
    case WageState::too_low:
      return "below 10000 USD a year";
    case WageState::too_high:
      return "above 1500000 USD a year";
  }
  return "";
}

LcaColumns::LcaColumns(const NamedCsv& table)
    : case_number(find(table, "CASE_NUMBER", "LCA_CASE_NUMBER", "CASE_NO")),
      status(find(table, "CASE_STATUS", "STATUS", "APPROVAL_STATUS")),
      employer(find(table, "EMPLOYER_NAME", "LCA_CASE_EMPLOYER_NAME", "EMPLOYER_BUSINESS_NAME")),
      ein(find(table, "EMPLOYER_FEIN")),
      soc(find(table, "SOC_CODE", "LCA_CASE_SOC_CODE")),
      decision(find(table, "DECISION_DATE")),
      from(find(table, "WAGE_RATE_OF_PAY_FROM", "WAGE_RATE_OF_PAY_FROM_1", "LCA_CASE_WAGE_RATE_FROM")),
      to(find(table, "WAGE_RATE_OF_PAY_TO", "WAGE_RATE_OF_PAY_TO_1", "LCA_CASE_WAGE_RATE_TO")),
      range(find(table, "WAGE_RATE_OF_PAY")),
      unit(find(table, "WAGE_UNIT_OF_PAY", "WAGE_UNIT_OF_PAY_1", "LCA_CASE_WAGE_RATE_UNIT")),
      full_time(find(table, "FULL_TIME_POSITION", "FULL_TIME_POS")) {
  std::string lacks;
  const auto need = [&lacks](bool there, string_view name) {
    if (!there) lacks += fmt::format("{}{}", lacks.empty() ? "" : ", ", name);
  };
  need(status.has_value(), "CASE_STATUS");
  need(employer.has_value(), "EMPLOYER_NAME");
  need(soc.has_value(), "SOC_CODE");
  need(from || range, "WAGE_RATE_OF_PAY_FROM or WAGE_RATE_OF_PAY");
  need(unit.has_value(), "WAGE_UNIT_OF_PAY");
  if (!lacks.empty()) {
    throw std::runtime_error(fmt::format("is not a disclosure of labor condition applications: it lacks {}", lacks));
  }
}

OfferedWage offered_wage(const NamedCsv& table, const LcaColumns& columns) {
  if (!same(table.cell(columns.status), "certified")) return {WageState::not_certified, 0};
  const string_view full_time = table.cell(columns.full_time);
  if (same(full_time, "n") || same(full_time, "no")) return {WageState::part_time, 0};
  OfferedWage wage = middle_of(ends_of(table, columns));
  if (wage.state != WageState::usable) return wage;
  const auto a_year = units_a_year(table.cell(columns.unit));
  if (!a_year) return {WageState::no_unit, 0};
  wage.yearly *= *a_year;
  if (wage.yearly < kLeastYearlyPay) wage.state = WageState::too_low;
  if (wage.yearly > kMostYearlyPay) wage.state = WageState::too_high;
  return wage;
}

std::optional<Date> lca_date(string_view text) {
  text = text.substr(0, text.find_first_of(" T"));
  if (text.find('/') == text.npos) return Date::parse(text);
  std::array<int, 3> parts{};  // month, day, year
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (int& part : parts) {
    const auto [next, error] = std::from_chars(at, end, part);
    if (error != std::errc() || part < 0 || (next != end && *next != '/')) return std::nullopt;
    at = next == end ? end : next + 1;
  }
  if (at != end) return std::nullopt;
  const auto [month, day, year] = parts;
  return Date::parse(fmt::format("{:04}-{:02}-{:02}", year < 100 ? 2000 + year : year, month, day));
}

std::string ein_digits(string_view text) {
  constexpr std::size_t kEinDigits = 9;
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      digits += text[i];
    } else if (text[i] != '-' || i != 2) {
      return {};
    }
  }
  return digits.size() == kEinDigits && digits.find_first_not_of('0') != digits.npos ? digits : std::string();
}

}  // namespace fitrank
