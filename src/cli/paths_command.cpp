// Where the files are that commands read without being told.
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/company_sources.hpp"
#include "cli/emit.hpp"
#include "cli/find_files.hpp"
#include "output/present_list.hpp"

namespace fitrank::cli {

namespace {

struct PathsOptions {
  OutputOptions output;

  void declare(Options& options) { output.declare(options); }
};

/// Empty where there is none.
std::string found_path(const char* relative) {
  const auto path = find_data_if(relative);
  return path ? std::filesystem::absolute(*path).lexically_normal().string() : std::string();
}

int paths(const PathsOptions& options) {
  std::vector<ListedThing> files;
  files.push_back({.id = "model", .file = found_path("config/model.yaml")});
  files.push_back({.id = "companies", .file = found_path(kDossiers)});
  files.push_back({.id = "entities", .file = found_path("config/entities.yaml")});
  files.push_back({.id = "sources", .file = found_path("config/sources.yaml")});
  for (const std::string& id : profile_ids()) {
    files.push_back(
        {.id = "profile " + id, .file = std::filesystem::absolute(find_profile(id)).lexically_normal().string()});
  }
  emit(options.output, present_list("files", files));
  return kDone;
}

}  // namespace

CommandSpec paths_command() {
  return command<PathsOptions, paths>({.name = "paths",
                                       .summary = "shows where files are read from",
                                       .text = "Shows which model, dossiers, entities, rules of sources and profiles "
                                               "the commands read where no option names others.",
                                       .examples = {"paths", "paths --format json"},
                                       .answer = list_spec});
}

}  // namespace fitrank::cli
