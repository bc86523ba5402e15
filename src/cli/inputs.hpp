// What commands read: model, profile with the command line's overrides, companies.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "fitrank/company_set.hpp"
#include "fitrank/model.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank::cli {

/// The model of --model or of the data folder. Throws InputError.
Model load_model(const Arguments& arguments);

/// The profile `name` (none: the default one) with --missing, --evidence, --as-of and --top applied.
Profile load_profile(const Arguments& arguments, const Model& model, const std::optional<std::string>& name);

/// The companies of --companies or of the data folder.
std::vector<Company> load_companies(const Arguments& arguments, const Model& model);

/// The --weight options, in the order given.
std::vector<NamedShare> named_shares(const Arguments& arguments, const Model& model);

/// All that a ranking is made from.
struct Inputs {
  Model model;
  Profile profile;
  CompanySet set;
  std::vector<NamedShare> named;
};
Inputs load_inputs(const Arguments& arguments, const std::optional<std::string>& profile_name);

/// The company in `set` that `name` means, by id or name in any case; throws UsageError with a suggestion.
std::size_t find_company(const CompanySet& set, const std::string& name);

/// The PROFILE of the command line: positional number `index`, or a profile among the words that
/// --companies took, if any.
std::optional<std::string> profile_name(const Arguments& arguments, std::size_t index);

}  // namespace fitrank::cli
