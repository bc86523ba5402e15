// The interactive page; component `output`.
#pragma once

#include <string>
#include <vector>

#include "fitrank/companies.hpp"
#include "fitrank/profile.hpp"

namespace fitrank::v1 {

/// One HTML document that needs no network: move a weight and see the ranking move. `profiles`: at least one.
std::string report_html(const Companies& companies, const std::vector<Profile>& profiles);

/// The sentence that opens a ranking: who fits best and how firm that is.
std::string verdict_text(const Companies& companies, const Profile& profile);

}  // namespace fitrank::v1
