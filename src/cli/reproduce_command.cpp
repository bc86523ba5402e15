#include <fmt/format.h>

#include <algorithm>

#include "analysis/reproduce.hpp"
#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "input/hash_companies.hpp"
#include "output/present_reproduction.hpp"

namespace fitrank::cli {

namespace {

struct ReproduceOptions {
  std::optional<std::string> profile;
  CompanyOptions companies;
  OutputOptions output;

  void declare(Options& options) {
    options.word(profile, profile_word());
    companies.declare_one_by_one(options);
    options.cannot({"layer"}, "a published table is of all its companies");
    output.declare(options);
  }
};

int reproduce(const ReproduceOptions& options) {
  const Model model = load_model(options.companies);
  const std::filesystem::path profile_file = find_profile(profile_name(options.companies, options.profile));
  const Profile profile = load_profile(options.companies, {}, model, profile_file.string());
  if (profile.published.empty()) {
    throw UsageError(fmt::format("profile {} has no published tables to reproduce", profile.id));
  }
  const std::vector<Company> companies = load_companies(options.companies, model, profile.companies);
  const auto tables = fitrank::reproduce(model, companies, profile);
  emit(options.output, present_reproduction(model, profile, tables),
       {model_path(options.companies), profile_file, [&] { return hash_companies(model, companies); }});
  return std::ranges::all_of(tables, &ReproducedTable::holds) ? kDone : kDoesNotHold;
}

}  // namespace

CommandSpec reproduce_command() {
  return command<ReproduceOptions, reproduce>(
      {.name = "reproduce",
       .summary = "checks a profile's published tables against the data",
       .text = "Sets a profile's published tables against what the data gives; exits with 1 if any differs. Without "
               "--companies it reads those that the profile names.",
       .examples = {"reproduce", "reproduce --format markdown -o reproduction.md"},
       .any_method = true,
       .answer = reproduction_spec});
}

}  // namespace fitrank::cli
