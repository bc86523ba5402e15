#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/progress_bar.hpp"
#include "cli/summary_options.hpp"
#include "input/imports/import_files.hpp"
#include "input/imports/importers.hpp"
#include "input/jobs/job_sought.hpp"
#include "input/read_companies.hpp"
#include "input/records/read_source_rules.hpp"
#include "input/source_text.hpp"
#include "output/present_import.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kUsualDatabase = "evidence.sqlite";
constexpr std::size_t kMostShown = 20;  ///< of each list, unless --all-rejects asks for more

std::vector<Choice> kind_choices() {
  std::vector<Choice> kinds;
  for (const ImporterKind& kind : importer_kinds())
    kinds.push_back({std::string(kind.name), std::string(kind.summary)});
  return kinds;
}

std::vector<Choice> plain_choices(const std::vector<std::string>& ids) {
  std::vector<Choice> choices;
  for (const std::string& id : ids) choices.push_back({id, {}});
  return choices;
}

struct ImportCommandOptions {
  std::string kind;
  std::vector<std::string> paths;
  std::optional<fs::path> output;
  bool dry_run = false;
  std::optional<std::string> profile;
  std::optional<std::string> role;
  std::optional<std::string> seniority;
  std::optional<std::string> soc;
  bool all_rejects = false;
  CompanyOptions companies;  ///< of these the model and the threads
  SummaryOptions summary;

  void declare(Options& options);
  std::string into() const { return output.value_or(kUsualDatabase).string(); }
};

void ImportCommandOptions::declare(Options& options) {
  options.word(kind, {.argument = "KIND", .choices = kind_choices()});
  options.words(paths, {.argument = "PATH", .completes = Completes::files});
  options.path(output, {.name = "output",
                        .letter = 'o',
                        .argument = "FILE",
                        .help = "the evidence database, made where there is none",
                        .by_default = kUsualDatabase,
                        .completes = Completes::target,
                        .aliases = {"into"}});
  options.flag(dry_run, {.name = "dry-run", .help = "read everything and say what it would give, but keep nothing"});
  options.text(profile, {.name = "profile",
                         .argument = "PROFILE",
                         .help = "the role and experience that postings are read for, as this profile states them",
                         .completes = Completes::profiles});
  options.text(role, {.name = "role",
                      .argument = "ROLE",
                      .help = "the role that pay is read for, rather than the profile's",
                      .choices = plain_choices(role_names())});
  options.text(seniority, {.name = "seniority",
                           .argument = "LEVEL",
                           .help = "the level that pay is read for, rather than the profile's",
                           .choices = plain_choices(seniority_names())});
  options.text(soc, {.name = "soc",
                     .argument = "CODES",
                     .help = "occupations whose wages are read, rather than the role's: 15-1252, or a group 15-12; "
                             "several with commas"});
  options.flag(all_rejects, {.name = "all-rejects", .help = "list up to 1000 faulty or skipped records, not 20"});
  companies.declare_model(options);
  companies.declare_threads(options);
  summary.declare(options);
}

/// config/sources.yaml, as far as the model has its signals. Throws InputError.
std::shared_ptr<const SourceRules> load_source_rules(const Model& model) {
  Problems problems;
  const auto source = read_source(find_data("config/sources.yaml"), kYamlSizeLimit, problems);
  auto rules = source ? read_source_rules(*source, problems) : std::nullopt;
  if (!rules) throw InputError(std::move(problems));
  keep_known_signals(*rules, model);
  return std::make_shared<const SourceRules>(std::move(*rules));
}

std::unique_ptr<Importer> importer_of(const ImportCommandOptions& options, const Model& model) {
  ImportOptions job;
  const auto kind = std::ranges::find(importer_kinds(), options.kind, &ImporterKind::name);
  if (kind != importer_kinds().end() && kind->by_rules) job.rules = load_source_rules(model);
  if (options.profile) {
    CompanyOptions companies = options.companies;
    companies.read = false;
    const Profile profile = load_profile(companies, {}, model, options.profile);
    job.role = profile.audience.role;
    job.seniority = profile.audience.experience;
  }
  job.role = options.role.value_or(job.role);
  job.seniority = options.seniority.value_or(job.seniority);
  job.soc_code = options.soc.value_or(job.soc_code);
  return make_importer(options.kind, job);
}

bool is_absent(const fs::path& path) {
  std::error_code ignored;
  return !is_stream(path) && !fs::exists(path, ignored);
}

