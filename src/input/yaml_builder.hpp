// Builds the tree from yaml-cpp's events, and refuses what fitrank does not read of YAML.
//
// How: a stack of open lists and maps, at most kYamlDepthLimit; a finished node goes to the one on top.
// Cost: linear in the events, times the logarithm of a map's size.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "input/report.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {

class YamlBuilder : public YAML::EventHandler {
 public:
  /// Thrown out of the parser where reading on is of no use.
  struct Stop {};

  explicit YamlBuilder(Report& report) : report_(report) {}

  /// False where the first document was not read to its end.
  bool complete() const { return complete_; }
  YamlNode take_root() { return std::move(root_); }
  /// Where the last quoted scalar begins.
  std::optional<std::size_t> last_quoted() const { return last_quoted_; }
  /// Where the innermost bracket is that is still open.
  std::optional<std::size_t> open_bracket() const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override;
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

 private:
  /// A list or map whose end has not come yet.
  struct Open {
    YamlNode node;
    bool is_map = false;
    bool at_value = false;                              ///< of a map: a key has come, its value has not
    std::optional<YamlNode::Key> key;                   ///< the key that came; none where it was refused
    std::unordered_map<std::string, std::size_t> seen;  ///< keys and their places
  };

  void open(bool is_map, const YAML::Mark& mark, const std::string& tag);
  void close();
  void add(YamlNode node);
  std::optional<YamlNode::Key> accept_key(Open& map, const YamlNode& node);
  void add_value(Open& map, YamlNode node);
  bool is_in_braces(const Open& map) const;
  bool refuse_swallowed(YamlNode::Key& key);
  bool refuse_fraction(const Open& map);
  bool refuse_tag(std::size_t offset, const std::string& tag);
  std::string path_to(const std::string& key) const;
  std::size_t offset_of(const YAML::Mark& mark) const;

  Report& report_;
  YamlNode root_;
  std::vector<Open> open_;
  std::optional<std::size_t> last_quoted_;
  bool complete_ = false;
};

}  // namespace fitrank
