// Ranks from places.
#pragma once

#include <vector>

#include "score/ranking.hpp"

namespace fitrank {

/// Gives companies in order their competition ranks: equal scores share the best.
inline void assign_competition_ranks(std::vector<RankedCompany>& ranked) {
  for (std::size_t place = 0; place < ranked.size(); ++place) {
    const bool tied = place > 0 && !(ranked[place].fit.score < ranked[place - 1].fit.score);
    ranked[place].rank = tied ? ranked[place - 1].rank : place + 1;
  }
}

}  // namespace fitrank
