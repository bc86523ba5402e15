// An audit of criteria, signals and goalposts, as an answer (audit.hpp).
//
// Renders, never computes. Rows are of several kinds. Cost: linear in what is shown.
#pragma once

#include <string>

#include "analysis/audit.hpp"
#include "output/subject.hpp"

namespace fitrank {

const AnswerSpec& audit_spec();

Answer present_audit(const PoolSubject& subject, const Audit& audit);

/// "Learning counts for more than its weight (61 % of what moves the score, 30 % of the weight); ..."
std::string audit_sentence(const Model& model, const Audit& audit);

}  // namespace fitrank
