#include "input/records/company_key.hpp"

#include <fmt/format.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "input/names.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kCikDigits = 10;
constexpr std::size_t kEinDigits = 9;
constexpr std::size_t kLongestSlug = 60;
constexpr std::size_t kHashDigits = 8;

std::string trimmed_key(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return std::string(text.substr(start, text.find_last_not_of(" \t\r\n") + 1 - start));
}

std::string mapped(std::string_view text, char (*map)(char)) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), map);
  return result;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
/// `text` as so many digits; empty where it is no such number, or zero.
std::string digits(std::string_view text, std::size_t count) {
  if (text.empty() || text.size() > count || !std::ranges::all_of(text, is_digit)) return {};
  if (text.find_first_not_of('0') == text.npos) return {};
  return fmt::format("{:0>{}}", text, count);
}

/// An employer identification number, written 94-3177549 or without the hyphen.
std::string tidy_ein(std::string value) {
  if (value.size() == kEinDigits + 1 && value[2] == '-') value.erase(2, 1);
  return digits(value, kEinDigits);
}

std::string folded(std::string_view name) {
  std::size_t length = 0;
  const std::unique_ptr<std::uint8_t, decltype(&std::free)> bytes(
      u8_casefold(bytes_of(name), name.size(), nullptr, UNINORM_NFKC, nullptr, &length), &std::free);
  return bytes ? std::string(reinterpret_cast<const char*>(bytes.get()), length) : std::string(name);
}

/// A name as part of an id; what ASCII cannot show, or is too long, is distinguished by a checksum.
std::string slug(const std::string& plain) {
  std::string text;
  bool whole = plain.size() <= kLongestSlug;
  for (const char c : std::string_view(plain).substr(0, kLongestSlug)) {
    const bool shown = is_digit(c) || (c >= 'a' && c <= 'z');
    if (shown) text += c;
    if (c == ' ') text += '-';
    whole = whole && (shown || c == ' ');
  }
  return whole ? text : fmt::format("{}-{}", text, sha256(plain).substr(0, kHashDigits));
}

}  // namespace

std::optional<Identifier> tidy(const Identifier& identifier) {
  const auto& [kind, raw] = identifier;
  std::string value = trimmed_key(raw);
  if (kind == "cik") {
    value = digits(value, kCikDigits);
  } else if (kind == "ein") {
    value = tidy_ein(std::move(value));
  } else if (kind == "ticker") {
    value = mapped(value, upper);
  } else if (kind == "id") {
    if (!is_id(value)) value.clear();
  } else if (kind == "greenhouse" || kind == "lever" || kind == "ashby") {
    value = mapped(value, lower);
  } else if (kind != "name" || plain_name(value).empty()) {
    value.clear();
  }
  if (value.empty()) return std::nullopt;
  return Identifier{kind, value};
}

std::vector<Identifier> identifiers_of(const ImportedCompany& company) {
  std::vector<Identifier> identifiers;
  for (const Identifier& given : company.identifiers) {
    if (auto known = tidy(given)) identifiers.push_back(std::move(*known));
  }
  if (auto name = tidy({"name", company.name})) identifiers.push_back(std::move(*name));
  std::ranges::sort(identifiers);
  identifiers.erase(std::unique(identifiers.begin(), identifiers.end()), identifiers.end());
  return identifiers;
}

std::string name_id(const std::vector<Identifier>& identifiers) {
  for (const std::string_view kind : kIdentifierKinds) {
    const auto found = std::ranges::find(identifiers, kind, &Identifier::kind);
    if (found == identifiers.end()) continue;
    if (kind == "id") return found->value;
    return fmt::format("{}-{}", kind, slug(plain_name(found->value)));
  }
  return {};
}

std::string plain_name(std::string_view name) {
  const std::string text = folded(name);
  std::string plain;
  bool gap = false;
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint point = first_code_point(rest);
    const bool shown = point.valid && uc_is_property_alphabetic(point.value);
    const bool number = point.valid && uc_is_general_category(point.value, UC_NUMBER);
    if (shown || number) {
      if (gap && !plain.empty()) plain += ' ';
      gap = false;
      plain += rest.substr(0, point.length);
    } else if (point.value != U'\'' && point.value != U'.' && point.value != U'’') {
      gap = true;
    }
    rest.remove_prefix(point.length);
  }
  return plain;
}

std::string_view without_legal_form(std::string_view plain) {
  static constexpr std::array<std::string_view, 22> kForms = {
      "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "lp", "llp",
      "plc", "ag",           "sa",   "nv",          "se", "gmbh",    "bv",  "ab",      "oyj", "kk", "pbc"};
  while (true) {
    const std::size_t space = plain.rfind(' ');
    if (space == plain.npos || std::ranges::find(kForms, plain.substr(space + 1)) == kForms.end()) return plain;
    plain = plain.substr(0, space);
  }
}

}  // namespace fitrank
