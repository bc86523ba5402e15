// Which companies a page embeds.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/report_page.hpp"

namespace fitrank {

struct PageCandidates {
  std::vector<std::size_t> rows;         ///< of the pool, rising
  std::optional<std::size_t> exact_top;  ///< none: all companies are embedded
  bool fixed_deal_breakers = false;
  std::vector<std::size_t> excluded_beyond;  ///< one per persona
};

/// Throws as make_report_page does.
PageCandidates page_candidates(const Model& model, const CompanyPool& pool, const std::vector<PagePersona>& personas,
                               const PageOptions& options);

/// What replaces the unknown under `missing: expected`, as the first persona with that policy has it; none where the
/// page does not offer it: it is then too expensive for what was not requested.
PeerEstimate page_estimate(const CompanyPool& pool, const std::vector<PagePersona>& personas);

}  // namespace fitrank
