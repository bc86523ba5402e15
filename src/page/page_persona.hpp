// A persona as the page's data: its policies, rules, background, and the places in its file that the page can fill.
#pragma once

#include <nlohmann/json.hpp>

#include "analysis/report_page.hpp"

namespace fitrank {

/// `view`: of the persona's day.
nlohmann::ordered_json page_persona_json(const Model& model, const PagePersona& persona, const PageView& view);

}  // namespace fitrank
