#include "input/check_text.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "input/size_limit.hpp"

namespace fitrank {
namespace {

bool is_utf16(std::string_view text) { return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"); }

/// C0 but tab and line ends, delete, and C1 but next line (YAML 1.2, production c-printable).
bool yaml_forbids(char32_t point) {
  if (point < 0x20) return point != '\t' && point != '\n' && point != '\r';
  return point >= 0x7f && point < 0xa0 && point != 0x85;
}

struct Found {
  std::size_t offset = 0;
  char32_t control = 0;
};

std::optional<Found> find_forbidden(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = first_code_point(text.substr(i));
    if (yaml_forbids(point.value)) return Found{i, point.value};
    i += point.length;
  }
  return std::nullopt;
}

}  // namespace

bool check_utf8(Report& report, std::size_t begin, std::size_t end) {
  const std::string_view text = report.text().substr(begin, end - begin);
  if (begin == 0 && is_utf16(text)) {
    report.add("is UTF-16; save it as UTF-8");
    return false;
  }
  if (const std::uint8_t* bad = u8_check(bytes_of(text), text.size())) {
    const auto offset = static_cast<std::size_t>(bad - bytes_of(text));
    report.add(begin + offset, "", fmt::format("byte 0x{:02x} is not UTF-8; save the file as UTF-8", *bad));
    return false;
  }
  if (const std::size_t zero = text.find('\0'); zero != text.npos) {
    report.add(begin + zero, "", "a zero byte; is this a text file?");
    return false;
  }
  return true;
}

bool check_yaml_text(Report& report) {
  if (report.text().size() > kYamlSizeLimit) {
    report.add(too_large(kYamlSizeLimit));
    return false;
  }
  if (!check_utf8(report)) return false;
  const auto found = find_forbidden(report.text());
  if (!found) return true;
  const auto point = static_cast<std::uint32_t>(found->control);
  report.add(found->offset, "",
             fmt::format("control character U+{:04X}; in double quotes it can be written \\x{:02x}", point, point));
  return false;
}

}  // namespace fitrank
