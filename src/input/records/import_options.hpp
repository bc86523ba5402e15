// What a person seeks, for the kinds of import that choose by it.
#pragma once

#include <string>

namespace fitrank {

/// Empty: not requested.
struct ImportOptions {
  std::string role = {};       ///< as a profile's audience.role states it
  std::string seniority = {};  ///< as a profile's audience.experience states it
  std::string soc_code = {};   ///< standard occupational classification, "15-1252"
};

}  // namespace fitrank
