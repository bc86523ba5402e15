// Names of a pool's rows as they are shown.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "fitrank/company_pool.hpp"
#include "output/wording.hpp"

namespace fitrank {

inline std::string name_of(const CompanyPool& pool, std::size_t row) {
  return display_name(pool.select(std::array{row}).companies[0]);
}

}  // namespace fitrank
