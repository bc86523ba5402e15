#include "input/yaml_tree.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

#include "input/check_text.hpp"
#include "input/report_slips.hpp"
#include "input/yaml_builder.hpp"
#include "input/yaml_syntax.hpp"

namespace fitrank {
namespace {

/// A directive ("%YAML 1.2") stands before the document, among comments and blank lines.
void refuse_directives(Report& report) {
  const std::string_view text = report.text();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    const std::string_view line = text.substr(i, end - i);
    const std::size_t ink = line.find_first_not_of(" \t\r");
    if (ink != line.npos && line[ink] != '#' && line[ink] != '%') return;
    if (line.starts_with('%')) report.add(i, "", "directives (%) are not supported");
    i = end + 1;
  }
}

/// yaml-cpp takes a quoted text that the file's end cuts off for a whole one.
bool is_unclosed_quote(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  if (quote != '"' && quote != '\'') return false;
  for (std::size_t i = offset + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") return false;
      ++i;
    }
  }
  return true;
}

/// As the parser is to see it: the mark keeps it from guessing another encoding and does not count
/// in its offsets; the line's end makes it give a quoted text that is never closed.
std::string to_stream(std::string_view text) {
  return "\xef\xbb\xbf" + std::string(text) + (text.ends_with('\n') ? "" : "\n");
}

/// Gives every event to `builder`; what the parser throws where the text is not YAML.
std::optional<YAML::Exception> run_parser(std::string_view text, YamlBuilder& builder) {
  std::istringstream stream(to_stream(text));
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YamlBuilder::Stop&) {
  } catch (const YAML::Exception& thrown) {
    return thrown;
  }
  return std::nullopt;
}

std::size_t offset_of(const YAML::Exception& error, std::string_view text) {
  return error.mark.is_null() ? 0 : std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), text.size());
}

/// As run_parser; false where the text is not YAML, which adds a problem.
bool parse(YamlBuilder& builder, Report& report) {
  const std::optional<YAML::Exception> error = run_parser(report.text(), builder);
  const auto quote = builder.last_quoted();
  if (quote && is_unclosed_quote(report.text(), *quote)) {
    report.add(*quote, "", "this quote is never closed");
    return false;
  }
  if (!error) return true;
  if (!report_slips_before(offset_of(*error, report.text()), report)) {
    report_syntax_error(*error, builder.open_bracket(), report);
  }
  return false;
}

}  // namespace

std::optional<std::size_t> find_syntax_error(std::string_view text) {
  const std::string no_name;  // which the report refers to
  Report ignored(no_name, text);
  YamlBuilder builder(ignored);
  const auto error = run_parser(text, builder);
  return error ? std::optional(offset_of(*error, text)) : std::nullopt;
}

std::optional<YamlNode> read_yaml_tree(Report& report) {
  if (!check_yaml_text(report)) return std::nullopt;
  refuse_directives(report);
  YamlBuilder builder(report);
  if (!parse(builder, report)) return std::nullopt;
  YamlNode root = builder.take_root();
  if (!builder.complete() || root.kind == YamlNode::Kind::nothing) {
    if (report.clean()) report.add("is empty");
    return std::nullopt;
  }
  return root;
}

}  // namespace fitrank
