// The ranking that a command line asks for, with --layer and --by; shared by the commands that show one.
#pragma once

#include <cstddef>
#include <optional>

#include "analysis/rank_report.hpp"
#include "analysis/ranking_diff.hpp"
#include "cli/emit.hpp"
#include "cli/inputs.hpp"
#include "output/present_ranking.hpp"

namespace fitrank::cli {

/// A table shows so many companies where nobody says how many.
inline constexpr std::size_t kShownInShort = 5;

struct RankOptions {
  RankingOptions ranking;
  OutputOptions output;
  By by = By::company;
  bool ignore_deal_breakers = false;
  bool why = false;
  bool brief = false;

  void declare(Options& options);
  /// How many companies are shown: a table without more said fits a screen.
  std::optional<std::size_t> shown_top(const Profile& profile) const;
  /// Where and how to write, with the columns of --brief.
  OutputOptions written() const;
};

/// The first `top` companies (none: all), whatever --by says.
RankReport report_companies(const RankOptions& options, const Inputs& inputs, std::optional<std::size_t> top);

/// The rows that are to be shown. Throws UsageError where --by does not fit.
RankReport ranked_report(const RankOptions& options, const Inputs& inputs);

/// `since`: what moved since the last table; null: not told. `inputs` and `report` must outlive the answer.
Answer ranked_answer(const RankOptions& options, const Inputs& inputs, const RankReport& report,
                     const RankingDiff* since = nullptr);

}  // namespace fitrank::cli
