// Which signals are known, as a document and JSON (signal_coverage.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/document.hpp"
#include "fitrank/signal_coverage.hpp"

namespace fitrank {

Document present_coverage(const Model& model, const EvidenceCoverage& coverage);
nlohmann::ordered_json coverage_json(const Model& model, const EvidenceCoverage& coverage);

}  // namespace fitrank
