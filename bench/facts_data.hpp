// Company facts of real shape for the benchmarks: fifteen years of annual and quarterly reports.
//
// How: a few lines that signals need, stated as filers state them (a quarter, the year to date, the year,
// each with the period before), and hundreds of tags that nobody asks for, which make up the bytes.
// Cost: linear in the file; a file of 600 other tags has about 3.5 MB.
#pragma once

#include <cstddef>
#include <string>

namespace fitrank::bench {

/// The file of the company `cik`. Its revenue grows by `cik` percent (1 to 60) a year, and every quarter of
/// a year brings a quarter of it.
std::string company_facts(std::size_t cik, std::size_t other_tags);

/// The growth, in percent, that it must give for every fiscal year; and the days on which the last one ended.
double facts_growth(std::size_t cik);
inline constexpr const char* kLastFactsYear = "2024-12-31";

}  // namespace fitrank::bench
