// Which companies several personas are compared over.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "cli/inputs.hpp"

namespace fitrank::cli {

/// What all the profiles name. Where --companies is not given and they name different companies, comparing them would
/// compare the dossiers and not the personas: where some name none, nothing is returned, so that all are ranked over
/// the data folder's dossiers, and standard error says so; where each names some, UsageError is thrown.
std::vector<std::filesystem::path> named_by_all(const CompanyOptions& options,
                                                std::span<const Profile* const> profiles);

}  // namespace fitrank::cli
