// The weights behind a ranking, in words: what each criterion weighs, and how that came about.
#pragma once

#include <string>
#include <vector>

#include "analysis/explain.hpp"
#include "analysis/rank_report.hpp"
#include "output/subject.hpp"

namespace fitrank {

/// One sentence each: the shares, what --weight changed, what was scaled, what was left out, what a product makes of
/// the unknown.
std::vector<std::string> weights_texts(const Subject& subject, const RankReport& report);

/// The shares that an explanation uses beside the profile's own; empty where they are the same.
std::string reweighed_text(const Subject& subject, const Explanation& explanation);

}  // namespace fitrank
