// JSON from an untrusted file.
//
// How: nlohmann-json parses; what is nested too deep or has too many keys is refused on the way.
// Cost: linear in the text, with its tree in memory.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "input/report.hpp"

namespace fitrank {

/// The document that the report's text is; nothing exactly when a problem was added.
std::optional<nlohmann::ordered_json> parse_json(Report& report);

}  // namespace fitrank
