#include "cli/company_sources.hpp"

#include <cstdint>
#include <system_error>

#include "base/problem.hpp"
#include "cli/find_files.hpp"
#include "cli/other_kinds.hpp"
#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"
#include "input/source_text.hpp"
#include "input/store/evidence_files.hpp"

namespace fitrank::cli {

namespace {

/// By what it holds, or where that is something else, by its name, so that the mistake is told.
bool is_database(const std::filesystem::path& path) {
  std::error_code ignored;
  return is_evidence_file(path) || (path.extension() == ".sqlite" && std::filesystem::is_regular_file(path, ignored));
}

/// A CSV file or stream from this size on is read as a table: only the rows that are shown become companies.
constexpr std::uintmax_t kTableBytes = std::uintmax_t{1} << 20;

bool is_table(const CompanyOptions& options, const std::filesystem::path& path) {
  const bool skip = options.skip_bad_rows;
  if (is_stream(path)) {
    const auto start = peek_stream(path, kTableBytes);
    return start && is_csv(path, *start) && (skip || start->size() >= kTableBytes);
  }
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(path, ignored);
  return path.extension() == ".csv" && (skip || (!ignored && bytes >= kTableBytes));
}

void add_source(const CompanyOptions& options, const std::filesystem::path& path, CompanySources& found) {
  refuse_other_kinds(path);
  if (is_database(path)) {
    found.databases.push_back(path);
  } else {
    (is_table(options, path) ? found.tables : found.files).push_back(path);
  }
}

}  // namespace

bool is_profile(const std::filesystem::path& path) {
  std::error_code ignored;
  if ((path.extension() != ".yaml" && path.extension() != ".yml") || !std::filesystem::is_regular_file(path, ignored))
    return false;
  Problems problems;
  const auto source = read_source(path, kYamlSizeLimit, problems);
  return source && kind_of(*source, problems) == FileKind::profile;
}

CompanySources company_sources(const CompanyOptions& options, Named named) {
  CompanySources found;
  for (const std::string& path : options.companies) {
    if (!is_profile(path)) add_source(options, path, found);
  }
  const bool given = !options.companies.empty();
  if (found.files.empty() && found.tables.empty() && found.databases.empty() && given) {
    throw UsageError("--companies: names a profile, but no companies");
  }
  if (!given) {
    for (const std::filesystem::path& path : named) add_source(options, path, found);
  }
  // A database given alone is read together with the dossiers.
  if (found.files.empty() && found.tables.empty()) found.files.push_back(find_data(kDossiers));
  return found;
}

std::optional<CompanySources> whole_sources(Named named) {
  CompanySources found;
  for (const std::filesystem::path& path : named) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    (is_database(path) ? found.databases : found.files).push_back(path);
  }
  if (!found.databases.empty() && found.files.empty()) found.files.push_back(find_data(kDossiers));
  return found;
}

std::vector<std::filesystem::path> company_paths(const CompanyOptions& options, Named named) {
  std::vector<std::filesystem::path> paths(options.companies.begin(), options.companies.end());
  if (paths.empty()) paths.assign(named.begin(), named.end());
  if (paths.empty()) paths.push_back(find_data(kDossiers));
  return paths;
}

}  // namespace fitrank::cli
