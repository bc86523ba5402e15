// The sections of a brief that put companies to the test: checklist, hype watch, risks, what is unknown.
#pragma once

#include <vector>

#include "fitrank/present_brief.hpp"

namespace fitrank {

/// Headings of level 2 and what stands under them.
std::vector<Block> brief_checks(const Subject& subject, const Brief& brief);

}  // namespace fitrank
