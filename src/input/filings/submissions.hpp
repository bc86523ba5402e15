// The table of submissions (SUB) of the SEC's Financial Statement and Notes data sets: who filed what, when.
//
// How: read from the archive's member; both data sets have the same columns.
// Cost: linear; some 200 bytes of memory a submission.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/filings/filed_facts.hpp"
#include "input/records/imported.hpp"
#include "input/records/rejects.hpp"
#include "input/records/zip_archive.hpp"

namespace fitrank {

struct Submission {
  std::size_t company = 0;  ///< index into Submissions::companies
  Filing filing;
  Day period = kNoDay;       ///< balance sheet date, at the month's end
  Day year_end = kNoDay;     ///< of the fiscal year before it, at the month's end
  std::string fiscal_focus;  ///< "FY", "Q1" ..; empty: not said
};

struct Submissions {
  std::vector<ImportedCompany> companies;  ///< in the order in which they come
  std::vector<Submission> all;
  std::unordered_map<std::string, std::size_t> by_accession;  ///< into `all`
};

/// Throws where the archive's member cannot be read; what lacks a key or a date goes to the rejects.
Submissions read_submissions(const ZipArchive& archive, const ArchiveMember& member, Rejects& rejects);

/// The last end of a fiscal year on or before `day`, at the month's end nearest to its month and day ("1227"); kNoDay
/// where they are none.
Day fiscal_year_end(std::string_view month_and_day, Day day);
/// "20260125" as a day; kNoDay where it is none.
Day parse_compact_day(std::string_view text);
/// The last day of the month `months` before the one of `day`, less or more.
Day month_end_before(Day day, int months);

}  // namespace fitrank
