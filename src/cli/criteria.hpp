// Criteria as command lines name them: by id or label, in any case.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/rank_report.hpp"
#include "evidence/model.hpp"

namespace fitrank::cli {

/// The criteria's ids, in order.
std::vector<std::string> criterion_ids(const Model& model);

/// Throws UsageError that begins with `what` ("--weight"), and suggests the nearest or lists them all.
std::size_t criterion_named(const Model& model, std::string_view name, std::string_view what);

/// Those of --weight, "growth=50", in the order given. Throws UsageError.
std::vector<NamedShare> named_shares(const std::vector<std::string>& weights, const Model& model);

}  // namespace fitrank::cli
