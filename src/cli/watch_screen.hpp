// A watched ranking on the whole window of a terminal.
//
// How: from top to bottom what is watched, the error of a broken save, what moved, the ranking. A saved file, a key and
// a resize each draw it anew (screen.hpp, watch_frame.hpp).
// Cost: the words of one ranking a frame.
#pragma once

#include <optional>

#include "cli/watched_ranking.hpp"

namespace fitrank::cli {

/// Whether tables are asked for, on a terminal that can be drawn on.
bool can_watch_on_screen(const RankOptions& options);

/// Until q is pressed or the terminal is gone. `broken`: why the first ranking could not be made.
void watch_on_screen(const RankOptions& options, WatchedRanking& ranking, std::optional<BrokenSave> broken);

}  // namespace fitrank::cli
