#include "cli/watched_ranking.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "cli/find_files.hpp"

namespace fitrank::cli {

namespace fs = std::filesystem;

namespace {

/// Moves are told among so many companies, or as many as are shown.
constexpr std::size_t kCompared = 10'000;

SavedRanking compared(const RankOptions& options, const Inputs& inputs) {
  const std::size_t top = std::max(inputs.profile.top.value_or(kCompared), kCompared);
  return to_saved_ranking(inputs.model, inputs.profile, report_companies(options, inputs, top));
}

std::vector<fs::path> watched_paths(const CompanyOptions& options, const std::string& profile) {
  std::vector<fs::path> paths{profile, model_path(options)};
  for (const fs::path& path : company_paths(options, named_in(options, profile))) paths.push_back(path);
  if (std::ranges::count(paths, fs::path("-")) > 0) throw UsageError("watch: standard input cannot be watched");
  return paths;
}

}  // namespace

WatchedRanking::Good::Good(const RankOptions& options)
    : inputs(options.ranking), report(ranked_report(options, inputs)) {}

WatchedRanking::WatchedRanking(const RankOptions& options)
    : options_(options),
      profile_(find_profile(profile_name(options.ranking.companies, options.ranking.profile)).string()),
      paths_(watched_paths(options.ranking.companies, profile_)),
      files_(std::in_place, paths_) {}

std::string WatchedRanking::watched_names() const {
  std::vector<std::string> names;
  for (const fs::path& path : paths_) names.push_back(harmless(path.string()));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::optional<BrokenSave> WatchedRanking::load() {
  const bool first = std::exchange(first_, false);
  try {
    make();
  } catch (const InputError& problem) {
    return BrokenSave{problem.problems(), problem.what()};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    if (first) throw;
    return BrokenSave{{}, fmt::format("fitrank: {}\n", harmless(problem.what()))};
  }
  return std::nullopt;
}

Answer WatchedRanking::answer() const {
  return ranked_answer(options_, good_->inputs, good_->report, good_->diff ? &*good_->diff : nullptr);
}

/// A saved profile may name other companies. Watched before they are read, so that no later save is missed.
void WatchedRanking::follow() {
  std::vector<fs::path> paths = watched_paths(options_.ranking.companies, profile_);
  if (paths == paths_) return;
  paths_ = std::move(paths);
  files_.emplace(paths_);
}

void WatchedRanking::make() {
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

}  // namespace fitrank::cli
