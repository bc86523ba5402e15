#include "cli/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <unordered_set>
#include <utility>

#include "cli/choice.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/layer_option.hpp"
#include "cli/numbers.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/find_profile_spots.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/read_companies.hpp"
#include "fitrank/read_company_table.hpp"
#include "fitrank/read_yaml.hpp"
#include "fitrank/source_text.hpp"
#include "fitrank/suggest.hpp"
#include "fitrank/text.hpp"

namespace fitrank::cli {

namespace {

constexpr std::size_t kMostThreads = 1024;

template <typename T>
T or_throw(std::optional<T> read, Problems& problems) {
  if (!problems.empty()) throw InputError(std::move(problems));
  return std::move(*read);
}

NamedShare named_share(const std::string& text, const Model& model) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    throw UsageError(fmt::format("--weight: \"{}\" is not of the form CRITERION=PERCENT, as in growth=50", text));
  }
  const std::string id = text.substr(0, equals);
  std::string_view number = std::string_view(text).substr(equals + 1);
  if (number.ends_with('%')) number.remove_suffix(1);
  const auto criterion = model.find_criterion(id);
  if (!criterion) {
    const std::vector<std::string> ids = criterion_ids(model);
    const std::string nearest = suggest(id, ids);
    throw UsageError(nearest.empty()
                         ? fmt::format("--weight: no such criterion: {}; the model has {}", id, fmt::join(ids, ", "))
                         : fmt::format("--weight: no such criterion: {}", id),
                     nearest);
  }
  const auto percent = whole_text_as<double>(number);
  if (!percent || !std::isfinite(*percent) || *percent < 0 || *percent > 100) {
    throw UsageError(fmt::format("--weight {}: \"{}\" is not a share from 0 to 100 percent", id, number));
  }
  return {*criterion, *percent};
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

/// Whether the profile's own companies will be read; an index holds its own.
bool uses_companies(const Arguments& arguments) {
  return std::ranges::count(arguments.command().options, "companies") > 0 && !arguments.has("companies") &&
         !arguments.has("index") && arguments.command().name != "index";
}

/// In UTC, as the dates of filings and snapshots do not say where they are from.
Date today() { return Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

bool takes_method(const CommandSpec& command) {
  return command.any_method || std::ranges::count(command.options, "method") > 0;
}

/// What a command can only say of a sum, it does not say of a product.
void check_method(const Arguments& arguments, const Profile& profile) {
  if (profile.method == Aggregation::weighted_sum || takes_method(arguments.command())) return;
  std::vector<std::string_view> able;
  for (const CommandSpec& command : all_commands()) {
    if (takes_method(command)) able.push_back(command.name);
  }
  throw UsageError(
      fmt::format("{}: profile {} says method: weighted_product, but this command knows weighted sums alone; "
                  "these take it: {}",
                  arguments.command().name, profile.id, fmt::join(able, ", ")));
}

}  // namespace

std::optional<MissingPolicy> missing_option(const Arguments& arguments) {
  return chosen<MissingPolicy>(arguments, "missing");
}

std::optional<Aggregation> method_option(const Arguments& arguments) {
  return chosen<Aggregation>(arguments, "method");
}

std::filesystem::path model_path(const Arguments& arguments) {
  const auto given = arguments.value("model");
  if (given && given->empty()) throw UsageError("--model: \"\" names no file");
  return given ? std::filesystem::path(*given) : find_data("config/model.yaml");
}

Model load_model(const Arguments& arguments) {
  Problems problems;
  const auto source = read_source(model_path(arguments), kYamlSizeLimit, problems);
  return or_throw(source ? read_model(*source, problems) : std::nullopt, problems);
}

void apply_overrides(const Arguments& arguments, Profile& profile) {
  profile.missing = missing_option(arguments).value_or(profile.missing);
  profile.method = method_option(arguments).value_or(profile.method);
  profile.evidence = chosen<EvidencePolicy>(arguments, "evidence").value_or(profile.evidence);
  profile.estimate = chosen<PeerEstimate>(arguments, "estimate").value_or(profile.estimate);
  if (arguments.has("interval")) {
    profile.interval = number_option<double>(arguments, "interval", 1, 99.9, 80) / 100;
  }
  if (const auto given = arguments.value("as-of")) {
    profile.as_of = *given == "today" ? today() : Date::parse(*given);
    profile.day_source = DaySource::option;
    if (!profile.as_of) throw UsageError(fmt::format("--as-of: \"{}\" is not a date like 2026-05-13", *given));
  }
  if (arguments.has("min-coverage")) {
    set_min_coverage(profile, number_option<double>(arguments, "min-coverage", 0, 100, 0) / 100);
  }
  if (const auto given = arguments.value("top")) {
    profile.top = whole_text_as<std::size_t>(*given);
    if (!profile.top || *profile.top == 0) {
      throw UsageError(fmt::format("--top: \"{}\" is not a whole number from 1 on", *given));
    }
  }
}

Profile load_profile(const Arguments& arguments, const Model& model, const std::optional<std::string>& name) {
  return load_profile_file(arguments, model, name).profile;
}

ProfileFile load_profile_file(const Arguments& arguments, const Model& model, const std::optional<std::string>& name) {
  Problems problems;
  const auto source = read_source(find_profile(name), kYamlSizeLimit, problems);
  Profile profile = or_throw(source ? read_profile(*source, model, problems) : std::nullopt, problems);
  if (uses_companies(arguments)) check_companies(*source, model, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  ProfileText text = find_profile_spots(*source, model, profile);
  apply_overrides(arguments, profile);
  check_method(arguments, profile);
  return {std::move(profile), std::move(text)};
}

std::vector<Company> load_companies(const Arguments& arguments, const Model& model, Named named, Days days) {
  CompanySources found = company_sources(arguments, named);
  found.files.insert(found.files.end(), found.tables.begin(), found.tables.end());
  return read_files(model, found, days);
}

std::vector<Company> load_named(const Model& model, const Profile& profile) {
  const std::optional<CompanySources> found = whole_sources(profile.companies);
  return found ? read_files(model, *found, {}) : std::vector<Company>();
}

std::vector<std::filesystem::path> named_in(const Arguments& arguments, const std::filesystem::path& path) {
  Problems ignored;
  const auto model_source = read_source(model_path(arguments), kYamlSizeLimit, ignored);
  const auto model = model_source ? read_model(*model_source, ignored) : std::nullopt;
  const auto source = model ? read_source(path, kYamlSizeLimit, ignored) : std::nullopt;
  const auto profile = source ? read_profile(*source, *model, ignored) : std::nullopt;
  return profile ? profile->companies : std::vector<std::filesystem::path>();
}

std::unique_ptr<EvidenceFiles> load_evidence(const Arguments& arguments, const Model& model, const Entities& entities,
                                             Named named) {
  CompanySources found = company_sources(arguments, named);
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
    fmt::print(stderr, "fitrank: left out {} of {}, which the model does not have\n",
               count == 1 ? std::string("1 observation") : fmt::format("{} observations", count), harmless(what));
  }
}

std::vector<NamedShare> named_shares(const Arguments& arguments, const Model& model) {
  std::vector<NamedShare> named;
  for (const std::string& text : arguments.values("weight")) named.push_back(named_share(text, model));
  return named;
}

std::vector<std::string> criterion_ids(const Model& model) {
  std::vector<std::string> ids;
  for (const Criterion& criterion : model.criteria) ids.push_back(criterion.id);
  return ids;
}

std::unique_ptr<CompanyTable> load_table(const Arguments& arguments, const Model& model,
                                         const std::filesystem::path& path) {
  Problems problems;
  SkippedRows skipped;
  ProgressBar bar(path == "-" ? "reading standard input" : "reading " + path.filename().string());
  auto table = read_company_table(path, model,
                                  {.threads = thread_option(arguments),
                                   .skip_bad_rows = arguments.has("skip-bad-rows"),
                                   .progress = bar.callback(),
                                   .skipped = &skipped},
                                  problems);
  bar.finish();
  if (!table) throw InputError(std::move(problems));
  report_skipped(problems, skipped);
  return table;
}

CompanyPool load_pool(const Arguments& arguments, const Model& model, Named named, const EvidenceView& view,
                      Days days) {
  const CompanySources found = company_sources(arguments, named);
  std::vector<std::unique_ptr<CompanyTable>> tables;
  // A table's rows state no layer.
  const bool any_layer = !arguments.has("layer");
  for (const std::filesystem::path& path : found.tables) {
    if (any_layer) tables.push_back(load_table(arguments, model, path));
  }
  const std::optional<Date> day[] = {view.as_of};
  auto dossiers = read_files(model, found, days.empty() ? Days(day) : days);
  EvidenceView seen = view;
  if (!seen.as_of) seen.as_of = newest_day(dossiers);
  keep_layer(arguments, model, dossiers);
  check_distinct(dossiers, tables);
  return {model, std::move(dossiers), std::move(tables), seen};
}

Inputs::Inputs(const Arguments& arguments, const std::optional<std::string>& name)
    : model(load_model(arguments)),
      profile(load_profile(arguments, model, name)),
      named(named_shares(arguments, model)),
      pool(load_pool(arguments, model, profile.companies, profile.view())) {
  settle_day(profile, pool.view().as_of);
}

std::size_t thread_option(const Arguments& arguments) {
  return number_option<std::size_t>(arguments, "threads", 1, kMostThreads, 0);
}

std::vector<std::string> profile_names(const Arguments& arguments, std::size_t first) {
  const std::vector<std::string>& positionals = arguments.positionals();
  std::vector<std::string> profiles;
  for (std::size_t i = first; i < positionals.size(); ++i) profiles.push_back(positionals[i]);
  for (const std::string& path : arguments.values("companies")) {
    if (is_profile(path)) profiles.push_back(path);
  }
  return profiles;
}

std::optional<std::string> profile_name(const Arguments& arguments, std::size_t index) {
  const std::vector<std::string> profiles = profile_names(arguments, index);
  if (profiles.size() > 1) {
    throw UsageError(fmt::format("{} and {} are both profiles; one at a time", profiles[0], profiles[1]));
  }
  return profiles.empty() ? std::nullopt : std::optional(profiles.front());
}

}  // namespace fitrank::cli
