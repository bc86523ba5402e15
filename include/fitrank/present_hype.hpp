// The hype watch as a document and JSON.
//
// Renders, never computes.
// Cost: linear in the parts and claims.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "fitrank/document.hpp"
#include "fitrank/hype.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

/// The first subject.profile.top of `entries`, which refer to subject.set.companies. `untiered`: so many
/// more companies come from bulk tables, which state no tier and so can have no hype gap.
Document present_hype(const Subject& subject, const std::vector<HypeEntry>& entries, std::size_t untiered);
nlohmann::ordered_json hype_json(const Subject& subject, const std::vector<HypeEntry>& entries);

}  // namespace fitrank