std::string reject_text(const FileReject& reject) {
  return reject.place.empty() ? fmt::format("{}: {}", reject.file, reject.reason)
                              : fmt::format("{}: {}: {}", reject.file, reject.place, reject.reason);
}

void list_rejects(std::string_view before, const std::vector<FileReject>& rejects, std::size_t in_all,
                  std::size_t most) {
  const std::size_t shown = std::min(rejects.size(), most);
  for (std::size_t i = 0; i < shown; ++i) fmt::print(stderr, "{}{}\n", before, harmless(reject_text(rejects[i])));
  if (in_all > shown) fmt::print(stderr, "{}and {} more\n", before, in_all - shown);
}

/// What was skipped first, so that faults stand next to the summary.
void list_all_rejects(const ImportSummary& summary, std::size_t most) {
  list_rejects("skipped: ", summary.left_out, summary.left_out_in_all, most);
  list_rejects("", summary.rejects, summary.rejects_in_all, most);
  list_rejects("", summary.refused, summary.refused.size(), summary.refused.size());
}

/// The dossiers that imported companies are put together with; none where there are none.
std::vector<Company> usual_dossiers(const Model& model) {
  const auto folder = find_data_if(kDossiers);
  if (!folder) return {};
  Problems problems;
  std::vector<Company> dossiers = read_companies({&*folder, 1}, model, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return dossiers;
}

/// What the database holds that could be several companies of ours; nobody guesses which.
void list_doubts(const EvidenceFiles& evidence) {
  const auto& doubts = evidence.doubts();
  for (std::size_t i = 0; i < std::min(doubts.size(), kMostShown); ++i) {
    fmt::print(stderr, "{}: could be {}; kept as a separate company {} until config/entities.yaml says which it is\n",
               harmless(doubts[i].what), fmt::join(doubts[i].candidates, " or "), doubts[i].id);
  }
  if (doubts.size() > kMostShown) fmt::print(stderr, "and {} more\n", doubts.size() - kMostShown);
}

/// Whether a dry run has a database to compare with.
bool holds_something(const fs::path& path) {
  std::error_code ignored;
  const auto size = fs::file_size(path, ignored);
  return !ignored && size > 0;
}

int import(const ImportCommandOptions& options) {
  const Model model = load_model(options.companies);
  const auto importer = importer_of(options, model);
  const std::string into = options.into();
  const bool dry_run = options.dry_run;
  const std::vector<fs::path> paths(options.paths.begin(), options.paths.end());
  // Read before the long work, so that a slip in them is told at once.
  const Entities entities = load_entities();
  std::vector<Company> dossiers = usual_dossiers(model);
  std::optional<EvidenceStore> store;
  const bool is_new = !dry_run && !fs::exists(into);
  if (!dry_run || holds_something(into)) store.emplace(into);
  ProgressBar bar("importing");
  const ImportSummary summary =
      import_files(*importer, paths, model, store ? &*store : nullptr,
                   {.threads = options.companies.threads, .progress = bar.callback(), .dry_run = dry_run});
  bar.finish();
  if (store && !dry_run) store->close();
  if (is_new && summary.kept + summary.unchanged == 0) fs::remove(into);  // nothing came of it
  list_all_rejects(summary, options.all_rejects ? kMostRejects : kMostShown);
  const fs::path database[] = {into};
  if (is_evidence_file(into)) list_doubts(EvidenceFiles(database, std::move(dossiers), entities, model));
  options.summary.tell(present_import({options.kind, into, dry_run}, summary), {model_path(options.companies)}, true);
  if (std::ranges::any_of(paths, is_absent)) return kCannot;
  return summary.refused.empty() && summary.rejects_in_all == 0 ? kDone : kDoesNotHold;
}

}  // namespace

CommandSpec import_command() {
  return command<ImportCommandOptions, import>(
      {.name = "import",
       .summary = "reads public sources and notes into a database",
       .text =
           "Turns public sources and notes (files, folders, zip archives, - for standard input) into observations in "
           "an evidence database; exits with 1 where a record is faulty or a file is refused.",
       .examples = {"import companyfacts companyfacts.zip", "import observations notes.csv",
                    "import observations notes.csv --dry-run", "import observations notes -o mine.sqlite",
                    "import postings boards --role software --seniority senior",
                    "import lca LCA_Disclosure_Data_FY2024_Q4.csv --soc 15-1252"},
       .writes = true,
       .answer = import_spec});
}

}  // namespace fitrank::cli
