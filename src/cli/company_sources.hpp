// Where the companies of a command come from, each path by what it is: dossiers and small tables, large tables,
// evidence databases.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "cli/shared_options.hpp"

namespace fitrank::cli {

constexpr const char* kDossiers = "config/companies";

/// What a profile names as its companies; used where --companies is not given, before the data folder's dossiers.
using Named = std::span<const std::filesystem::path>;

/// Paths by how they are read: files one by one, large tables, and evidence databases.
struct CompanySources {
  std::vector<std::filesystem::path> files;
  std::vector<std::filesystem::path> tables;
  std::vector<std::filesystem::path> databases;
};

/// Those of --companies, else those `named`, else the data folder's dossiers. Throws UsageError.
CompanySources company_sources(const CompanyOptions& options, Named named);

/// Those `named`, where all of them are there; tables are read as files.
std::optional<CompanySources> whole_sources(Named named);

/// The files and folders that the companies come from.
std::vector<std::filesystem::path> company_paths(const CompanyOptions& options, Named named);

/// `--companies` takes every word up to the next option, so a PROFILE written behind it lands here.
bool is_profile(const std::filesystem::path& path);

}  // namespace fitrank::cli
