#include <nlohmann/json.hpp>

#include "page/page_source.hpp"
#include "page/present_report.hpp"

namespace fitrank {

std::string report_page_text(const nlohmann::ordered_json& data, bool indented) {
  // A path on the command line, which a source may quote, is the only text that nobody has checked.
  return data.dump(indented ? 2 : -1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
}

std::string report_page_html(const nlohmann::ordered_json& data) {
  const std::string json = report_page_text(data, false);
  std::string page(kPageBeforeData);
  page.reserve(kPageBeforeData.size() + json.size() + kPageBehindData.size());
  for (const char c : json) {
    if (c == '<') {
      page += "\\u003c";  // neither an end tag nor a comment begins
    } else {
      page += c;
    }
  }
  return page += kPageBehindData;
}

}  // namespace fitrank
