// What ranks depend on, as a document and JSON.
//
// Renders, never computes.
// Cost: linear in the shown companies.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "fitrank/document.hpp"
#include "fitrank/drivers.hpp"
#include "fitrank/present.hpp"

namespace fitrank {

struct DriversView {
  const std::vector<SobolOutput>& result;
  const WeightDrawSpec& weights;
  std::vector<std::size_t> ranks;  ///< of the shown companies, under the profile as it stands
  std::size_t samples = 0;
  std::size_t field = 0;     ///< how many companies were ranked against each other
  std::size_t ranked = 0;    ///< how many are ranked in all
  std::size_t excluded = 0;  ///< by deal-breakers
  double min_coverage = 0;   ///< the profile\'s
  std::size_t unknown = 0;   ///< left out because nothing weighed is known of them
};

/// subject.set holds the shown companies, one per entry of view.result.
Document present_drivers(const Subject& subject, const DriversView& view);
nlohmann::ordered_json drivers_json(const Subject& subject, const DriversView& view);

}  // namespace fitrank
