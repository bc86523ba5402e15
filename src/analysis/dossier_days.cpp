#include "analysis/dossier_days.hpp"

namespace fitrank {

std::optional<DossierDays> dossiers_apart(std::span<const Company> companies, std::span<const std::size_t> rows) {
  DossierDays found;
  bool any = false;
  for (const std::size_t row : rows) {
    const auto& day = companies[row].complete_as_of;
    if (!day) {
      found.unstated.push_back(row);
      continue;
    }
    if (!any || *day < *companies[found.oldest].complete_as_of) found.oldest = row;
    if (!any || *day > *companies[found.newest].complete_as_of) found.newest = row;
    any = true;
  }
  if (!any) return std::nullopt;
  found.days = days_between(*companies[found.oldest].complete_as_of, *companies[found.newest].complete_as_of);
  if (found.days <= kQuarterDays) return std::nullopt;
  return found;
}

}  // namespace fitrank
