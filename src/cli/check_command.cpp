#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "input/read_companies.hpp"
#include "input/read_yaml.hpp"
#include "input/records/read_source_rules.hpp"
#include "input/source_text.hpp"
#include "input/store/entities.hpp"
#include "input/store/evidence_files.hpp"
#include "output/present_problems.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

/// `path` itself, or the YAML and CSV files below it; a folder that cannot be read or holds none is a problem.
std::vector<fs::path> files_of(const fs::path& path, Problems& problems) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    const fs::path extension = at->path().extension();
    if (extension == ".yaml" || extension == ".yml" || extension == ".csv") files.push_back(at->path());
  }
  if (error) {
    problems.push_back({{path.string(), 0, 0}, "", "cannot be read: " + error.message(), "", ""});
  } else if (files.empty()) {
    problems.push_back({{path.string(), 0, 0}, "", "a folder without YAML or CSV files", "", ""});
  }
  std::ranges::sort(files);
  return files;
}

void check_yaml(const SourceText& source, const CompanyOptions& options, Problems& problems) {
  if (fs::path(source.name).filename() == kDefaultsFile) return check_defaults(source, problems);
  const auto kind = kind_of(source, problems);
  if (!kind) return;
  if (*kind == FileKind::model) {
    read_model(source, problems);
  } else if (*kind == FileKind::company) {
    read_company(source, load_model(options), problems);
  } else if (*kind == FileKind::entities) {
    read_entities(source, problems);
  } else if (*kind == FileKind::sources) {
    read_source_rules(source, problems);
  } else {
    const Model model = load_model(options);
    if (read_profile(source, model, problems)) check_companies(source, model, problems);
  }
}

void check_database(const fs::path& path, Problems& problems) {
  try {
    check_evidence(path);
  } catch (const std::runtime_error& error) {
    // It names the file itself.
    std::string message = error.what();
    if (message.starts_with(path.string() + ": ")) message.erase(0, path.string().size() + 2);
    problems.push_back({{path.string(), 0, 0}, "", std::move(message), "", ""});
  }
}

void check_file(const fs::path& path, const CompanyOptions& options, Problems& problems) {
  if (is_evidence_file(path)) return check_database(path, problems);
  const bool table = path.extension() == ".csv";
  if (table) {
    const fs::path paths[] = {path};
    read_companies(paths, load_model(options), problems);
    return;
  }
  if (const auto source = read_source(path, kYamlSizeLimit, problems)) check_yaml(*source, options, problems);
}

struct CheckOptions {
  std::vector<std::string> files;
  CompanyOptions companies;
  OutputOptions output;

  void declare(Options& options) {
    options.words(files, {.argument = "FILE", .completes = Completes::files});
    companies.declare_model(options);
    output.declare(options);
  }
};

/// What is not there cannot be checked, as opposed to a file that does not hold.
bool is_missing(const std::string& path) {
  std::error_code ignored;
  return !is_stream(path) && !fs::exists(path, ignored);
}

int check(const CheckOptions& options) {
  Problems problems;
  std::size_t files = 0;
  for (const std::string& given : options.files) {
    for (const fs::path& path : files_of(given, problems)) {
      check_file(path, options.companies, problems);
      ++files;
    }
  }
  emit(options.output, present_problems(problems, files), MadeFrom{});
  if (std::ranges::any_of(options.files, is_missing)) return kCannot;
  return problems.empty() ? kDone : kDoesNotHold;
}

}  // namespace

CommandSpec check_command() {
  return command<CheckOptions, check>(
      {.name = "check",
       .summary = "lists every problem in files",
       .text =
           "Lists every problem in models, dossiers, profiles, entities, rules of sources, company tables, evidence "
           "databases, "
           "fitrank.yaml and folders of these files; exits with 1 if there is any, and with 2 where a file is missing.",
       .examples = {"check profiles/mine.yaml", "check config profiles", "check --model my-model.yaml acme.yaml"},
       .defaults = false,
       .answer = problems_spec});
}

}  // namespace fitrank::cli
