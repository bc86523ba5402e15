// A YAML text as a tree of nodes with their places: the plain part of YAML that fitrank reads.
//
// How: the event parser of yaml-cpp, whose node API would lose places, duplicate keys and quotes.
// Refused, each with its place: what is not YAML, text that is not UTF-8, duplicate keys, keys that
// are no text, anchors, aliases, merge keys, tags, directives, a second document and nesting deeper
// than 16.
// Cost: linear in the text, one node of about 130 bytes a scalar.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/report.hpp"

namespace fitrank {

struct YamlNode {
  /// `refused`: a problem was added for it, and its content is not to be read.
  enum class Kind { nothing, scalar, list, map, refused };
  struct Key {
    std::string text;
    std::size_t offset = 0;
  };

  Kind kind = Kind::nothing;
  std::string text;        ///< of a scalar
  bool plain = true;       ///< a scalar without quotes
  std::size_t offset = 0;  ///< into Report::text(); of the key where there is no value
  std::vector<Key> keys;   ///< of a map, one per child, distinct
  std::vector<YamlNode> children;
};

inline constexpr std::size_t kYamlDepthLimit = 16;

/// Where the parser gives up on `text`; nothing where it is YAML.
std::optional<std::size_t> find_syntax_error(std::string_view text);

/// The root of the report's text; nothing where it cannot be read as a tree, which adds a problem.
/// Other problems are added beside a tree that is read on, so that all are reported at once.
std::optional<YamlNode> read_yaml_tree(Report& report);

}  // namespace fitrank
