// Many personas' rankings side by side, as a document and JSON.
//
// Renders, never computes. Text shows a readable part and says so; CSV and JSON give all shown
// companies for all personas.
// Cost: linear in shown companies x personas.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "fitrank/document.hpp"
#include "fitrank/model.hpp"
#include "fitrank/persona_batch.hpp"
#include "fitrank/profile.hpp"

namespace fitrank {

/// `profiles` are those of `batch`.
Document present_personas(const Model& model, const std::vector<Profile>& profiles, const PersonaBatch& batch);
nlohmann::ordered_json personas_json(const Model& model, const std::vector<Profile>& profiles,
                                     const PersonaBatch& batch);
/// One row per persona and shown company, by rank; one that is not ranked has no rank.
Records personas_records(const std::vector<Profile>& profiles, const PersonaBatch& batch);

}  // namespace fitrank
