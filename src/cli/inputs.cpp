#include "cli/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "cli/choice.hpp"
#include "cli/find_files.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/read_companies.hpp"
#include "fitrank/read_yaml.hpp"
#include "fitrank/source_text.hpp"

namespace fitrank::cli {

namespace {

constexpr std::array kMissing = {Choice<MissingPolicy>{"zero", MissingPolicy::zero},
                                 Choice<MissingPolicy>{"renormalize", MissingPolicy::renormalize},
                                 Choice<MissingPolicy>{"neutral", MissingPolicy::neutral}};
constexpr std::array kEvidence = {Choice<EvidencePolicy>{"face_value", EvidencePolicy::face_value},
                                  Choice<EvidencePolicy>{"discounted", EvidencePolicy::discounted}};

template <typename T>
std::optional<T> whole_text_as(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <typename T>
T or_throw(std::optional<T> read, Problems& problems) {
  if (!problems.empty()) throw InputError(std::move(problems));
  return std::move(*read);
}

void apply_overrides(const Arguments& arguments, Profile& profile) {
  if (const auto given = arguments.value("missing")) profile.missing = choose(*given, std::span(kMissing), "--missing");
  if (const auto given = arguments.value("evidence")) {
    profile.evidence = choose(*given, std::span(kEvidence), "--evidence");
  }
  if (const auto given = arguments.value("as-of")) {
    profile.as_of = Date::parse(*given);
    if (!profile.as_of) throw UsageError(fmt::format("--as-of: \"{}\" is not a date like 2026-05-13", *given));
  }
  if (const auto given = arguments.value("top")) {
    profile.top = whole_text_as<std::size_t>(*given);
    if (!profile.top || *profile.top == 0) {
      throw UsageError(fmt::format("--top: \"{}\" is not a whole number from 1 on", *given));
    }
  }
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
    std::vector<std::string> ids;
    for (const Criterion& known : model.criteria) ids.push_back(known.id);
    throw UsageError(fmt::format("--weight: no such criterion: {}", id), suggest(id, ids));
  }
  const auto percent = whole_text_as<double>(number);
  if (!percent || !std::isfinite(*percent) || *percent < 0 || *percent > 100) {
    throw UsageError(fmt::format("--weight {}: \"{}\" is not a share from 0 to 100 percent", id, number));
  }
  return {*criterion, *percent};
}

/// `--companies` takes every word up to the next option, so a PROFILE written behind it lands here.
bool is_profile(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.extension() != ".yaml" || !std::filesystem::is_regular_file(path, ignored)) return false;
  Problems problems;
  const auto source = read_source(path, kYamlSizeLimit, problems);
  return source && kind_of(*source, problems) == FileKind::profile;
}

std::string lowercase(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

Model load_model(const Arguments& arguments) {
  const auto given = arguments.value("model");
  Problems problems;
  const auto source =
      read_source(given ? std::filesystem::path(*given) : find_data("config/model.yaml"), kYamlSizeLimit, problems);
  return or_throw(source ? read_model(*source, problems) : std::nullopt, problems);
}

Profile load_profile(const Arguments& arguments, const Model& model, const std::optional<std::string>& name) {
  Problems problems;
  const auto source = read_source(find_profile(name), kYamlSizeLimit, problems);
  Profile profile = or_throw(source ? read_profile(*source, model, problems) : std::nullopt, problems);
  apply_overrides(arguments, profile);
  return profile;
}

std::vector<Company> load_companies(const Arguments& arguments, const Model& model) {
  std::vector<std::filesystem::path> paths;
  for (const std::string& path : arguments.values("companies")) {
    if (!is_profile(path)) paths.emplace_back(path);
  }
  if (paths.empty()) paths.push_back(find_data("config/companies"));
  Problems problems;
  std::vector<Company> companies = read_companies(paths, model, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return companies;
}

std::vector<NamedShare> named_shares(const Arguments& arguments, const Model& model) {
  std::vector<NamedShare> named;
  for (const std::string& text : arguments.values("weight")) named.push_back(named_share(text, model));
  return named;
}

Inputs load_inputs(const Arguments& arguments, const std::optional<std::string>& profile_name) {
  Inputs inputs;
  inputs.model = load_model(arguments);
  inputs.profile = load_profile(arguments, inputs.model, profile_name);
  inputs.named = named_shares(arguments, inputs.model);
  inputs.set = assess_companies(inputs.model, load_companies(arguments, inputs.model),
                                {inputs.profile.evidence, inputs.profile.as_of});
  return inputs;
}

std::size_t find_company(const CompanySet& set, const std::string& name) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < set.companies.size(); ++i) {
    const Company& company = set.companies[i];
    if (lowercase(company.id) == lowercase(name) || lowercase(company.name) == lowercase(name)) return i;
    known.push_back(company.id);
    known.push_back(company.name);
  }
  throw UsageError(fmt::format("no such company: {}", name), suggest(name, known));
}

std::optional<std::string> profile_name(const Arguments& arguments, std::size_t index) {
  if (index < arguments.positionals().size()) return arguments.positionals()[index];
  const std::vector<std::string> paths = arguments.values("companies");
  const auto found = std::ranges::find_if(paths, is_profile);
  return found == paths.end() ? std::nullopt : std::optional(*found);
}

}  // namespace fitrank::cli
