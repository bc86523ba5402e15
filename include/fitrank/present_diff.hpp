// Two rankings compared, as an answer (ranking_diff.hpp).
#pragma once

#include "fitrank/answer.hpp"
#include "fitrank/ranking_diff.hpp"

namespace fitrank {

const AnswerSpec& diff_spec();

/// The envelope's profile is that of the newer ranking; both rankings' policies are facts.
Answer present_diff(const RankingDiff& diff);

}  // namespace fitrank
