// Several profiles, by name, path or folder.
#pragma once

#include <vector>

#include "cli/inputs.hpp"

namespace fitrank::cli {

/// Every profile that the command line names, folders by file name; the problems of all files are reported at
/// once. Throws UsageError where two of them have one id.
std::vector<ProfileFile> load_profiles(const CompanyOptions& companies, const PolicyOptions& policies,
                                       const Model& model, const std::vector<std::string>& names);

}  // namespace fitrank::cli
