#include "input/yaml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/lookalikes.hpp"
#include "base/number.hpp"
#include "base/utf8.hpp"
#include "input/names.hpp"
#include "input/report_slips.hpp"
#include "input/yaml_path.hpp"
#include "input/yaml_slips.hpp"

namespace fitrank {
namespace {

using Kind = YamlNode::Kind;

std::string expected(Kind kind) {
  if (kind == Kind::map) return "a map";
  return kind == Kind::list ? "a list" : "text";
}

std::string found(const YamlNode& node) {
  switch (node.kind) {
    case Kind::map:
      return "a map";
    case Kind::list:
      return "a list";
    case Kind::scalar:
      return in_quotes(node.text);
    default:
      return "nothing";
  }
}

/// A dash without the blank that would make an item of it.
bool is_tight_dash(std::string_view text, std::size_t offset) {
  const std::string_view at = text.substr(offset, 2);
  return at.size() == 2 && at[0] == '-' && at.find_first_of(" \t\r\n-0123456789.", 1) == at.npos;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

void FieldReader::fail(const Field& field, std::string message, std::string suggestion) {
  report_.add(field.node->offset, field.path, std::move(message), std::move(suggestion));
}

void FieldReader::fail(const Entry& entry, std::string message, std::string suggestion) {
  report_.add(entry.key->offset, entry.value.path, std::move(message), std::move(suggestion));
}

bool FieldReader::is(const Field& field, Kind kind) {
  if (field.node->kind == kind) return true;
  if (kind == Kind::map && report_slips_in(*field.node, report_)) return false;
  if (kind == Kind::list && field.node->kind != Kind::nothing && is_tight_dash(report_.text(), field.node->offset)) {
    fail(field, "a space is missing after the dash");
  } else if (field.node->kind != Kind::refused) {
    fail(field, fmt::format("expected {}, found {}", expected(kind), found(*field.node)));
  }
  return false;
}

bool FieldReader::is_map(const Field& field, std::initializer_list<std::string_view> known) {
  if (!is(field, Kind::map)) return false;
  const std::vector<std::string> names(known.begin(), known.end());
  for (const YamlNode::Key& key : field.node->keys) {
    if (std::find(names.begin(), names.end(), key.text) != names.end()) continue;
    fail_unknown(key, child_path(field.path, key.text), known_names(names), "key");
  }
  return true;
}

void FieldReader::fail_unknown(const YamlNode::Key& key, const std::string& path, std::span<const KnownName> names,
                               std::string_view what) {
  const auto slip = slip_of_key(key.text, key.offset);
  if (slip && find_name(key.text.substr(0, length_of_word(key.text)), names)) {
    return report_.add(slip->offset, "", slip->message);
  }
  if (const auto odd = slip_of_indentation(key.text)) return report_.add(key.offset, "", *odd);
  NoSuch problem = no_such(what, key.text, names);
  report_.add(key.offset, path, std::move(problem.message), std::move(problem.suggestion));
}

std::optional<Field> FieldReader::find(const Field& map, std::string_view key) {
  const auto& keys = map.node->keys;
  const auto at = std::find_if(keys.begin(), keys.end(), [key](const YamlNode::Key& one) { return one.text == key; });
  if (at == keys.end()) return std::nullopt;
  return Field{&map.node->children[static_cast<std::size_t>(at - keys.begin())], child_path(map.path, key)};
}

std::optional<Field> FieldReader::need(const Field& map, std::string_view key) {
  std::optional<Field> field = find(map, key);
  if (!field) report_.add(map.node->offset, child_path(map.path, key), "is required");
  return field;
}

std::vector<Entry> FieldReader::entries(const Field& map) {
  std::vector<Entry> all;
  if (!is(map, Kind::map)) return all;
  for (std::size_t i = 0; i < map.node->keys.size(); ++i) {
    const YamlNode::Key& key = map.node->keys[i];
    all.push_back({&key, {&map.node->children[i], child_path(map.path, key.text)}});
  }
  return all;
}

std::vector<Field> FieldReader::items(const Field& list) {
  std::vector<Field> all;
  if (!is(list, Kind::list)) return all;
  for (std::size_t i = 0; i < list.node->children.size(); ++i) {
    all.push_back({&list.node->children[i], child_path(list.path, i)});
  }
  return all;
}

std::optional<std::string> FieldReader::text(const Field& field) {
  if (!is(field, Kind::scalar)) return std::nullopt;
  return field.node->text;
}

std::optional<std::string> FieldReader::filled_text(const Field& field) {
  std::optional<std::string> read = text(field);
  if (!read || !is_blank(*read)) return read;
  fail(field, "must not be empty");
  return std::nullopt;
}

std::vector<std::string> FieldReader::texts(const Field& list) {
  std::vector<std::string> all;
  for (const Field& item : items(list)) all.push_back(filled_text(item).value_or(""));
  return all;
}

std::vector<std::string> FieldReader::one_or_more(const Field& field) {
  if (field.node->kind != YamlNode::Kind::scalar) return texts(field);
  return {filled_text(field).value_or("")};
}

SourceTitles FieldReader::source_titles(const Field& map) {
  SourceTitles titles;
  for (const Entry& entry : entries(map)) {
    if (entry.key->text.empty()) fail(entry, "a title needs its source");
    titles.push_back({entry.key->text, filled_text(entry.value).value_or("")});
  }
  return titles;
}

std::optional<double> FieldReader::number(const Field& field) { return number_of(field, false); }

std::optional<double> FieldReader::number_of(const Field& field, bool is_share) {
  const YamlNode& node = *field.node;
  if (node.kind == Kind::refused) return std::nullopt;
  if (node.kind != Kind::scalar) {
    fail(field, fmt::format("expected a number, found {}", found(node)));
    return std::nullopt;
  }
  const ParsedNumber parsed = parse_number(node.text, is_share);
  if (parsed.error.empty() && node.plain) return parsed.value;
  fail(field, parsed.error.empty() ? "expected a number, found text in quotes; remove the quotes" : parsed.error);
  return std::nullopt;
}

std::optional<double> FieldReader::number_within(const Field& field, Bounds bounds) {
  const std::optional<double> read = number_of(field, bounds.high <= 1);
  if (!read || (*read >= bounds.low && *read <= bounds.high)) return read;
  fail(field, bounds.high < std::numeric_limits<double>::infinity()
                  ? fmt::format("must be from {} to {}, found {}", bounds.low, bounds.high, *read)
                  : fmt::format("must be at least {}, found {}", bounds.low, *read));
  return std::nullopt;
}

std::optional<double> FieldReader::positive_number(const Field& field) {
  const std::optional<double> read = number(field);
  if (!read || *read > 0) return read;
  fail(field, fmt::format("must be above 0, found {}", *read));
  return std::nullopt;
}

std::optional<std::size_t> FieldReader::whole_number(const Field& field, Bounds bounds) {
  const std::optional<double> read = number_within(field, bounds);
  if (!read) return std::nullopt;
  if (std::trunc(*read) < *read || std::trunc(*read) > *read) {
    fail(field, fmt::format("must be a whole number, found {}", *read));
    return std::nullopt;
  }
  return static_cast<std::size_t>(*read);
}

std::optional<Date> FieldReader::date(const Field& field) {
  const std::optional<std::string> read = text(field);
  if (!read) return std::nullopt;
  const std::optional<Date> parsed = Date::parse(*read);
  if (!parsed) fail(field, no_date(*read));
  return parsed;
}

std::optional<std::string> FieldReader::id(const Field& field) {
  std::optional<std::string> read = text(field);
  if (!read || is_id(*read)) return read;
  fail(field, no_id(*read));
  return std::nullopt;
}

std::optional<std::size_t> FieldReader::choice(const Field& field, std::span<const KnownName> names,
                                               std::string_view what) {
  const std::optional<std::string> read = text(field);
  if (!read) return std::nullopt;
  const auto place = find_name(*read, names);
  if (place) return place;
  NoSuch problem = no_such(fmt::format("{} {}", what, in_quotes(*read)), *read, names);
  fail(field, std::move(problem.message), std::move(problem.suggestion));
  return std::nullopt;
}

std::optional<std::size_t> FieldReader::choice(const Field& field, const std::vector<std::string>& names,
                                               std::string_view what) {
  return choice(field, known_names(names), what);
}

}  // namespace fitrank
