// An audit of criteria, signals and goalposts, as a document and JSON (audit.hpp).
//
// Renders, never computes.
// Cost: linear in what is shown.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "fitrank/audit.hpp"
#include "fitrank/document.hpp"
#include "fitrank/present_stability.hpp"

namespace fitrank {

Document present_audit(const PoolSubject& subject, const Audit& audit);
nlohmann::ordered_json audit_json(const PoolSubject& subject, const Audit& audit);

/// "Learning moves the score more than its weight says (61 % of what moves it, against 30 % of the weight) ..."
std::string audit_sentence(const Model& model, const Audit& audit);

}  // namespace fitrank
