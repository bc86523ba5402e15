// Names of a pool's rows as they are shown.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "evidence/company_pool.hpp"
#include "output/wording.hpp"

namespace fitrank {

inline std::string name_of(const CompanyPool& pool, std::size_t row) {
  return display_name(pool.select(std::array{row}).companies[0]);
}

inline std::vector<std::string> names_of(const CompanyPool& pool, const std::vector<std::size_t>& rows) {
  std::vector<std::string> names;
  for (const std::size_t row : rows) names.push_back(name_of(pool, row));
  return names;
}

inline std::vector<std::string> ids_of(const CompanyPool& pool, const std::vector<std::size_t>& rows) {
  std::vector<std::string> ids;
  for (const std::size_t row : rows) ids.push_back(pool.at(row));
  return ids;
}

}  // namespace fitrank
