// How well each missing policy guesses what it does not know, as a document and JSON (calibrate.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/calibrate.hpp"
#include "fitrank/document.hpp"
#include "fitrank/profile.hpp"

namespace fitrank {

struct CalibrationSubject {
  const Profile& profile;
  const CalibrationOptions& options;
};

Document present_calibration(const CalibrationSubject& subject, const Calibration& calibration);
nlohmann::ordered_json calibration_json(const CalibrationSubject& subject, const Calibration& calibration);

}  // namespace fitrank
