// The model and its rules as the page's data.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "evidence/model.hpp"

namespace fitrank {

/// A rule in words, its question, and what the page needs to judge it by the weights in hand (null: nothing).
nlohmann::ordered_json page_rule_json(const Model& model, const Rule& rule);
nlohmann::ordered_json page_live_json(const Rule& rule);

/// How a name is written in the verdict, where that is not the name itself.
void add_spoken(nlohmann::ordered_json& json, const std::string& name, const std::string& spoken);

nlohmann::ordered_json page_model_json(const Model& model);

}  // namespace fitrank
