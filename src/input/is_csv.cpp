#include "input/is_csv.hpp"

#include <algorithm>

namespace fitrank {
namespace {

/// By the first line with anything in it: a header of a table has commas and no colon, or is `id` alone.
bool looks_like_csv(std::string_view text) {
  constexpr std::string_view kSkipped = "\xef\xbb\xbf \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kSkipped), text.size()));
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line == "id" || line.starts_with("id,") || line.starts_with("\"id\",")) return true;
  const bool starts_yaml = line.find_first_of("#[{%-&!|>'") == 0;
  return !starts_yaml && line.find(',') != line.npos && line.find(':') == line.npos;
}

}  // namespace

bool is_yaml(const std::filesystem::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

bool is_csv(const std::filesystem::path& path, std::string_view text) {
  return path.extension() == ".csv" || (!is_yaml(path) && looks_like_csv(text));
}

}  // namespace fitrank
