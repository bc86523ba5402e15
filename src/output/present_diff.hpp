// Two rankings compared, as an answer (ranking_diff.hpp).
#pragma once

#include "analysis/ranking_diff.hpp"
#include "output/answer.hpp"

namespace fitrank {

const AnswerSpec& diff_spec();

/// The envelope's profile is that of the newer ranking; both rankings' policies are facts.
Answer present_diff(const RankingDiff& diff);

}  // namespace fitrank
