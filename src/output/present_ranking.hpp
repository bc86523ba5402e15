// A ranking as an answer (rank_report.hpp).
#pragma once

#include <string_view>
#include <vector>

#include "analysis/rank_report.hpp"
#include "analysis/ranking_diff.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// What of a ranking is shown in words.
struct RankingView {
  bool short_form = false;             ///< five columns and one line of reasons for each company
  bool by_layer = false;               ///< the rows are the best of each layer
  std::string_view only_layer = {};    ///< the ranking is of this layer's companies; empty: of all
  const RankingDiff* since = nullptr;  ///< what moved since the last table; comes first
};

const AnswerSpec& ranking_spec();

/// Who moved since the last table, and why: a list.
std::vector<Block> present_moves(const RankingDiff& since);

/// `report` must outlive the answer, whose rows are read from it while they are written.
Answer present_ranking(const Subject& subject, const RankReport& report, const RankingView& view = {});

}  // namespace fitrank
