// An audit for machines.
#pragma once

#include <nlohmann/json.hpp>

#include "fitrank/document.hpp"
#include "fitrank/present_audit.hpp"

namespace fitrank {

/// One number a row: which part, of what, what it is, and of how many companies.
Records audit_records(const Model& model, const Audit& audit);

}  // namespace fitrank
