// A ranking that is made again when one of its files was saved.
//
// How: a save that cannot be ranked leaves the last good ranking as it was. What moved is told between good rankings,
// among up to 10,000 companies, as one that shows few would call a company gone that only fell behind.
// Cost: two rankings each time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/rank_report.hpp"
#include "analysis/ranking_diff.hpp"
#include "base/problem.hpp"
#include "cli/file_watch.hpp"
#include "cli/inputs.hpp"
#include "cli/ranked.hpp"
#include "evidence/saved_ranking.hpp"

namespace fitrank::cli {

/// Why a save cannot be ranked.
struct BrokenSave {
  Problems problems;  ///< in the files; empty: something else is wrong
  std::string text;   ///< all of it, each line ended by '\n'
};

class WatchedRanking {
 public:
  /// A ranking that could be made, with what it is made of.
  struct Good {
    explicit Good(const RankOptions& options);

    Inputs inputs;
    RankReport report;
    std::optional<RankingDiff> diff;  ///< since the one before
  };

  /// Throws where `options` name no profile that is there. `options` must outlive it.
  explicit WatchedRanking(const RankOptions& options);

  /// Reads the files and ranks again. The first call throws what saving a file cannot mend.
  std::optional<BrokenSave> load();
  /// The last that could be made; null: none yet.
  const Good* good() const { return good_.get(); }
  /// The last good one in words and rows, with what moved since the one before; only where there is one.
  Answer answer() const;

  FileWatch& files() { return *files_; }
  /// The watched files and folders: "mine.yaml, model.yaml, companies".
  std::string watched_names() const;

 private:
  void follow();
  void make();

  const RankOptions& options_;
  std::string profile_;
  std::vector<std::filesystem::path> paths_;
  std::optional<FileWatch> files_;
  bool first_ = true;
  std::unique_ptr<const Good> good_;
  std::optional<SavedRanking> last_;  ///< the comparable side of `good_`
};

}  // namespace fitrank::cli
