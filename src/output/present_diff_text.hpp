// What changed between two rankings, in sentences and cells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/ranking_diff.hpp"
#include "output/document.hpp"

namespace fitrank {

/// One sentence each: weights, policies, criterion scores, who came and who went; empty where nothing changed.
std::vector<std::string> change_texts(const RankingDiff& diff);

/// "Moved since the last table: Gamma ▲2 (weights), Alpha ▼2 (weights)."
std::string moves_sentence(const RankingDiff& diff);

/// "▲2", "▼1", "=" or "new".
Cell move_cell(const RankChange& row);
/// "weights", "data", or where several causes met "weights +3, data −1"; empty without any.
std::string causes_text(const MoveCauses& causes);
/// "+3", "−1", "0".
std::string places_text(long places);

/// As in JSON: "absent", "unranked", "excluded", "too_little_known".
std::string_view id_of(Whereabouts whereabouts);
/// The same in words.
std::string_view words_for(Whereabouts whereabouts);

/// "1 company moved up, 2 moved down, 1 came, 1 went."
std::string diff_sentence(const RankingDiff& diff);

/// A company's name, fit for a sentence.
std::string short_name(const std::string& name);

}  // namespace fitrank
