// How far scores and ranks can be off, as a document and JSON (bounds.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "fitrank/bounds.hpp"
#include "fitrank/document.hpp"
#include "fitrank/present_stability.hpp"

namespace fitrank {

/// Rows are the pool's.
Document present_bounds(const PoolSubject& subject, const BoundsReport& report);
nlohmann::ordered_json bounds_json(const PoolSubject& subject, const BoundsReport& report);

/// "NVIDIA is first today; what is unknown could put it anywhere from 1 to 3, ..."
std::string bounds_sentence(const PoolSubject& subject, const BoundsReport& report);

}  // namespace fitrank
