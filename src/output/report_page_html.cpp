#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "fitrank/present_report.hpp"
#include "output/page_source.hpp"

namespace fitrank {

std::string report_page_html(const nlohmann::ordered_json& data) {
  // All beyond ASCII is escaped, direction marks and line separators with it.
  const std::string json = data.dump(-1, ' ', true);
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
