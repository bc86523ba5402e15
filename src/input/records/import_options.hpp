// What an import goes by beside the files: the rules of the sources, and what a person seeks.
#pragma once

#include <memory>
#include <string>

#include "input/records/source_rules.hpp"

namespace fitrank {

/// Empty: not requested.
struct ImportOptions {
  std::shared_ptr<const SourceRules> rules = nullptr;  ///< needed by all but notes written by hand
  std::string role = {};                               ///< as a profile's audience.role states it
  std::string seniority = {};                          ///< as a profile's audience.experience states it
  std::string soc_code = {};                           ///< standard occupational classification, "15-1252"
};

}  // namespace fitrank
