// What the readers expect of a YAML node, and what is said where it is something else.
//
// How: a Field is a node with its path; each function gives the value or adds a problem and gives
// nothing. A node that was refused before gives nothing without a further word.
// Cost: linear in the node.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.hpp"
#include "evidence/date.hpp"
#include "evidence/source_title.hpp"
#include "input/report.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {

struct Field {
  const YamlNode* node = nullptr;
  std::string path;
};

/// An entry of a map whose keys are names the file makes up or refers to.
struct Entry {
  const YamlNode::Key* key = nullptr;
  Field value;  ///< its path ends in the key
};

/// Low and high end of what is allowed, both included.
struct Bounds {
  double low = 0;
  double high = 0;
};

class FieldReader {
 public:
  explicit FieldReader(Report& report) : report_(report) {}

  Report& report() { return report_; }
  void fail(const Field& field, std::string message, std::string suggestion = {});
  /// A problem of the entry's key.
  void fail(const Entry& entry, std::string message, std::string suggestion = {});

  /// True for a map; its keys that are not among `known` are problems.
  bool is_map(const Field& field, std::initializer_list<std::string_view> known);
  /// The field under `key` of a map; nothing where there is none.
  std::optional<Field> find(const Field& map, std::string_view key);
  /// The same, a missing key being a problem.
  std::optional<Field> need(const Field& map, std::string_view key);

  std::vector<Entry> entries(const Field& map);
  std::vector<Field> items(const Field& list);

  std::optional<std::string> text(const Field& field);
  /// A text with more than blanks in it.
  std::optional<std::string> filled_text(const Field& field);
  std::vector<std::string> texts(const Field& list);
  /// A text, or a list of texts, none of them blank.
  std::vector<std::string> one_or_more(const Field& field);
  /// A map from sources to their titles.
  SourceTitles source_titles(const Field& map);
  std::optional<double> number(const Field& field);
  std::optional<double> number_within(const Field& field, Bounds bounds);
  std::optional<double> positive_number(const Field& field);
  std::optional<std::size_t> whole_number(const Field& field, Bounds bounds);
  std::optional<Date> date(const Field& field);
  std::optional<std::string> id(const Field& field);
  /// The place of the field's text among `names`; `what` says what they are names of.
  std::optional<std::size_t> choice(const Field& field, std::span<const KnownName> names, std::string_view what);
  /// The same for names without labels.
  std::optional<std::size_t> choice(const Field& field, const std::vector<std::string>& names, std::string_view what);
  /// Reports a key that is not one of `names`.
  void fail_unknown(const YamlNode::Key& key, const std::string& path, std::span<const KnownName> names,
                    std::string_view what);

 private:
  bool is(const Field& field, YamlNode::Kind kind);
  std::optional<double> number_of(const Field& field, bool is_share);

  Report& report_;
};

}  // namespace fitrank
