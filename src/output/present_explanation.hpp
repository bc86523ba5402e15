// Where a company's fit score comes from, as an answer (explain.hpp).
//
// In tables, points are rounded to hundredths so that they add up as shown: signals to their criterion, criteria to
// the total.
// Cost: linear in the observations.
#pragma once

#include "analysis/explain.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& explanation_spec();

Answer present_explanation(const Subject& subject, const Explanation& explanation);

}  // namespace fitrank
