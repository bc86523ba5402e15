// What has become known since a published table, for CSV and JSON, and in words.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "fitrank/document.hpp"
#include "fitrank/model.hpp"
#include "fitrank/published_changes.hpp"

namespace fitrank {

/// Why a company differs from the table, a sentence each.
std::vector<std::string> reasons_text(const Model& model, const PublishedChanges& changes,
                                      const PublishedChange& change);

/// Columns at the end of the ranking's rows, which are found by their id; filled in where a company differs.
void append_published(const Model& model, const PublishedChanges& changes, Records& records);

nlohmann::ordered_json published_json(const Model& model, const PublishedChanges& changes);

}  // namespace fitrank
