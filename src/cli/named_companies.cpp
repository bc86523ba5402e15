#include "cli/named_companies.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <system_error>

#include "base/text.hpp"
#include "cli/notes.hpp"
#include "cli/shell_words.hpp"

namespace fitrank::cli {

namespace {

/// The same for every way to write them.
std::vector<std::filesystem::path> real_paths(const CompanyOptions& options, Named named) {
  std::vector<std::filesystem::path> paths = company_paths(options, named);
  std::error_code ignored;
  for (std::filesystem::path& path : paths) path = std::filesystem::weakly_canonical(path, ignored);
  return paths;
}

std::string paths_text(Named paths) {
  std::vector<std::string> names;
  for (const std::filesystem::path& path : paths) names.push_back(shell_word(path.string()));
  return fmt::format("{}", fmt::join(names, " "));
}

}  // namespace

std::vector<std::filesystem::path> named_by_all(const CompanyOptions& options,
                                                std::span<const Profile* const> profiles) {
  if (profiles.empty() || !options.companies.empty()) return {};
  const Profile& first = *profiles.front();
  const auto differs = [&](const Profile* other) {
    return real_paths(options, other->companies) != real_paths(options, first.companies);
  };
  const auto other = std::ranges::find_if(profiles, differs);
  if (other == profiles.end()) return first.companies;
  const auto names_some = [](const Profile* profile) { return !profile->companies.empty(); };
  if (std::ranges::all_of(profiles, names_some)) {
    throw UsageError(
        fmt::format("{}: profile {} is about {}, profile {} about {}; personas are compared over the same companies: "
                    "name them, as in --companies {}",
                    options.command, first.id, paths_text(first.companies), (*other)->id,
                    paths_text((*other)->companies), paths_text(first.companies)));
  }
  const auto names_others = [&](const Profile* profile) {
    return real_paths(options, profile->companies) != real_paths(options, {});
  };
  const Profile& own = **std::ranges::find_if(profiles, names_others);
  note(
      "fitrank: personas are compared over the same companies, here {}; profile {} alone would be ranked over {}; "
      "--companies names others\n",
      kDossiers, own.id, harmless(paths_text(own.companies)));
  return {};
}

}  // namespace fitrank::cli
