// The rows of an audit. Each is of one kind, and `i` is its place in the audit's list of that kind.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/audit.hpp"
#include "output/fields.hpp"

namespace fitrank {

struct AuditRow {
  const Model& model;
  const Audit& audit;
  std::string_view kind;
  std::size_t i = 0;
};

const Fields<AuditRow>& audit_rows();

std::vector<AuditRow> audit_rows_of(const Model& model, const Audit& audit);

}  // namespace fitrank
