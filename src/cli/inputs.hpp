// What commands read: model, profile with the command line's overrides, companies.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/company_sources.hpp"
#include "fitrank/company_pool.hpp"
#include "fitrank/evidence_files.hpp"
#include "fitrank/model.hpp"
#include "fitrank/profile.hpp"
#include "fitrank/profile_text.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank::cli {

/// The model of --model or of the data folder. Throws InputError.
Model load_model(const Arguments& arguments);

/// Applies --missing, --evidence, --method, --as-of and --top.
void apply_overrides(const Arguments& arguments, Profile& profile);

/// The profile `name` (none: the default one) with the command line's overrides applied. Throws UsageError where it
/// multiplies scores and the command can only add them, and InputError where companies that it names are not there and
/// --companies names no others.
Profile load_profile(const Arguments& arguments, const Model& model, const std::optional<std::string>& name);

/// A profile with the text it was read from.
struct ProfileFile {
  Profile profile;  ///< with the same applied
  ProfileText text;
};

/// As load_profile.
ProfileFile load_profile_file(const Arguments& arguments, const Model& model, const std::optional<std::string>& name);

/// Where the model is.
std::filesystem::path model_path(const Arguments& arguments);

/// The criteria's ids, in order.
std::vector<std::string> criterion_ids(const Model& model);

/// One large table, with a progress bar; rows left out by --skip-bad-rows are listed. Throws InputError.
std::unique_ptr<CompanyTable> load_table(const Arguments& arguments, const Model& model,
                                         const std::filesystem::path& path);

/// The days that rankings are made for (none: no limit); of evidence databases, what counts on any of them is read.
using Days = std::span<const std::optional<Date>>;

/// All companies of --companies as rows to rank; large tables stay tables. `model` must outlive the pool. `days`:
/// those of all views that the pool will have, where there are more than `view`.
CompanyPool load_pool(const Arguments& arguments, const Model& model, Named named, const EvidenceView& view,
                      Days days = {});

/// The companies of --companies, one by one; without it, those `named`.
std::vector<Company> load_companies(const Arguments& arguments, const Model& model, Named named, Days days = {});

/// Those that the profile names, one by one; none where it names none, or where one of them is not there.
std::vector<Company> load_named(const Model& model, const Profile& profile);

/// What the profile at `path` names, as far as it can be read.
std::vector<std::filesystem::path> named_in(const Arguments& arguments, const std::filesystem::path& path);

/// The evidence databases of --companies, or else of those `named`, with the dossiers beside them. `model` and
/// `entities` must outlive it.
std::unique_ptr<EvidenceFiles> load_evidence(const Arguments& arguments, const Model& model, const Entities& entities,
                                             Named named = {});

/// config/entities.yaml; empty where there is none. Throws InputError.
Entities load_entities();

/// Says on standard error what of the evidence the model does not have.
void say_left_out(const EvidenceFiles& evidence);

/// The --weight options, in the order given.
std::vector<NamedShare> named_shares(const Arguments& arguments, const Model& model);

/// All that a ranking is made from. Stays where it was made, since the pool refers to the model.
struct Inputs {
  Inputs(const Arguments& arguments, const std::optional<std::string>& profile_name);
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  Model model;
  Profile profile;
  std::vector<NamedShare> named;
  CompanyPool pool;  ///< refers to `model`
};

/// The company in `pool` that `name` means: by id or name in any case, else by an identifier or another name that it or
/// config/entities.yaml has; throws UsageError, with a suggestion or with all that it could be.
std::size_t find_company(const CompanyPool& pool, const std::string& name);

/// --missing, where given.
std::optional<MissingPolicy> missing_option(const Arguments& arguments);

/// --method, where given.
std::optional<Aggregation> method_option(const Arguments& arguments);

/// --threads; 0 for all.
std::size_t thread_option(const Arguments& arguments);

/// The PROFILE of the command line: positional number `index`, or a profile among the words that
/// --companies took, if any.
std::optional<std::string> profile_name(const Arguments& arguments, std::size_t index);
/// All of them: the positionals from number `first` on, then profiles among the words of --companies.
std::vector<std::string> profile_names(const Arguments& arguments, std::size_t first);

}  // namespace fitrank::cli
