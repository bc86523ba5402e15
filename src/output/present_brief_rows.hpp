// A persona's brief for machines: facts and rows.
#pragma once

#include "output/present_brief.hpp"

namespace fitrank {

nlohmann::ordered_json brief_record(const Subject& subject);
/// A row per fact of a section; last those of the hype watch, which are rows of `hype`.
Rows brief_rows(const Subject& subject, const Brief& brief);

}  // namespace fitrank
