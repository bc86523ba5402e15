// Reader for a ranking saved by `rank --format json` or `watch --format json`.
//
// How: untrusted like every file: size and nesting are limited, every number is checked, and a fit
// score must follow from its criteria and the weights, so that what is compared is what was ranked.
// A file of another format than kAnswerFormat is refused. Other keys are ignored.
// Cost: linear in the text, with the text's tree in memory.
#pragma once

#include <cstddef>
#include <optional>

#include "base/problem.hpp"
#include "evidence/saved_ranking.hpp"
#include "input/source_text.hpp"

namespace fitrank {

inline constexpr std::size_t kRankingSizeLimit = std::size_t{64} << 20;

/// Gives nothing exactly when it added a problem.
std::optional<SavedRanking> read_ranking_json(const SourceText& source, Problems& problems);

}  // namespace fitrank
