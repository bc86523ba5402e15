#include "cli/find_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "cli/nearest.hpp"
#include "cli/usage_error.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

/// The persona whose published tables fitrank began from.
constexpr const char* kDefaultProfile = "spacex-aiinfra-curious-swe-01";

std::vector<fs::path> homes() {
  std::vector<fs::path> result;
  if (const char* home = std::getenv("FITRANK_HOME"); home != nullptr && *home != '\0') result.emplace_back(home);
  result.emplace_back(".");
  // Relative to the executable, so that an installation may be moved as a whole.
  std::error_code ignored;
  const fs::path self = fs::read_symlink("/proc/self/exe", ignored);
  result.push_back((self.parent_path() / FITRANK_DATA_FROM_BIN).lexically_normal());
  return result;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

}  // namespace

std::vector<std::string> profile_ids() {
  std::vector<std::string> ids;
  for (const fs::path& home : homes()) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(home / "profiles", ignored)) {
      if (entry.path().extension() == ".yaml") ids.push_back(entry.path().stem().string());
    }
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::optional<fs::path> find_data_if(const fs::path& relative) {
  for (const fs::path& home : homes()) {
    const fs::path candidate = home == "." ? relative : home / relative;
    if (is_there(candidate)) return candidate;
  }
  return std::nullopt;
}

fs::path find_data(const fs::path& relative) {
  if (const auto found = find_data_if(relative)) return *found;
  std::vector<std::string> places;
  for (const fs::path& home : homes()) places.push_back(home.string());
  throw std::runtime_error(fmt::format("no {} in {}; set FITRANK_HOME to the folder that holds it", relative.string(),
                                       fmt::join(places, ", ")));
}

fs::path find_profile(const std::optional<std::string>& name) {
  if (!name) return find_data(fs::path("profiles") / fmt::format("{}.yaml", kDefaultProfile));
  if (*name == "-" || is_there(*name)) return *name;
  if (const auto found = find_data_if(*name)) return *found;
  if (const auto found = find_data_if(fs::path("profiles") / *name)) return *found;
  if (const auto found = find_data_if(fs::path("profiles") / (*name + ".yaml"))) return *found;
  throw UsageError(fmt::format("no such profile: {}{}; see `fitrank list profiles`", *name,
                               did_you_mean(fs::path(*name).stem().string(), profile_ids())));
}

}  // namespace fitrank::cli
