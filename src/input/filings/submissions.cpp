#include "input/filings/submissions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "input/records/tab_table.hpp"

namespace fitrank {
namespace {

enum Column : std::size_t { kAccession, kCik, kName, kForm, kPeriod, kFiled, kFocus, kEin, kYearEnd };

constexpr std::size_t kCikDigits = 10;
constexpr std::size_t kEinDigits = 9;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Reader {
 public:
  Reader(Submissions& to, Rejects& rejects, std::string table) : to_(to), rejects_(rejects), table_(std::move(table)) {}

  void take(std::span<const std::string_view> row, std::size_t line) {
    const std::string_view cik = row[kCik];
    const Day filed = parse_compact_day(row[kFiled]);
    if (row[kAccession].empty() || !all_digits(cik) || cik.size() > kCikDigits) {
      return rejects_.add(fmt::format("{}:{}", table_, line), "accession number or CIK missing");
    }
    if (filed == kNoDay) return rejects_.add(fmt::format("{}:{}", table_, line), "no day of filing");
    const std::string full_cik = std::string(kCikDigits - cik.size(), '0') + std::string(cik);
    const auto [company, is_new] = company_of_.try_emplace(full_cik, to_.companies.size());
    if (is_new) to_.companies.push_back(company_from(row, full_cik));
    const auto [entry, first] = to_.by_accession.try_emplace(std::string(row[kAccession]), to_.all.size());
    if (!first) return rejects_.add(fmt::format("{}:{}", table_, line), "its accession number occurs twice");
    const std::string form(row[kForm]);
    const Day period = parse_compact_day(row[kPeriod]);
    to_.all.push_back({.company = company->second,
                       .filing = {entry->first, form, filed, form_rank(form)},
                       .period = period,
                       .year_end = fiscal_year_end(row[kYearEnd], period),
                       .fiscal_focus = std::string(row[kFocus])});
  }

 private:
  static ImportedCompany company_from(std::span<const std::string_view> row, const std::string& cik) {
    ImportedCompany company{row[kName].empty() ? "CIK " + cik : std::string(row[kName]), {{"cik", cik}}};
    const bool has_ein = all_digits(row[kEin]) && row[kEin].size() == kEinDigits &&
                         row[kEin].find_first_not_of('0') != std::string_view::npos;
    if (has_ein) company.identifiers.push_back({"ein", std::string(row[kEin])});
    return company;
  }

  Submissions& to_;
  Rejects& rejects_;
  std::string table_;
  std::unordered_map<std::string, std::size_t> company_of_;
};

}  // namespace

Day parse_compact_day(std::string_view text) {
  if (text.size() != 8) return kNoDay;
  return parse_day(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
}

Day month_end_before(Day day, int months) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const auto month = date.year() / date.month() - std::chrono::months(months);
  const std::chrono::sys_days last = month / std::chrono::last;
  return static_cast<Day>(last.time_since_epoch().count());
}

Day fiscal_year_end(std::string_view month_and_day, Day day) {
  constexpr Day kHalfMonth = 15;
  constexpr Day kYear = 366;
  if (day == kNoDay || month_and_day.size() != 4) return kNoDay;
  const int year = static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day))).year());
  for (const int candidate : {year + 1, year, year - 1, year - 2}) {
    const Day exact = parse_compact_day(fmt::format("{}{}", candidate, month_and_day));
    if (exact == kNoDay) continue;
    const Day end = month_end_before(exact - kHalfMonth, 0);
    if (end <= day && end > day - kYear) return end;
  }
  return kNoDay;
}

Submissions read_submissions(const ZipArchive& archive, const ArchiveMember& member, Rejects& rejects) {
  Submissions submissions;
  Reader reader(submissions, rejects, member.name);
  TabTable table(member.name, {"adsh", "cik", "name", "form", "period", "filed"}, {"fp", "ein", "fye"},
                 [&](auto row, std::size_t line) { reader.take(row, line); });
  archive.stream(member, [&](std::string_view piece) {
    table.add(piece);
    return true;
  });
  table.finish();
  rejects.add(member.name, "fewer columns than its header names", table.short_rows());
  return submissions;
}

}  // namespace fitrank
