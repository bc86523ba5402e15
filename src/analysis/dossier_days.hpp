// Whether dossiers in one ranking are of the same day.
//
// How: a dossier may state the day as of which it is complete. If two of a ranking differ by more than a quarter,
// newer figures of one company are compared with older ones of another, and the ranking says so.
// Cost: one pass over the companies.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evidence/company.hpp"

namespace fitrank {

/// The longest quarter.
inline constexpr long kQuarterDays = 92;

struct DossierDays {
  std::size_t oldest = 0;  ///< index into the companies
  std::size_t newest = 0;
  long days = 0;                      ///< between the two
  std::vector<std::size_t> unstated;  ///< dossiers that state no day
};

/// Of `companies`, those whose index is in `rows`; set where two of them differ by more than a quarter.
std::optional<DossierDays> dossiers_apart(std::span<const Company> companies, std::span<const std::size_t> rows);

}  // namespace fitrank
