// What ranks depend on, as an answer (drivers.hpp).
//
// Renders, never computes. A row is a company and a driver. Cost: linear in the shown companies.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/drivers.hpp"
#include "output/subject.hpp"

namespace fitrank {

struct DriversView {
  const std::vector<SobolOutput>& result;
  const WeightDrawSpec& weights;   ///< its profile: the weights used
  std::vector<std::size_t> ranks;  ///< of the shown companies, by the profile
  std::size_t samples = 0;
  std::size_t field = 0;  ///< how many companies were ranked against each other
  Counts counts = {};
};

const AnswerSpec& drivers_spec();

/// subject.set holds the shown companies, one for each of view.result.
Answer present_drivers(const Subject& subject, const DriversView& view);

}  // namespace fitrank
