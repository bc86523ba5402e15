#include "input/report_slips.hpp"

#include <algorithm>

namespace fitrank {
namespace {

/// Where the source of the plain scalar at `offset`, which was read as `value`, ends.
std::size_t end_of_plain(std::string_view text, std::size_t offset, std::string_view value) {
  std::size_t at = offset;
  for (const char c : value) {
    if (c != ' ' && c != '\n') {
      ++at;
      continue;
    }
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n')) ++at;
  }
  return std::min(at, text.size());
}

/// Of more slips than these each is reported without asking whether the text would fail for it alone.
constexpr std::size_t kMostAsked = 100;

/// Where `offset` into the mended text was before.
std::size_t before_mending(std::size_t offset, const std::vector<Slip>& slips) {
  std::size_t written = 0;  // of the mended text
  std::size_t read = 0;     // of the text before
  for (const Slip& slip : slips) {
    const std::size_t slipped = written + (slip.at - read);
    if (offset <= slipped) break;
    if (offset < slipped + slip.right.size()) return slip.at;
    written = slipped + slip.right.size();
    read = slip.at + slip.length;
  }
  return read + (offset - written);
}

/// Where the parser gives up once `slips` are mended, counted in the text as it is; its end where it does not.
std::size_t first_error(std::string_view text, const std::vector<Slip>& slips) {
  const auto error = find_syntax_error(mend(text, slips));
  return error ? before_mending(*error, slips) : text.npos;
}

bool report_tabs_before(std::size_t error, const std::vector<Slip>& slips, Report& report) {
  const auto is_tab = [](const Slip& slip) { return slip.kind == Slip::Kind::tab; };
  const auto first = std::find_if(slips.begin(), slips.end(), is_tab);
  if (first == slips.end() || report.line_of(first->offset) > report.line_of(error)) return false;
  for (const Slip& slip : slips) {
    if (is_tab(slip)) report.add(slip.offset, "", slip.message);
  }
  return true;
}

}  // namespace

std::string mend(std::string_view text, const std::vector<Slip>& slips) {
  std::string right;
  std::size_t at = 0;
  for (const Slip& slip : slips) {
    right += text.substr(at, slip.at - at);
    right += slip.right;
    at = slip.at + slip.length;
  }
  right += text.substr(at);
  return right;
}

bool report_slips_before(std::size_t error, Report& report) {
  std::vector<Slip> slips = find_slips(report.text());
  if (report_tabs_before(error, slips, report)) return true;
  std::erase_if(slips, [](const Slip& slip) { return slip.kind == Slip::Kind::tab; });
  const std::size_t mended = slips.empty() ? error : first_error(report.text(), slips);
  if (mended <= error) return false;
  bool found = false;
  for (std::size_t i = 0; i < slips.size() && slips[i].at < mended; ++i) {
    std::vector<Slip> others = slips;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (!slips[i].has_siblings && slips.size() <= kMostAsked && first_error(report.text(), others) >= mended) continue;
    report.add(slips[i].offset, "", slips[i].message);
    found = true;
  }
  return found;
}

bool report_slips_in(const YamlNode& scalar, Report& report) {
  if (!scalar.plain || scalar.kind != YamlNode::Kind::scalar) return false;
  const std::size_t end = end_of_plain(report.text(), scalar.offset, scalar.text);
  bool found = false;
  for (const Slip& slip : find_slips(report.text())) {
    if (slip.at < scalar.offset || slip.at >= end || slip.kind != Slip::Kind::blank) continue;
    report.add(slip.offset, "", slip.message);
    found = true;
  }
  return found;
}

}  // namespace fitrank
