#include "cli/defaults.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>

#include "base/problem.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

/// The folder of the profile that the command reads; nothing where there is none.
std::optional<fs::path> folder_of(const Options::ProfileWord& profile) {
  if (!profile.taken || profile.name == "-") return std::nullopt;
  try {
    const fs::path path = find_profile(profile.name);
    return is_file(path) ? path.parent_path() : path;
  } catch (const std::exception&) {
    return std::nullopt;  // the command that reads the profile reports it
  }
}

fs::path user_folder() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config != '\0') return fs::path(config) / "fitrank";
  const char* home = std::getenv("HOME");
  return home == nullptr || *home == '\0' ? fs::path() : fs::path(home) / ".config" / "fitrank";
}

std::optional<fs::path> defaults_file(const Options::ProfileWord& profile) {
  if (const auto folder = folder_of(profile); folder && is_file(*folder / kDefaultsFile)) {
    return *folder / kDefaultsFile;
  }
  if (is_file(kDefaultsFile)) return kDefaultsFile;
  const fs::path folder = user_folder();
  if (!folder.empty() && is_file(folder / kDefaultsFile)) return folder / kDefaultsFile;
  return std::nullopt;
}

bool applies(const OptionSpec& spec) { return spec.cannot.empty() && spec.name != "help"; }

/// Every option of every command.
std::vector<std::string> known_options() {
  std::set<std::string> names;
  for (const CommandSpec* command : every_command()) {
    const Options records = command->records();
    for (const OptionSpec& spec : records.specs()) {
      if (applies(spec)) names.insert(spec.name);
    }
  }
  return {names.begin(), names.end()};
}

bool is_choice(const OptionSpec& spec, const std::string& value) {
  return spec.choices.empty() || std::ranges::count(spec.choices, value, &Choice::id) > 0;
}

/// As it is seen from the current folder.
std::string from_here(const fs::path& file, const std::string& path) {
  return path.empty() || path == "-" ? path : (file.parent_path() / path).lexically_normal().string();
}

std::vector<DefaultOption> read_all(const SourceText& source, Problems& problems) {
  std::vector<DefaultOption> all;
  const std::vector<std::string> known = known_options();
  auto read = read_defaults(source, known, problems);
  if (!read) return all;
  for (OptionDefault& one : *read) {
    if (one.name == "companies" || one.name == "model") {
      for (std::string& path : one.values) path = from_here(source.name, path);
    }
    all.push_back({std::move(one)});
  }
  return all;
}

/// The problem of the value, as `message` says it of an option.
Problem problem_of(const DefaultOption& one, std::string message) {
  Problem problem = one.place;
  const std::string before = "--" + one.name + ": ";
  if (message.starts_with(before)) message.erase(0, before.size());
  problem.message = std::move(message);
  return problem;
}

/// Flags are true or false; one value, unless the option takes several.
void check_form(const OptionSpec& spec, const DefaultOption& one) {
  const bool is_flag = spec.argument.empty();
  if (is_flag && one.values != Options::Values{"true"} && one.values != Options::Values{"false"}) {
    throw UsageError("must be true or false");
  }
}

}  // namespace

std::vector<DefaultOption> find_defaults(const Options::ProfileWord& profile) {
  const auto path = defaults_file(profile);
  if (!path) return {};
  Problems problems;
  const auto source = read_source(*path, kYamlSizeLimit, problems);
  std::vector<DefaultOption> all;
  if (source) all = read_all(*source, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return all;
}

bool is_for_others(const DefaultOption& one, const OptionSpec& spec) {
  const auto fits = [&](const OptionSpec& other) {
    return other.name == one.name && applies(other) &&
           std::ranges::all_of(one.values, [&](const std::string& value) { return is_choice(other, value); });
  };
  if (fits(spec)) return false;
  return std::ranges::any_of(every_command(), [&](const CommandSpec* command) {
    const Options records = command->records();
    return std::ranges::any_of(records.specs(), fits);
  });
}

void check_default(Options& options, const DefaultOption& one) {
  try {
    check_form(*std::ranges::find(options.specs(), one.name, &OptionSpec::name), one);
    options.check(one.name, one.values);
  } catch (const UsageError& error) {
    throw InputError({problem_of(one, error.what())});
  }
}

void check_defaults(const SourceText& source, Problems& problems) {
  for (const DefaultOption& one : read_all(source, problems)) {
    std::optional<Problem> problem;
    for (const CommandSpec* command : every_command()) {
      const Options records = command->records();
      const auto takes = [&](const OptionSpec& spec) { return spec.name == one.name && applies(spec); };
      if (std::ranges::none_of(records.specs(), takes)) continue;
      try {
        command->check_default(one);
        problem.reset();
        break;
      } catch (const InputError& error) {
        if (!problem) problem = error.problems().front();
      }
    }
    if (problem) problems.push_back(std::move(*problem));
  }
}

}  // namespace fitrank::cli
