// Which signals are known for how many companies, how firmly, and how old what is known is.
//
// How: counts what counts in a ranking: of each company and signal the observation that assess() chooses. Ages are
// whole days from its as_of to the day of the count; a year has 365 of them.
// Cost: O(companies x signals).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evidence/company_set.hpp"
#include "evidence/date.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// Ages that are counted together: up to one year, to two, to three, older; and the undated separately.
inline constexpr std::array<long, 3> kAgeYears = {1, 2, 3};

struct SignalCoverage {
  std::size_t companies = 0;                                ///< for which the signal is known
  std::vector<std::size_t> tiers;                           ///< of them, by tier in the model's order
  std::array<std::size_t, kAgeYears.size() + 1> ages = {};  ///< of them, by age
  std::size_t undated = 0;
  std::optional<Date> oldest = {};
  std::optional<Date> latest = {};
};

struct EvidenceCoverage {
  std::size_t companies = 0;            ///< total
  std::optional<Date> day;              ///< ages are counted until then; none: nothing is dated
  bool day_given = false;               ///< false: the day is the latest date among what counts
  std::vector<SignalCoverage> signals;  ///< in the model's order
};

/// `day` none: the latest date among what counts.
EvidenceCoverage cover_signals(const Model& model, const CompanySet& set, const std::optional<Date>& day);

}  // namespace fitrank
