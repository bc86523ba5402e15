// The sentence that opens a ranking (rank_verdict.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analysis/rank_report.hpp"
#include "evidence/model.hpp"
#include "output/fields.hpp"

namespace fitrank {

/// "Too close to call: A, B and C lie within 2 points, and Pay is known for none of them; A is first in 40 % of 1,000
/// draws (±1.5 points).", or "Firm: ..."; empty where nothing is ranked.
std::string verdict_sentence(const Model& model, const RankReport& report);

/// A verdict that there is.
struct ToldVerdict {
  const RankVerdict* verdict;
};
const Fields<ToldVerdict>& verdict_fields();
/// None where nothing is ranked.
std::optional<ToldVerdict> told_verdict(const RankReport& report);

/// A company's name within a sentence: harmless, and cut where it is long.
std::string spoken_name(std::string_view name);

/// What the mark of a level company means; empty where none of the shown is.
std::string level_note(const RankReport& report);

}  // namespace fitrank
