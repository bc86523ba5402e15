// How good and how bad a company's score and rank can be, as an answer (bounds.hpp).
#pragma once

#include <string>

#include "analysis/bounds.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& bounds_spec();

/// Rows are the pool's.
Answer present_bounds(const PoolSubject& subject, const BoundsReport& report);

/// "NVIDIA is first today; missing data could put it anywhere from 1 to 3, ..."
std::string bounds_sentence(const PoolSubject& subject, const BoundsReport& report);

}  // namespace fitrank
