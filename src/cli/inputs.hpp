// What commands read: model, profile with the options' overrides, companies.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/rank_report.hpp"
#include "cli/company_sources.hpp"
#include "cli/criteria.hpp"
#include "cli/made_from.hpp"
#include "cli/shared_options.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "evidence/profile_text.hpp"
#include "input/store/evidence_files.hpp"

namespace fitrank::cli {

/// The model of --model or of the data folder. Throws InputError.
Model load_model(const CompanyOptions& options);

/// Where the model is.
std::filesystem::path model_path(const CompanyOptions& options);

/// A profile with the text it was read from.
struct ProfileFile {
  Profile profile;  ///< with the options applied
  ProfileText text;
};

/// The profile `name` (none: the default one) with the options applied. Throws UsageError where it multiplies scores
/// and the command can only add them, and InputError where companies that it names are not there and --companies names
/// no others.
ProfileFile load_profile_file(const CompanyOptions& companies, const PolicyOptions& policies, const Model& model,
                              const std::optional<std::string>& name);
/// The same without the text.
Profile load_profile(const CompanyOptions& companies, const PolicyOptions& policies, const Model& model,
                     const std::optional<std::string>& name);

/// One large table, with a progress bar; rows left out by --skip-bad-rows are listed. Throws InputError.
std::unique_ptr<CompanyTable> load_table(const CompanyOptions& options, const Model& model,
                                         const std::filesystem::path& path);

/// The days that rankings are made for (none: no limit); of evidence databases, what counts on any of them is read.
using Days = std::span<const std::optional<Date>>;

/// All companies of --companies as rows to rank; large tables stay tables. `model` must outlive the pool. `days`:
/// those of all views that the pool will have, where there are more than `view`.
CompanyPool load_pool(const CompanyOptions& options, const Model& model, Named named, const EvidenceView& view,
                      Days days = {});

/// The companies of --companies, one by one, of --layer alone where that is given; without them, those `named`.
std::vector<Company> load_companies(const CompanyOptions& options, const Model& model, Named named, Days days = {});

/// Those that the profile names, one by one; none where it names none, or where one of them is not there.
std::vector<Company> load_named(const Model& model, const Profile& profile);

/// What the profile at `path` names, as far as it can be read.
std::vector<std::filesystem::path> named_in(const CompanyOptions& options, const std::filesystem::path& path);

/// The evidence databases of --companies, or else of those `named`, with the dossiers beside them. `model` and
/// `entities` must outlive it.
std::unique_ptr<EvidenceFiles> load_evidence(const CompanyOptions& options, const Model& model,
                                             const Entities& entities, Named named = {});

/// config/entities.yaml; empty where there is none. Throws InputError.
Entities load_entities();

/// Drops the companies that are not of --layer, where that is given; throws UsageError, with a suggestion, where there
/// is no such layer.
void keep_layer(const CompanyOptions& options, const Model& model, std::vector<Company>& companies);

/// Notes what of the evidence the model does not have.
void say_left_out(const EvidenceFiles& evidence);

/// All that a ranking is made from. Stays where it was made, since the pool refers to the model.
struct Inputs {
  explicit Inputs(const RankingOptions& options);
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  /// What an answer about these says that it was made from.
  MadeFrom made_from() const;

  std::filesystem::path model_file;
  Model model;
  std::filesystem::path profile_file;
  Profile profile;
  std::vector<NamedShare> named;
  std::size_t threads;  ///< 0: all
  CompanyPool pool;     ///< refers to `model`
};

/// The company in `pool` that `name` means: by id or name in any case, else by an identifier or another name that it or
/// config/entities.yaml has; throws UsageError, with the nearest or with all that it could be.
std::size_t find_company(const CompanyPool& pool, const std::string& name);

/// The PROFILE of the command line: the word, or a profile among the words that --companies took, if any.
std::optional<std::string> profile_name(const CompanyOptions& options, const std::optional<std::string>& word);
/// All of them: the words, then profiles among those of --companies.
std::vector<std::string> profile_names(const CompanyOptions& options, std::vector<std::string> words);

}  // namespace fitrank::cli
