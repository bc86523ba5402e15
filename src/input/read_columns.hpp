// Reads a map of columns: by fitrank's names, what a table calls them.
//
//   growth: growth_score
//   name: company_name
//   culture: ""            # the table has none
//
// How and cost: as read_yaml.hpp.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "base/problem.hpp"
#include "input/source_text.hpp"

namespace fitrank {

using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// `known`: what may be named. Gives nothing exactly when it added a problem.
std::optional<ColumnMap> read_columns(const SourceText& source, std::span<const std::string> known, Problems& problems);

}  // namespace fitrank
