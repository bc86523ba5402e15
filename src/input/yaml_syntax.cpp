#include "input/yaml_syntax.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace fitrank {
namespace {

namespace said = YAML::ErrorMsg;

struct Translation {
  std::string_view start;  ///< of yaml-cpp's message
  std::string_view ours;
};

constexpr std::string_view kNoTags = "tags (!name) are not supported";
constexpr std::string_view kNoAnchors = "anchors (&name) are not supported";
constexpr std::string_view kNoAliases = "aliases (*name) are not supported; repeat the value";
constexpr std::string_view kMisplaced = "does not fit the lines above; check the indentation";
constexpr std::string_view kUnclosed = "this bracket is never closed";

const std::array kTranslations{
    Translation{said::END_OF_MAP_FLOW, kUnclosed},
    Translation{said::END_OF_SEQ_FLOW, kUnclosed},
    Translation{said::END_OF_MAP, kMisplaced},
    Translation{said::END_OF_SEQ, kMisplaced},
    Translation{said::MAP_VALUE,
                R"(unexpected ":"; put quotes around text that contains ": ", or check the indentation)"},
    Translation{said::MAP_KEY, "unexpected key; check the indentation"},
    Translation{said::FLOW_END, "this bracket has no opening bracket"},
    Translation{said::BLOCK_ENTRY, "a list must start on its own line"},
    Translation{said::UNKNOWN_TOKEN, "this character needs quotes here"},
    Translation{said::UNKNOWN_ANCHOR, kNoAliases},
    Translation{said::ALIAS_NOT_FOUND, kNoAliases},
    Translation{said::CHAR_IN_ALIAS, kNoAliases},
    Translation{said::ALIAS_CONTENT, kNoAliases},
    Translation{said::ANCHOR_NOT_FOUND, kNoAnchors},
    Translation{said::CHAR_IN_ANCHOR, kNoAnchors},
    Translation{said::MULTIPLE_ANCHORS, kNoAnchors},
    Translation{said::MULTIPLE_TAGS, kNoTags},
    Translation{said::CHAR_IN_TAG_HANDLE, kNoTags},
    Translation{said::TAG_WITH_NO_SUFFIX, kNoTags},
    Translation{said::END_OF_VERBATIM_TAG, kNoTags},
    Translation{said::DOC_IN_SCALAR, "a quote is not closed before this line"},
    Translation{said::INVALID_ESCAPE, R"(unknown escape; in double quotes write a backslash as \\)"},
    Translation{said::INVALID_HEX, R"(\x, \u and \U take two, four and eight hexadecimal digits)"},
    Translation{said::INVALID_UNICODE, "no such character"},
};

/// Where a tab stands before the text of the line at `offset`.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t offset) {
  const std::size_t before = offset == 0 ? text.npos : text.rfind('\n', offset - 1);
  const std::size_t start = before == text.npos ? 0 : before + 1;
  const std::size_t ink = std::min(text.find_first_not_of(" \t", start), text.size());
  const std::size_t tab = text.substr(0, ink).find('\t', start);
  return tab == text.npos ? std::nullopt : std::optional(tab);
}

/// yaml-cpp marks a bad escape behind it.
bool is_about_escape(std::string_view message) {
  return message.starts_with(said::INVALID_ESCAPE) || message.starts_with(said::INVALID_HEX) ||
         message.starts_with(said::INVALID_UNICODE);
}

std::string translate(const std::string& message) {
  const auto found = std::find_if(kTranslations.begin(), kTranslations.end(),
                                  [&](const Translation& one) { return message.starts_with(one.start); });
  return found == kTranslations.end() ? "is not YAML: " + message : std::string(found->ours);
}

}  // namespace

void report_syntax_error(const YAML::Exception& error, std::optional<std::size_t> bracket, Report& report) {
  const std::string message = translate(error.msg);
  if (message == kUnclosed && bracket) return report.add(*bracket, "", message);
  if (error.mark.is_null()) return report.add(message);
  const std::string_view text = report.text();
  const auto offset = std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), text.size());
  if (const auto tab = indenting_tab(text, offset))
    return report.add(*tab, "", "a tab cannot indent in YAML; use spaces");
  const std::size_t escape = is_about_escape(error.msg) ? text.substr(0, offset).rfind('\\') : text.npos;
  report.add(escape == text.npos ? offset : escape, "", message);
}

}  // namespace fitrank
