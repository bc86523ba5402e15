#include "cli/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <unordered_set>
#include <utility>

#include "analysis/layers.hpp"
#include "base/problem.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/help.hpp"
#include "cli/notes.hpp"
#include "cli/progress_bar.hpp"
#include "input/find_profile_spots.hpp"
#include "input/hash_companies.hpp"
#include "input/read_companies.hpp"
#include "input/read_company_table.hpp"
#include "input/read_yaml.hpp"
#include "input/source_text.hpp"

namespace fitrank::cli {

namespace {

template <typename T>
T or_throw(std::optional<T> read, Problems& problems) {
  if (!problems.empty()) throw InputError(std::move(problems));
  return std::move(*read);
}

std::vector<Company> read_files(const Model& model, const CompanySources& found, Days days) {
  Problems problems;
  std::vector<Company> companies;
  if (!found.files.empty()) companies = read_companies(found.files, model, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  if (found.databases.empty()) return companies;
  const Entities entities = load_entities();
  EvidenceFiles evidence(found.databases, std::move(companies), entities, model);
  companies = evidence.companies(days);
  say_left_out(evidence);
  return companies;
}

/// Ids are distinct within each part already; this looks across them.
void check_distinct(const std::vector<Company>& dossiers, const std::vector<std::unique_ptr<CompanyTable>>& tables) {
  std::unordered_set<std::string> taken;
  for (const Company& dossier : dossiers) taken.insert(dossier.id);
  for (const auto& table : tables) {
    for (std::size_t row = 0; row < table->size() && !taken.empty(); ++row) {
      const std::string id = table->at(row);
      if (taken.contains(id)) throw std::runtime_error(fmt::format("company {} is in two of the files", id));
    }
    if (table == tables.back()) return;
    for (std::size_t row = 0; row < table->size(); ++row) taken.insert(table->at(row));
  }
}

bool takes_method(const CommandSpec& command) {
  const auto options = shown_options(command);
  return command.any_method || std::ranges::count(options, "method", &OptionSpec::name) > 0;
}

/// What a command can only say of a sum, it does not say of a product.
void check_method(const CompanyOptions& companies, const PolicyOptions& policies, const Profile& profile) {
  if (profile.method == Aggregation::weighted_sum || !policies.sums_alone) return;
  std::vector<std::string_view> able;
  for (const CommandSpec* command : every_command()) {
    if (takes_method(*command)) able.push_back(command->name);
  }
  throw UsageError(
      fmt::format("{}: profile {} says method: weighted_product, but this command knows weighted sums alone; "
                  "these take it: {}",
                  companies.command, profile.id, fmt::join(able, ", ")));
}

}  // namespace

std::filesystem::path model_path(const CompanyOptions& options) {
  return options.model ? *options.model : find_data("config/model.yaml");
}

Model load_model(const CompanyOptions& options) {
  Problems problems;
  const auto source = read_source(model_path(options), kYamlSizeLimit, problems);
  return or_throw(source ? read_model(*source, problems) : std::nullopt, problems);
}

Profile load_profile(const CompanyOptions& companies, const PolicyOptions& policies, const Model& model,
                     const std::optional<std::string>& name) {
  return load_profile_file(companies, policies, model, name).profile;
}

ProfileFile load_profile_file(const CompanyOptions& companies, const PolicyOptions& policies, const Model& model,
                              const std::optional<std::string>& name) {
  Problems problems;
  const auto source = read_source(find_profile(name), kYamlSizeLimit, problems);
  Profile profile = or_throw(source ? read_profile(*source, model, problems) : std::nullopt, problems);
  if (companies.read && companies.companies.empty()) check_companies(*source, model, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  ProfileText text = find_profile_spots(*source, model, profile);
  policies.apply(profile);
  check_method(companies, policies, profile);
  return {std::move(profile), std::move(text)};
}

std::vector<Company> load_companies(const CompanyOptions& options, const Model& model, Named named, Days days) {
  CompanySources found = company_sources(options, named);
  found.files.insert(found.files.end(), found.tables.begin(), found.tables.end());
  std::vector<Company> companies = read_files(model, found, days);
  keep_layer(options, model, companies);
  return companies;
}

std::vector<Company> load_named(const Model& model, const Profile& profile) {
  const std::optional<CompanySources> found = whole_sources(profile.companies);
  return found ? read_files(model, *found, {}) : std::vector<Company>();
}

std::vector<std::filesystem::path> named_in(const CompanyOptions& options, const std::filesystem::path& path) {
  Problems ignored;
  const auto model_source = read_source(model_path(options), kYamlSizeLimit, ignored);
  const auto model = model_source ? read_model(*model_source, ignored) : std::nullopt;
  const auto source = model ? read_source(path, kYamlSizeLimit, ignored) : std::nullopt;
  const auto profile = source ? read_profile(*source, *model, ignored) : std::nullopt;
  return profile ? profile->companies : std::vector<std::filesystem::path>();
}

std::unique_ptr<EvidenceFiles> load_evidence(const CompanyOptions& options, const Model& model,
                                             const Entities& entities, Named named) {
  CompanySources found = company_sources(options, named);
  const std::vector<std::filesystem::path> databases = std::exchange(found.databases, {});
  found.files.insert(found.files.end(), found.tables.begin(), found.tables.end());
  return std::make_unique<EvidenceFiles>(databases, read_files(model, found, {}), entities, model);
}

Entities load_entities() {
  const auto path = find_data_if("config/entities.yaml");
  if (!path) return {};
  Problems problems;
  const auto source = read_source(*path, kYamlSizeLimit, problems);
  return or_throw(source ? read_entities(*source, problems) : std::nullopt, problems);
}

void say_left_out(const EvidenceFiles& evidence) {
  for (const auto& [what, count] : evidence.left_out()) {
    note("fitrank: left out {} of {}, which the model does not have\n",
         count == 1 ? std::string("1 observation") : fmt::format("{} observations", count), harmless(what));
  }
}

std::unique_ptr<CompanyTable> load_table(const CompanyOptions& options, const Model& model,
                                         const std::filesystem::path& path) {
  Problems problems;
  SkippedRows skipped;
  ProgressBar bar(path == "-" ? "reading standard input" : "reading " + path.filename().string());
  auto table = read_company_table(path, model,
                                  {.threads = options.threads,
                                   .skip_bad_rows = options.skip_bad_rows,
                                   .progress = bar.callback(),
                                   .skipped = &skipped},
                                  problems);
  bar.finish();
  if (!table) throw InputError(std::move(problems));
  report_skipped(problems, skipped);
  return table;
}

CompanyPool load_pool(const CompanyOptions& options, const Model& model, Named named, const EvidenceView& view,
                      Days days) {
  const CompanySources found = company_sources(options, named);
  std::vector<std::unique_ptr<CompanyTable>> tables;
  // A table's rows state no layer.
  const bool any_layer = !options.layer;
  for (const std::filesystem::path& path : found.tables) {
    if (any_layer) tables.push_back(load_table(options, model, path));
  }
  const std::optional<Date> day[] = {view.as_of};
  auto dossiers = read_files(model, found, days.empty() ? Days(day) : days);
  EvidenceView seen = view;
  if (!seen.as_of) seen.as_of = newest_day(dossiers);
  keep_layer(options, model, dossiers);
  check_distinct(dossiers, tables);
  return {model, std::move(dossiers), std::move(tables), seen};
}

void keep_layer(const CompanyOptions& options, const Model& model, std::vector<Company>& companies) {
  if (!options.layer) return;
  const std::vector<std::string> known = layer_ids(model, companies);
  if (std::ranges::count(known, *options.layer) == 0) {
    const std::string nearest = suggest(*options.layer, known);
    const std::string all = known.empty() ? "there are none" : fmt::format("there are {}", fmt::join(known, ", "));
    throw UsageError(fmt::format("--layer: no such layer: {}{}", *options.layer, nearest.empty() ? "; " + all : ""),
                     nearest);
  }
  std::erase_if(companies, [&](const Company& company) { return company.layer != *options.layer; });
}

Inputs::Inputs(const RankingOptions& options)
    : model_file(model_path(options.companies)),
      model(load_model(options.companies)),
      profile_file(find_profile(profile_name(options.companies, options.profile))),
      profile(load_profile(options.companies, options.policies, model, profile_file.string())),
      named(named_shares(options.policies.weights, model)),
      threads(options.companies.threads),
      pool(load_pool(options.companies, model, profile.companies, profile.view())) {
  settle_day(profile, pool.view().as_of);
}

MadeFrom Inputs::made_from() const {
  return {model_file, profile_file, [this] { return hash_companies(model, pool, threads); }};
}

std::vector<std::string> profile_names(const CompanyOptions& options, std::vector<std::string> words) {
  for (const std::string& path : options.companies) {
    if (is_profile(path)) words.push_back(path);
  }
  return words;
}

std::optional<std::string> profile_name(const CompanyOptions& options, const std::optional<std::string>& word) {
  const std::vector<std::string> profiles =
      profile_names(options, word ? std::vector{*word} : std::vector<std::string>());
  if (profiles.size() > 1) {
    throw UsageError(fmt::format("{} and {} are both profiles; one at a time", profiles[0], profiles[1]));
  }
  return profiles.empty() ? std::nullopt : std::optional(profiles.front());
}

}  // namespace fitrank::cli
