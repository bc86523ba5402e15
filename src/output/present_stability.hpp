// How far each weight can move before the ranking changes, as an answer (stability.hpp).
#pragma once

#include <string>

#include "analysis/stability.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& stability_spec();

/// Rows are the pool's.
Answer present_stability(const PoolSubject& subject, const Stability& stability);

/// "NVIDIA stays first until Learning falls from 35 % to 31 %; then Astera Labs overtakes it."
std::string stability_sentence(const PoolSubject& subject, const Stability& stability);

}  // namespace fitrank
