#include "cli/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "base/problem.hpp"
#include "cli/find_files.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

/// The profile that `name` means, or all profiles of a folder, by file name.
std::vector<std::string> profile_files(const std::string& command, const std::string& name) {
  const fs::path path = find_profile(name);
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) return {path.string()};
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".yaml" || extension == ".yml") files.push_back(entry.path().string());
  }
  if (files.empty()) {
    throw UsageError(fmt::format("{}: {} is a folder without profiles", command, path.string()));
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::vector<ProfileFile> load_profiles(const CompanyOptions& companies, const PolicyOptions& policies,
                                       const Model& model, const std::vector<std::string>& names) {
  std::vector<ProfileFile> profiles;
  std::unordered_map<std::string, std::string> file_of;
  Problems problems;
  for (const std::string& name : names) {
    for (const std::string& file : profile_files(companies.command, name)) {
      try {
        profiles.push_back(load_profile_file(companies, policies, model, file));
      } catch (const InputError& error) {
        problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        continue;
      }
      const std::string& id = profiles.back().profile.id;
      const auto [other, fresh] = file_of.emplace(id, file);
      if (!fresh) {
        throw UsageError(fmt::format("{}: {} and {} are both profile {}", companies.command, other->second, file, id));
      }
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  return profiles;
}

}  // namespace fitrank::cli
