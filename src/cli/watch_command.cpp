#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "cli/commands.hpp"
#include "cli/emit.hpp"
#include "cli/file_watch.hpp"
#include "cli/find_files.hpp"
#include "cli/inputs.hpp"
#include "cli/notes.hpp"
#include "cli/ranked.hpp"
#include "fitrank/present_diff.hpp"
#include "fitrank/problem.hpp"
#include "fitrank/ranking_diff.hpp"
#include "fitrank/text.hpp"
#include "fitrank/write_output.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

/// Moves are told among so many companies, or as many as are shown.
constexpr std::size_t kCompared = 10'000;
constexpr std::string_view kClear = "\x1b[H\x1b[2J";

/// A ranking that could be made, with what it is made of: it is shown again below an error.
struct Good {
  explicit Good(const RankOptions& options) : inputs(options.ranking), report(ranked_report(options, inputs)) {}

  Inputs inputs;
  RankReport report;
  std::optional<RankingDiff> diff;  ///< since the one before
};

/// The whole ranking, since one that shows few would call a company gone that only fell behind.
SavedRanking compared(const RankOptions& options, const Inputs& inputs) {
  const std::size_t top = std::max(inputs.profile.top.value_or(kCompared), kCompared);
  return to_saved_ranking(inputs.model, inputs.profile, report_companies(options, inputs, top));
}

class Watch {
 public:
  explicit Watch(const RankOptions& options)
      : options_(options),
        profile_(find_profile(profile_name(options.ranking.companies, options.ranking.profile)).string()),
        paths_(watched(options.ranking.companies, profile_)),
        files_(std::in_place, paths_),
        to_stdout_(options.output.path() == "-"),
        screen_(to_stdout_ && isatty(STDOUT_FILENO) != 0 && output_format(options.output) == Format::table) {}

  int run() {
    if (!screen_) write_note(head());
    bool first = true;
    do {
      show(first);
      first = false;
    } while (files_->wait());
    return kDone;
  }

 private:
  static std::vector<fs::path> watched(const CompanyOptions& options, const std::string& profile) {
    std::vector<fs::path> paths{profile, model_path(options)};
    for (const fs::path& path : company_paths(options, named_in(options, profile))) paths.push_back(path);
    if (std::ranges::count(paths, fs::path("-")) > 0) throw UsageError("watch: standard input cannot be watched");
    return paths;
  }

  std::string head() const {
    std::vector<std::string> names;
    for (const fs::path& path : paths_) names.push_back(harmless(path.string()));
    return fmt::format("watching {} (Ctrl-C ends)\n", fmt::join(names, ", "));
  }

  /// A mistaken command line ends the first round, as saving a file cannot mend it.
  void show(bool first) {
    std::string error;
    try {
      load();
    } catch (const InputError& problem) {
      error = problem.what();
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& problem) {
      if (first) throw;
      error = fmt::format("fitrank: {}\n", harmless(problem.what()));
    }
    error.empty() ? show_table() : show_error(error);
  }

  /// A saved profile may name other companies. Watched before they are read, so that no later save is missed.
  void follow() {
    std::vector<fs::path> paths = watched(options_.ranking.companies, profile_);
    if (paths == paths_) return;
    paths_ = std::move(paths);
    files_.emplace(paths_);
  }

  void load() {
    follow();
    // Companies that the profile names are told by their place in it.
    const auto gone = files_->missing();
    if (gone && (!options_.ranking.companies.companies.empty() || *gone == profile_)) {
      throw std::runtime_error(fmt::format("{} is not there; waiting for it", gone->string()));
    }
    auto made = std::make_unique<Good>(options_);
    SavedRanking now = compared(options_, made->inputs);
    if (last_) made->diff = diff_rankings(std::move(*last_), now);
    last_ = std::move(now);
    good_ = std::move(made);
  }

  void show_table() {
    if (screen_) {
      write_output("-", start_of_screen());
    } else if (to_stdout_ && std::exchange(shown_, true) && output_format(options_.output) == Format::table) {
      write_output("-", "\n");
    }
    emit_good();
  }

  void show_error(const std::string& error) {
    if (!screen_) {
      fmt::print(stderr, "{}", error);
      return;
    }
    write_output("-", start_of_screen() + error + (good_ ? "\nThe last good ranking:\n\n" : ""));
    if (good_) emit_good();
  }

  std::string start_of_screen() const {
    const char* terminal = std::getenv("TERM");
    const bool clears = terminal != nullptr && std::string_view(terminal) != "dumb";
    return (clears ? std::string(kClear) : "\n") + head() + "\n";
  }

  void emit_good() const {
    emit(options_.written(),
         ranked_answer(options_, good_->inputs, good_->report, good_->diff ? &*good_->diff : nullptr),
         good_->inputs.made_from());
  }

  const RankOptions& options_;
  std::string profile_;
  std::vector<fs::path> paths_;
  std::optional<FileWatch> files_;
  bool to_stdout_;
  bool screen_;         ///< one table at a time, on a terminal
  bool shown_ = false;  ///< a table, on standard output
  std::unique_ptr<const Good> good_;
  std::optional<SavedRanking> last_;  ///< the comparable side of `good_`
};

int watch(const RankOptions& options) { return Watch(options).run(); }

}  // namespace

CommandSpec watch_command() {
  return command<RankOptions, watch>(
      {.name = "watch",
       .summary = "ranks again whenever a file is saved",
       .text = "Ranks again whenever the profile, the model or a company is saved, and shows what moved and why. A "
               "mistaken save shows what is wrong above the last good table.",
       .examples = {"watch profiles/mine.yaml", "watch mine.yaml --top 10 --companies dossiers"},
       .answer = ranking_spec});
}

}  // namespace fitrank::cli
