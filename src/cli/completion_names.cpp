#include "cli/completion_names.hpp"

#include <array>
#include <exception>
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "fitrank/layers.hpp"

namespace fitrank::cli {

namespace {

/// Larger files take longer to read than a person waits for the tab key.
constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 20;

bool is_quick(const std::string& path) {
  std::error_code ignored;
  if (path == "-" || !std::filesystem::exists(path, ignored)) return false;
  return !std::filesystem::is_regular_file(path, ignored) || std::filesystem::file_size(path, ignored) < kMostBytes;
}

/// --model and --companies alone, so that the readers of every command serve.
Arguments reading_arguments(const NameSources& sources) {
  static const CommandSpec command{
      .name = "complete", .positionals = {}, .summary = {}, .examples = {}, .options = {"companies", "model", "help"}};
  std::vector<std::string> words;
  for (const std::string& model : sources.model) words.push_back("--model=" + model);
  for (const std::string& path : sources.companies) {
    if (is_quick(path)) words.push_back("--companies=" + path);
  }
  return {command, words};
}

std::vector<Candidate> criteria(const Model& model, std::string_view ending) {
  std::vector<Candidate> names;
  for (const Criterion& criterion : model.criteria)
    names.push_back({criterion.id + std::string(ending), criterion.label});
  return names;
}

void add_columns(Completion& completion, const Model& model) {
  completion.candidates = {{"id=", "a company's id"}, {"name=", "a company's name"}};
  for (Candidate& name : criteria(model, "=")) completion.candidates.push_back(std::move(name));
  for (const Signal& signal : model.signals) completion.candidates.push_back({signal.id + "=", signal.label});
}

void add_companies(Completion& completion, const Arguments& arguments, const Model& model) {
  for (const Company& company : load_companies(arguments, model, {})) {
    completion.candidates.push_back({company.id, company.name});
  }
}

void add_layers(Completion& completion, const Arguments& arguments, const Model& model) {
  std::vector<Company> companies;
  if (layer_ids(model, {}).empty()) companies = load_companies(arguments, model, {});
  for (const std::string& id : layer_ids(model, companies)) {
    completion.candidates.push_back({id, layer_label(model, id)});
  }
}

void add_from_files(Completion& completion, std::string_view argument, const NameSources& sources) {
  const Arguments arguments = reading_arguments(sources);
  const Model model = load_model(arguments);
  if (argument == "COMPANY") add_companies(completion, arguments, model);
  if (argument == "LAYER") add_layers(completion, arguments, model);
  if (argument == "NAME=COLUMN") add_columns(completion, model);
  if (argument == "CRITERION" || argument == "A>=B") completion.candidates = criteria(model, "");
  if (argument == "CRITERION=PERCENT") completion.candidates = criteria(model, "=");
}

}  // namespace

void add_names(Completion& completion, std::string_view argument, const NameSources& sources) {
  if (argument == "COMMAND") {
    for (const CommandSpec& command : all_commands()) {
      completion.candidates.push_back({std::string(command.name), std::string(command.summary)});
    }
    return;
  }
  if (argument == "PROFILE") {
    for (const std::string& id : profile_ids()) completion.candidates.push_back({id, "a profile"});
  }
  for (const std::string_view of_files : {"FILE", "PATH", "PROFILE", "OLD.json", "NEW.json", "NAME=COLUMN"}) {
    completion.files = completion.files || argument == of_files;
  }
  try {
    add_from_files(completion, argument, sources);
  } catch (const std::exception&) {
    // Whoever runs the line is told what is wrong with the file; here there is nobody to tell.
  }
}

}  // namespace fitrank::cli
