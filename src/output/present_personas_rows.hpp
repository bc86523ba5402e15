// Many personas' rankings for machines: facts and rows.
#pragma once

#include <memory>
#include <string>

#include "output/present_personas.hpp"

namespace fitrank {

nlohmann::ordered_json personas_record(const Model& model, const std::vector<Profile>& profiles,
                                       const PersonaBatch& batch);
/// A row per persona and shown company, by rank.
Rows personas_rows(const std::vector<Profile>& profiles, std::shared_ptr<const PersonaBatch> batch);

const std::string& shown_name(const ShownCompany& company);

}  // namespace fitrank
