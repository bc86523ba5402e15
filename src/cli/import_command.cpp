#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/commands.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/job_options.hpp"
#include "cli/progress_bar.hpp"
#include "fitrank/import_files.hpp"
#include "fitrank/importers.hpp"
#include "fitrank/read_companies.hpp"
#include "fitrank/text.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace {

constexpr const char* kUsualDatabase = "evidence.sqlite";
constexpr std::size_t kMostShown = 20;  ///< of each list, unless --all-rejects asks for more

std::unique_ptr<Importer> importer_of(const Arguments& arguments, const Model& model) {
  ImportOptions options;
  if (const auto name = arguments.value("profile")) {
    const Profile profile = load_profile(arguments, model, name);
    options.role = profile.audience.role;
    options.seniority = profile.audience.experience;
  }
  apply_job_options(arguments, options);
  return make_importer(arguments.positionals().front(), options);
}

std::string one_or_many(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
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

/// What was left out first, so that faults stand next to the summary.
void list_all_rejects(const ImportSummary& summary, std::size_t most) {
  list_rejects("left out: ", summary.left_out, summary.left_out_in_all, most);
  list_rejects("", summary.rejects, summary.rejects_in_all, most);
  list_rejects("", summary.refused, summary.refused.size(), summary.refused.size());
}

std::string summary_text(const ImportSummary& summary, const std::string& into, bool dry_run) {
  std::string text =
      fmt::format("{}{}: {} of {}, from {}", dry_run ? "would import into " : "imported into ", harmless(into),
                  one_or_many(summary.observations, "observation", "observations"),
                  one_or_many(summary.companies, "company", "companies"), one_or_many(summary.kept, "file", "files"));
  text += fmt::format(" with {}\n", one_or_many(summary.records, "record", "records"));
  if (summary.unchanged > 0) text += fmt::format("unchanged: {}\n", one_or_many(summary.unchanged, "file", "files"));
  if (summary.passed_over > 0) {
    text += fmt::format("passed over: {} of other kinds\n", one_or_many(summary.passed_over, "file", "files"));
  }
  if (summary.left_out_in_all > 0) {
    text += fmt::format("left out: {}\n", one_or_many(summary.left_out_in_all, "record that is not asked for",
                                                      "records that are not asked for"));
  }
  if (summary.rejects_in_all > 0) {
    text += fmt::format("rejected: {}\n", one_or_many(summary.rejects_in_all, "record", "records"));
  }
  if (!summary.refused.empty()) {
    text += fmt::format("refused: {}\n", one_or_many(summary.refused.size(), "file", "files"));
  }
  return text;
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
    fmt::print(stderr, "{}: could be {}; kept apart as {} until config/entities.yaml says which\n",
               harmless(doubts[i].what), fmt::join(doubts[i].candidates, " or "), doubts[i].id);
  }
  if (doubts.size() > kMostShown) fmt::print(stderr, "and {} more\n", doubts.size() - kMostShown);
}

/// Whether a dry run has a database to compare with.
bool holds_something(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  return !ignored && size > 0;
}

int import(const Arguments& arguments) {
  const Model model = load_model(arguments);
  const auto importer = importer_of(arguments, model);
  const std::string into = arguments.value("into").value_or(kUsualDatabase);
  if (into.empty()) throw UsageError("--into: \"\" names no file");
  const bool dry_run = arguments.has("dry-run");
  const std::vector<std::filesystem::path> paths(arguments.positionals().begin() + 1, arguments.positionals().end());
  // Read before the long work, so that a slip in them is told at once.
  const Entities entities = load_entities();
  std::vector<Company> dossiers = usual_dossiers(model);
  std::optional<EvidenceStore> store;
  const bool is_new = !dry_run && !std::filesystem::exists(into);
  if (!dry_run || holds_something(into)) store.emplace(into);
  ProgressBar bar("importing");
  const ImportSummary summary =
      import_files(*importer, paths, model, store ? &*store : nullptr,
                   {.threads = thread_option(arguments), .progress = bar.callback(), .dry_run = dry_run});
  bar.finish();
  if (store && !dry_run) store->close();
  if (is_new && summary.kept + summary.unchanged == 0) std::filesystem::remove(into);  // nothing came of it
  list_all_rejects(summary, arguments.has("all-rejects") ? kMostRejects : kMostShown);
  const std::filesystem::path database[] = {into};
  if (is_evidence_file(into)) list_doubts(EvidenceFiles(database, std::move(dossiers), entities, model));
  write_output("-", summary_text(summary, into, dry_run));
  return summary.refused.empty() && summary.rejects_in_all == 0 ? kDone : kDoesNotHold;
}

}  // namespace

CommandSpec import_command() {
  std::vector<ChoiceSpec> kinds;
  for (const ImporterKind& kind : importer_kinds()) kinds.push_back({kind.name, kind.summary});
  static const std::string summary = [] {
    std::string text =
        "Turns public sources and notes (files, folders, zip archives, - for standard input) into observations in an "
        "evidence database; exits with 1 where a record is faulty or a file refused. KIND is one of";
    std::string_view separator = ": ";
    for (const ImporterKind& kind : importer_kinds()) {
      text += fmt::format("{}{} ({})", std::exchange(separator, "; "), kind.name, kind.summary);
    }
    return text + ".";
  }();
  return {
      .name = "import",
      .positionals = "KIND PATH...",
      .summary = summary,
      .examples = {"import companyfacts companyfacts.zip", "import observations notes.csv",
                   "import observations notes.csv --dry-run", "import observations notes --into mine.sqlite",
                   "import postings boards --role software --seniority senior",
                   "import lca LCA_Disclosure_Data_FY2024_Q4.csv --soc 15-1252"},
      .options = {"into", "dry-run", "profile", "role", "seniority", "soc", "all-rejects", "model", "threads", "help"},
      .at_least = 2,
      .at_most = std::numeric_limits<std::size_t>::max(),
      .run = import,
      .choices = kinds};
}

}  // namespace fitrank::cli
