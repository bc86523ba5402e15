// An index, described.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "fitrank/document.hpp"
#include "fitrank/skyband_index.hpp"

namespace fitrank {

Document present_index(const SkybandIndex& index);
nlohmann::ordered_json index_json(const SkybandIndex& index);

}  // namespace fitrank
