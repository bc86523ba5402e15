// An interactive page's data as JSON, and the page itself: one HTML file that needs nothing else.
//
// How: the page's markup, style and script are compiled in (src/page/web); its data goes into a script element as
// JSON in plain ASCII without any "<", so that no text of a file can end the element. The page's policy allows
// its own style and script, by hash, and no network.
// Cost: linear in the data.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "analysis/report_page.hpp"
#include "evidence/model.hpp"

namespace fitrank {

/// `version`: fitrank's own. Scores are written so that the nearest float of each is the score to the bit.
nlohmann::ordered_json report_page_json(const Model& model, const ReportPage& page, std::string_view version);

/// The data as text in plain ASCII, in one line or indented; bytes that are not UTF-8 become U+FFFD.
std::string report_page_text(const nlohmann::ordered_json& data, bool indented);

/// The whole page around `data`, as report_page_json gives it.
std::string report_page_html(const nlohmann::ordered_json& data);

}  // namespace fitrank
