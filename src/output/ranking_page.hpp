// A ranking in words: whole, or in twenty lines.
#pragma once

#include <string>
#include <vector>

#include "output/blocks.hpp"
#include "output/listed_apart.hpp"
#include "output/present_ranking.hpp"

namespace fitrank {

/// Why the ranking has no rows.
std::string nothing_ranked(const RankReport& report);

/// Everything: policies, weights, reasons, remarks, and the companies that are not ranked.
std::vector<Block> whole_ranking(const Subject& subject, const RankReport& report, const RankingView& view,
                                 const std::string& sentence);

/// The sentence, five columns with one line of reasons for each company, and how many companies are not shown.
std::vector<Block> short_ranking(const Subject& subject, const RankReport& report, const RankingView& view,
                                 const std::string& sentence);

/// "Only companies of this layer: Model labs (labs)."; empty for no layer.
std::string only_layer_text(const Model& model, std::string_view layer);

/// The columns that both begin with.
TableOf<RankRow> ranking_columns(const Subject& subject, const RankReport& report, const RankingView& view);

}  // namespace fitrank
