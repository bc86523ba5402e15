// Published tables beside what the data give now, as an answer (reproduce.hpp).
#pragma once

#include <vector>

#include "analysis/reproduce.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "output/answer.hpp"

namespace fitrank {

const AnswerSpec& reproduction_spec();

/// Every table has its own policies, so the envelope has none.
Answer present_reproduction(const Model& model, const Profile& profile, const std::vector<ReproducedTable>& tables);

}  // namespace fitrank
