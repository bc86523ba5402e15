// The hype watch as an answer (hype.hpp).
//
// Cost: linear in the parts and claims.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/hype.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& hype_spec();

/// The first subject.profile.top of `entries`, which refer to subject.set.companies. `untiered`: so many
/// more companies come from bulk tables, which state no tier and so can have no hype gap.
Answer present_hype(const Subject& subject, const std::vector<HypeEntry>& entries, std::size_t untiered);

}  // namespace fitrank
