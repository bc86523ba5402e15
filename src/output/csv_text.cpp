// CSV for spreadsheets and scripts: RFC 4180 quoting, "\n" line ends.
//
// A cell that a spreadsheet would run as a formula (OWASP "CSV injection") is made text by a leading
// apostrophe; blanks and invisible characters before the sign do not hide it. Numbers are ours and
// stand as they are, minus signs too.
#include "output/csv_text.hpp"

#include <unictype.h>
#include <unistr.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"

namespace fitrank {

namespace {

bool is_skipped(ucs4_t point) {
  return uc_is_property_white_space(point) || uc_is_property_default_ignorable_code_point(point);
}

/// Whether `text`, valid UTF-8, begins like a formula.
bool looks_like_formula(std::string_view text) {
  const auto* next = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto* end = next + text.size();
  while (next != end) {
    ucs4_t point = 0;
    next += u8_mbtouc(&point, next, static_cast<std::size_t>(end - next));
    if (!is_skipped(point)) return std::u32string_view(U"=+-@＝＋－＠").find(point) != std::u32string_view::npos;
  }
  return false;
}

std::string quoted_field(const std::string& raw) {
  std::string text = harmless(raw);
  if (looks_like_formula(text)) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ')) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace

std::string csv_head(const std::vector<AnswerColumn>& columns) {
  std::string line;
  for (const AnswerColumn& column : columns) line += (line.empty() ? "" : ",") + quoted_field(column.id);
  return line + '\n';
}

std::string csv_line(const nlohmann::ordered_json& row, const std::vector<AnswerColumn>& columns) {
  std::string line;
  bool first = true;
  for (const AnswerColumn& column : columns) {
    if (!std::exchange(first, false)) line += ',';
    const nlohmann::ordered_json value = value_in(row, column);
    line += value.is_number() ? plain_text(value) : quoted_field(plain_text(value));
  }
  return line + '\n';
}

}  // namespace fitrank
