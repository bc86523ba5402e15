// The sentence that opens a ranking (rank_verdict.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "fitrank/model.hpp"
#include "fitrank/rank_report.hpp"

namespace fitrank {

/// "Too close to call: A, B and C lie within 2 points, and Pay is known of none of them; A is first in 40 % of 1,000
/// draws (±1.5 points).", or "Firm: ..."; empty where nothing is ranked.
std::string verdict_sentence(const Model& model, const RankReport& report);

/// {call, sentence, chance, error, draws, contenders: [{id, chance}]}; null where nothing is ranked.
nlohmann::ordered_json verdict_json(const Model& model, const RankReport& report);

/// A company's name as it stands in the sentence: harmless, and cut where it is long.
std::string spoken_name(std::string_view name);

/// What the mark of a level company means; empty where none of the shown is.
std::string level_note(const RankReport& report);

}  // namespace fitrank
