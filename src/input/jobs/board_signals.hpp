// The observations that a company's open jobs give.
//
// How: posts of one job in several places count once, with the median of their bands; evergreen posts (by
// title, or up for longer than kEvergreenDays) are no open jobs and their pay is not taken. total_comp is the
// median over the jobs of the role and level sought; where fewer than three name that level, over those that name
// none as well.
// Cost: O(posts log posts).
#pragma once

#include <optional>
#include <string>

#include "input/jobs/job_board.hpp"

namespace fitrank {

/// Whose jobs, and how they were seen.
struct BoardScene {
  const JobSought& sought;
  const JobRules& rules;
  const std::string& board;
  const std::string& token;
  bool whole = false;
  const std::optional<Date>& name_date;
};

/// Adds the company and its observations; false, having added nothing, where there are none.
bool add_board(const BoardScene& scene, BoardTally board, ImportedFile& file);

}  // namespace fitrank
