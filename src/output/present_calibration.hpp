// How well each missing policy estimates unknown data, as an answer (calibrate.hpp).
//
// Renders, never computes. A row is a policy.
#pragma once

#include "analysis/calibrate.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& calibration_spec();

Answer present_calibration(const PoolSubject& subject, const CalibrationOptions& options,
                           const Calibration& calibration);

}  // namespace fitrank
