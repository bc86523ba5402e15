#include "input/yaml_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "input/yaml_path.hpp"
#include "input/yaml_slips.hpp"

namespace fitrank {

using Kind = YamlNode::Kind;

namespace {

/// Whether `whole` and `fraction` are digits with nothing but a comma between them.
bool is_number_around_comma(const YamlNode& whole, const YamlNode::Key& fraction) {
  constexpr std::string_view kDecimals = "0123456789";
  return whole.kind == Kind::scalar && whole.plain && whole.text.find_first_not_of(kDecimals) == std::string::npos &&
         fraction.text.find_first_not_of(kDecimals) == std::string::npos &&
         fraction.offset == whole.offset + whole.text.size() + 1;
}

}  // namespace

std::size_t YamlBuilder::offset_of(const YAML::Mark& mark) const {
  return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), report_.text().size());
}

std::optional<std::size_t> YamlBuilder::open_bracket() const {
  for (auto part = open_.rbegin(); part != open_.rend(); ++part) {
    const std::string_view sign = report_.text().substr(part->node.offset, 1);
    if (sign == "[" || sign == "{") return part->node.offset;
  }
  return std::nullopt;
}

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (!complete_) return;
  report_.add(offset_of(mark), "", "a second document starts here; a file has only one");
  throw Stop();
}

void YamlBuilder::OnDocumentEnd() { complete_ = true; }

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t) {
  YamlNode node;
  node.offset = offset_of(mark);
  add(std::move(node));
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  YamlNode node;
  node.kind = Kind::refused;
  node.offset = offset_of(mark);
  report_.add(node.offset, "", "aliases (*name) are not supported; repeat the value");
  add(std::move(node));
}

void YamlBuilder::OnAnchor(const YAML::Mark& mark, const std::string&) {
  report_.add(offset_of(mark), "", "anchors (&name) are not supported");
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) {
  YamlNode node;
  node.kind = Kind::scalar;
  node.offset = offset_of(mark);
  node.text = value;
  node.plain = tag == "?";
  if (!node.plain) last_quoted_ = node.offset;
  if (refuse_tag(node.offset, tag)) node.kind = Kind::refused;
  add(std::move(node));
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                                  YAML::EmitterStyle::value) {
  open(false, mark, tag);
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                             YAML::EmitterStyle::value) {
  open(true, mark, tag);
}

void YamlBuilder::OnSequenceEnd() { close(); }

void YamlBuilder::OnMapEnd() { close(); }

/// yaml-cpp gives "?" for a plain node and "!" for a quoted one, but "!" for a lone tag sign as well.
bool YamlBuilder::refuse_tag(std::size_t offset, const std::string& tag) {
  const bool sign = report_.text().substr(offset, 1) == "!";
  if (!sign && (tag.empty() || tag == "?" || tag == "!")) return false;
  report_.add(offset, "", "tags (!name) are not supported");
  return true;
}

void YamlBuilder::open(bool is_map, const YAML::Mark& mark, const std::string& tag) {
  Open opened;
  opened.is_map = is_map;
  opened.node.offset = offset_of(mark);
  if (open_.size() == kYamlDepthLimit) {
    report_.add(opened.node.offset, "", fmt::format("nested deeper than {} levels", kYamlDepthLimit));
    throw Stop();
  }
  opened.node.kind = is_map ? Kind::map : Kind::list;
  if (refuse_tag(opened.node.offset, tag)) opened.node.kind = Kind::refused;
  open_.push_back(std::move(opened));
}

void YamlBuilder::close() {
  YamlNode node = std::move(open_.back().node);
  open_.pop_back();
  add(std::move(node));
}

void YamlBuilder::add(YamlNode node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (!parent.is_map) {
    parent.node.children.push_back(std::move(node));
  } else if (parent.at_value) {
    add_value(parent, std::move(node));
    parent.at_value = false;
  } else {
    parent.key = accept_key(parent, node);
    parent.at_value = true;
  }
}

void YamlBuilder::add_value(Open& map, YamlNode node) {
  if (!map.key) return;
  if (node.kind == Kind::nothing && is_in_braces(map)) {
    if (refuse_fraction(map)) return;
    if (refuse_swallowed(*map.key)) node.kind = Kind::refused;
  }
  // What is missing has no place of its own: the key is where to look.
  if (node.kind == Kind::nothing) node.offset = map.key->offset;
  map.node.keys.push_back(std::move(*map.key));
  map.node.children.push_back(std::move(node));
}

bool YamlBuilder::is_in_braces(const Open& map) const { return report_.text().substr(map.node.offset, 1) == "{"; }

/// A key without a value may have taken it into itself: {growth:30}.
bool YamlBuilder::refuse_swallowed(YamlNode::Key& key) {
  const auto slip = slip_of_key(key.text, key.offset);
  if (!slip) return false;
  report_.add(slip->offset, "", slip->message);
  key.text.resize(length_of_word(key.text));
  return true;
}

/// A key without a value may be what follows a decimal comma: {growth: 1,5}.
bool YamlBuilder::refuse_fraction(const Open& map) {
  if (map.node.children.empty() || !is_number_around_comma(map.node.children.back(), *map.key)) return false;
  const YamlNode& whole = map.node.children.back();
  report_.add(whole.offset, path_to(map.node.keys.back().text),
              fmt::format("a comma separates entries here; write a point: {}.{}", whole.text, map.key->text));
  return true;
}

std::optional<YamlNode::Key> YamlBuilder::accept_key(Open& map, const YamlNode& node) {
  if (node.kind == Kind::refused) return std::nullopt;
  if (node.kind != Kind::scalar) {
    report_.add(node.offset, "", "a key must be text; put quotes around a key such as null");
    return std::nullopt;
  }
  if (node.plain && node.text == "<<") {
    report_.add(node.offset, "", "merge keys (<<) are not supported; write out the keys");
    return std::nullopt;
  }
  const auto [first, fresh] = map.seen.emplace(node.text, node.offset);
  if (!fresh) {
    report_.add(node.offset, path_to(node.text),
                fmt::format("given twice; first in line {}", report_.line_of(first->second)));
    return std::nullopt;
  }
  return YamlNode::Key{node.text, node.offset};
}

std::string YamlBuilder::path_to(const std::string& key) const {
  std::string path;
  for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
    const Open& part = open_[i];
    path =
        part.is_map ? child_path(path, part.key ? part.key->text : "?") : child_path(path, part.node.children.size());
  }
  return child_path(path, key);
}

}  // namespace fitrank
