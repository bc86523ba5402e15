#include "cli/completion_names.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iterator>

#include "analysis/layers.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"

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
CompanyOptions reading_options(const NameSources& sources) {
  CompanyOptions options;
  if (!sources.model.empty()) options.model = sources.model.back();
  std::ranges::copy_if(sources.companies, std::back_inserter(options.companies), is_quick);
  return options;
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

void add_companies(Completion& completion, const CompanyOptions& options, const Model& model) {
  for (const Company& company : load_companies(options, model, {})) {
    completion.candidates.push_back({company.id, company.name});
  }
}

void add_layers(Completion& completion, const CompanyOptions& options, const Model& model) {
  std::vector<Company> companies;
  if (layer_ids(model, {}).empty()) companies = load_companies(options, model, {});
  for (const std::string& id : layer_ids(model, companies)) {
    completion.candidates.push_back({id, layer_label(model, id)});
  }
}

void add_from_files(Completion& completion, Completes completes, const NameSources& sources) {
  const CompanyOptions options = reading_options(sources);
  const Model model = load_model(options);
  if (completes == Completes::companies) add_companies(completion, options, model);
  if (completes == Completes::layers) add_layers(completion, options, model);
  if (completes == Completes::columns) add_columns(completion, model);
  if (completes == Completes::criteria) completion.candidates = criteria(model, "");
  if (completes == Completes::shares) completion.candidates = criteria(model, "=");
}

void add_commands(Completion& completion) {
  for (const CommandSpec* command : every_command()) {
    if (!is_part(*command)) completion.candidates.push_back({command->name, command->summary});
    if (command->alone) completion.candidates.push_back({own_word(*command), command->summary});
  }
}

}  // namespace

void add_names(Completion& completion, Completes completes, const NameSources& sources) {
  if (completes == Completes::nothing) return;
  if (completes == Completes::commands) return add_commands(completion);
  if (completes == Completes::profiles) {
    for (const std::string& id : profile_ids()) completion.candidates.push_back({id, "a profile"});
  }
  for (const Completes of_files : {Completes::files, Completes::target, Completes::profiles, Completes::columns}) {
    completion.files = completion.files || completes == of_files;
  }
  try {
    add_from_files(completion, completes, sources);
  } catch (const std::exception&) {
    // Whoever runs the line is told what is wrong with the file; here there is nobody to tell.
  }
}

}  // namespace fitrank::cli
