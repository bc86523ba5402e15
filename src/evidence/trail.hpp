// Where an observation is from: all that leads back to its source.
#pragma once

#include <optional>
#include <string>

#include "evidence/company.hpp"
#include "evidence/date.hpp"

namespace fitrank {

/// One observation with all that is known of where it is from.
struct TrailEntry {
  Observation observation;
  bool by_hand = true;                    ///< a manual note; else one vintage of a measured series
  std::optional<Date> period_start = {};  ///< what the value is about
  std::optional<Date> period_end = {};
  std::string rule = {};    ///< how it was chosen or computed; empty in a dossier
  std::string kind = {};    ///< of the import; empty in a dossier
  std::string file = {};    ///< of the import
  std::string sha256 = {};  ///< of that file
};

}  // namespace fitrank
