// A comparison of two companies, as an answer (compare.hpp).
//
// In tables, points are rounded to hundredths so that every column adds up as shown, and the gap is the difference of
// the shown points.
// Cost: linear in the signals.
#pragma once

#include "analysis/compare.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& comparison_spec();

/// Companies 0 and 1 of subject.set are A and B.
Answer present_comparison(const Subject& subject, const Comparison& comparison);

}  // namespace fitrank
