// The sections of a brief that check the companies shown: checklist, hype watch, risks, missing data.
#pragma once

#include "output/blocks.hpp"
#include "output/present_brief.hpp"

namespace fitrank {

void add_brief_checks(Writer& page, const Subject& subject, const Brief& brief);

}  // namespace fitrank
