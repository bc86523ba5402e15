// Many personas' rankings side by side, as an answer (persona_batch.hpp).
//
// The words show a readable part and say so; the rows are all shown companies for all personas.
// Cost: linear in shown companies x personas; rows are made one at a time.
#pragma once

#include <vector>

#include "analysis/persona_batch.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "output/answer.hpp"

namespace fitrank {

const AnswerSpec& personas_spec();

/// `profiles` are those of `batch`, which the answer keeps for its rows.
Answer present_personas(const Model& model, const std::vector<Profile>& profiles, PersonaBatch batch);

}  // namespace fitrank
