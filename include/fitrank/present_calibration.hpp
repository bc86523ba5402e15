// How well each missing policy estimates unknown data, as an answer (calibrate.hpp).
//
// Renders, never computes. A row is a policy.
#pragma once

#include "fitrank/calibrate.hpp"
#include "fitrank/subject.hpp"

namespace fitrank {

const AnswerSpec& calibration_spec();

Answer present_calibration(const PoolSubject& subject, const CalibrationOptions& options,
                           const Calibration& calibration);

}  // namespace fitrank
