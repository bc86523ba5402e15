// What to find out next, as a document and JSON (unknowns.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "fitrank/document.hpp"
#include "fitrank/present_stability.hpp"
#include "fitrank/unknowns.hpp"

namespace fitrank {

Document present_unknowns(const PoolSubject& subject, const std::vector<UnknownValue>& values);
nlohmann::ordered_json unknowns_json(const PoolSubject& subject, const std::vector<UnknownValue>& values);

/// "Ask SpaceX first: ... It changes who is first with a chance of 34 %."
std::string unknowns_sentence(const PoolSubject& subject, const std::vector<UnknownValue>& values);

}  // namespace fitrank
