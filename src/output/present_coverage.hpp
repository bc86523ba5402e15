// Which signals are known, as an answer (signal_coverage.hpp): of companies, not of a profile.
//
// Renders, never computes. Rows are counts by signal, by evidence tier and by age.
#pragma once

#include "analysis/signal_coverage.hpp"
#include "output/answer.hpp"

namespace fitrank {

const AnswerSpec& coverage_spec();

Answer present_coverage(const Model& model, const EvidenceCoverage& coverage);

}  // namespace fitrank
