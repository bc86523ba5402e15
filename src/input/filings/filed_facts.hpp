// What one company's filings state: numbers of the wanted lines, each with its period and its filing.
//
// How: flat arrays that the importers of company facts and of financial statement data sets fill and
// fact_history reads. Days are counted from 1970-01-01.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/date.hpp"
#include "input/records/source_rules.hpp"

namespace fitrank {

using Day = std::int32_t;
inline constexpr Day kNoDay = std::numeric_limits<Day>::min();

/// From the first to the last day, both included; a state on a day has no start.
struct FactPeriod {
  Day start = kNoDay;
  Day end = 0;
  bool instant() const { return start == kNoDay; }
  int days() const { return instant() ? 0 : end - start + 1; }
  friend bool operator==(const FactPeriod&, const FactPeriod&) = default;
};

/// 350 to 380 days: a fiscal year of 52 or 53 weeks, or of twelve months.
inline bool is_year(const FactPeriod& period) { return period.days() >= 350 && period.days() <= 380; }

/// Equal to the last bit; nothing here is not a number.
inline bool equal_bits(double a, double b) { return !(a < b) && !(b < a); }

/// How far a form is believed; a better one goes before a later one.
enum class FormRank : std::uint8_t {
  periodic,  ///< annual, quarterly and interim reports
  other,     ///< prospectuses and current reports: whole years alone, and only before the line's first periodic report
  never,     ///< proxy statements and all else
};

/// By the form's name as EDGAR writes it, amendments ("10-K/A") alike.
FormRank form_rank(std::string_view form);

/// Why a form of rank `never` does not count: "form S-3 is no periodic report".
std::string why_never(std::string_view form);
/// Whether the form corrects an earlier one: "10-K/A".
bool is_amendment(std::string_view form);
/// "10-K/A" as "10-K"
std::string_view without_amendment(std::string_view form);
/// Whether the form is an annual report.
bool is_annual_form(std::string_view form);

struct Filing {
  std::string accession;
  std::string form;
  Day filed = 0;
  FormRank rank = FormRank::periodic;
};

struct FiledFact {
  FactPeriod period;
  double value = 0;          ///< in whole units of the currency
  std::uint32_t filing = 0;  ///< index into FiledFacts::filings
  std::uint16_t tag = 0;     ///< index into FilingRules::tags
  std::uint16_t unit = 0;    ///< index into FiledFacts::units
};

struct FiledFacts {
  const FilingRules* rules = nullptr;   ///< outlives what is made of the facts
  std::vector<std::string> units = {};  ///< currencies, "USD"
  std::vector<Filing> filings = {};
  std::vector<FiledFact> facts = {};
  std::vector<Day> year_ends = {};  ///< of fiscal years, where the source tells them beside the facts
};

/// The day "2026-01-25" is; kNoDay where the text is no such date.
Day parse_day(std::string_view text);
Date to_date(Day day);
/// "2026-01-25"
std::string day_text(Day day);
/// Whether `unit` is a currency's code of three capital letters, and not "USD/shares", "shares" or "pure".
bool is_currency(std::string_view unit);

}  // namespace fitrank
