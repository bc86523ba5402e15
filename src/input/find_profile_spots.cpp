#include "input/find_profile_spots.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "evidence/names.hpp"
#include "input/report.hpp"
#include "input/yaml_tree.hpp"

namespace fitrank {
namespace {

using What = ProfileSpot::What;

/// A spot by bytes.
struct Splice {
  std::size_t offset = 0;
  std::size_t bytes = 0;
  ProfileSpot spot;
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A key that YAML would not take for text is quoted.
std::string key_text(const std::string& id) {
  std::string lower = id;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower == "null" || id == "~" ? '"' + id + '"' : id;
}

class SpotFinder {
 public:
  SpotFinder(std::string_view text, const YamlNode& root, const Model& model, const Profile& profile)
      : text_(text), root_(root), weights_(*child(root, "weights")), model_(model), profile_(profile) {
    const std::size_t first_line = text.find('\n');
    if (first_line != text.npos && first_line > 0 && text[first_line - 1] == '\r') line_end_ = "\r\n";
  }

  ProfileText find() && {
    ProfileText found{std::string(text_), spots()};
    const YamlNode* breakers = child(root_, "deal_breakers");
    if (breakers == nullptr || breakers->children.empty()) return found;
    for (const YamlNode& item : breakers->children) found.deal_breakers.push_back(lines_of(item));
    found.deal_breakers_end = behind_key(root_.keys[static_cast<std::size_t>(breakers - root_.children.data())]);
    return found;
  }

 private:
  std::vector<ProfileSpot> spots() {
    for (std::size_t c = 0; c < model_.criteria.size(); ++c) add_weight(c);
    add(What::missing, "missing", std::string(named_id(profile_.missing)));
    add(What::evidence, "evidence", std::string(named_id(profile_.evidence)));
    add(What::as_of, "as_of", profile_.as_of ? decltype(ProfileSpot::value)(profile_.as_of->text()) : std::monostate());
    std::ranges::stable_sort(splices_, {}, &Splice::offset);
    std::vector<ProfileSpot> spots;
    for (Splice& splice : splices_) spots.push_back(placed(std::move(splice)));
    return spots;
  }

  static const YamlNode* child(const YamlNode& map, std::string_view key) {
    const auto found = std::ranges::find(map.keys, key, &YamlNode::Key::text);
    return found == map.keys.end() ? nullptr : &map.children[static_cast<std::size_t>(found - map.keys.begin())];
  }

  bool in_braces(const YamlNode& map) const { return text_[map.offset] == '{'; }

  void add_weight(std::size_t criterion) {
    const std::string& id = model_.criteria[criterion].id;
    Splice splice{.spot = {.what = What::weight, .criterion = criterion, .value = profile_.weights[criterion]}};
    if (const YamlNode* scalar = child(weights_, id)) {
      replace(*scalar, splice);
    } else {
      in_braces(weights_) ? open_braces(weights_, id, splice) : add_line(key_of(weights_), id, splice);
    }
    splices_.push_back(std::move(splice));
  }

  void add(What what, const std::string& key, decltype(ProfileSpot::value) value) {
    Splice splice{.spot = {.what = what, .value = std::move(value)}};
    if (const YamlNode* scalar = child(root_, key)) {
      replace(*scalar, splice);
    } else if (in_braces(root_)) {
      open_braces(root_, key, splice);
    } else if (in_braces(weights_)) {
      const auto at = static_cast<std::size_t>(&weights_ - root_.children.data());
      splice.offset = begin_of_entry(root_.keys[at].offset);
      splice.spot.before = key + ": ";
      splice.spot.after = line_end_ + indent_at(splice.offset);
    } else {
      add_line(key_of(root_), key, splice);
    }
    splices_.push_back(std::move(splice));
  }

  /// Any key of a map in lines: they are all indented alike.
  static std::size_t key_of(const YamlNode& map) { return map.keys.front().offset; }

  /// Behind the line of the last weight.
  void add_line(std::size_t sibling, const std::string& key, Splice& splice) const {
    const std::size_t last = std::ranges::max(weights_.children, {}, &YamlNode::offset).offset;
    splice.offset = std::min(text_.find('\n', last), text_.size());
    if (splice.offset > 0 && splice.offset < text_.size() && text_[splice.offset - 1] == '\r') --splice.offset;
    splice.spot.before = line_end_ + indent_at(begin_of_entry(sibling)) + key_text(key) + ": ";
  }

  /// As the first entry.
  void open_braces(const YamlNode& map, const std::string& key, Splice& splice) const {
    splice.offset = map.offset + 1;
    splice.spot.before = key_text(key) + ": ";
    splice.spot.after = ", ";
  }

  std::size_t begin_of_line(std::size_t offset) const {
    const std::size_t end = text_.substr(0, offset).rfind('\n');
    return end == text_.npos ? 0 : end + 1;
  }
  std::size_t begin_of_ink(std::size_t offset) const { return text_.find_first_not_of(' ', begin_of_line(offset)); }
  /// Of a map in lines, where the entry of this key begins: at a "?" before it, if there is one.
  std::size_t begin_of_entry(std::size_t key) const {
    const std::size_t ink = begin_of_ink(key);
    return text_[ink] == '?' ? ink : key;
  }
  std::string indent_at(std::size_t ink) const { return std::string(ink - begin_of_line(ink), ' '); }

  void replace(const YamlNode& scalar, Splice& splice) const {
    splice.offset = scalar.offset;
    const char first = text_[scalar.offset];
    if (first == '"' || first == '\'') {
      splice.bytes = quoted_bytes(scalar.offset, first);
    } else if (first == '|' || first == '>') {
      splice.bytes = block_bytes(scalar.offset);
      if (scalar.offset == begin_of_line(scalar.offset)) splice.spot.before = " ";  // a word would be taken for a key
    } else {
      splice.bytes = scalar.text.size();  // a number, a name or a date: one word
    }
  }

  /// None of these values and keys holds a quote.
  std::size_t quoted_bytes(std::size_t begin, char quote) const { return text_.find(quote, begin + 1) + 1 - begin; }

  /// A text in lines of its own, to the end of its last line with ink in it.
  std::size_t block_bytes(std::size_t begin) const {
    const std::size_t indent = indent_at(begin_of_ink(begin)).size();
    std::size_t end = std::min(text_.find('\n', begin), text_.size());
    for (std::size_t line = end + 1; line < text_.size();) {
      const std::size_t ink = std::min(text_.find_first_not_of(' ', line), text_.size());
      const bool blank = is_blank(ink);
      if (!blank && ink - line <= indent) break;
      const std::size_t next = std::min(text_.find('\n', line), text_.size());
      if (!blank) end = next;
      line = next + 1;
    }
    if (end > begin && text_[end - 1] == '\r') --end;
    return end - begin;
  }

  bool is_blank(std::size_t ink) const { return ink == text_.size() || text_[ink] == '\n' || text_[ink] == '\r'; }

  /// Of an item of a list in lines: from its dash to the last line that is indented farther and not a comment.
  std::optional<LineSpan> lines_of(const YamlNode& item) const {
    const std::size_t dash = begin_of_ink(item.offset);
    if (text_[dash] != '-' || text_.find_first_not_of(' ', dash + 1) != item.offset) return std::nullopt;
    const std::size_t indent = dash - begin_of_line(dash);
    std::size_t last = dash;
    for (std::size_t line = text_.find('\n', dash); line < text_.size(); line = text_.find('\n', line + 1)) {
      const std::size_t ink = std::min(text_.find_first_not_of(' ', line + 1), text_.size());
      if (is_blank(ink) || text_[ink] == '#') continue;
      if (ink - line - 1 <= indent) break;
      last = ink;
    }
    return LineSpan{place_of(dash).line, place_of(last).line};
  }

  std::optional<TextPlace> behind_key(const YamlNode::Key& key) const {
    const char first = text_[key.offset];
    const bool quoted = first == '"' || first == '\'';
    const std::size_t end = key.offset + (quoted ? quoted_bytes(key.offset, first) : key.text.size());
    if (text_.substr(end, 1) != ":") return std::nullopt;
    return place_of(end + 1);
  }

  TextPlace place_of(std::size_t offset) const {
    const std::size_t line = begin_of_line(offset);
    return {1 + static_cast<std::size_t>(std::ranges::count(text_.substr(0, line), '\n')),
            1 + code_points(text_.substr(line, offset - line))};
  }

  ProfileSpot placed(Splice splice) const {
    ProfileSpot spot = std::move(splice.spot);
    const TextPlace place = place_of(splice.offset);
    spot.line = place.line;
    spot.column = place.column;
    spot.length = code_points(text_.substr(splice.offset, splice.bytes));
    return spot;
  }

  std::string_view text_;
  const YamlNode& root_;
  const YamlNode& weights_;
  const Model& model_;
  const Profile& profile_;
  std::string line_end_ = "\n";
  std::vector<Splice> splices_;
};

}  // namespace

ProfileText find_profile_spots(const SourceText& source, const Model& model, const Profile& profile) {
  Report report(source);
  const auto root = read_yaml_tree(report);
  if (!root) throw std::logic_error("not the text that the profile was read from");
  return SpotFinder(report.text(), *root, model, profile).find();
}

}  // namespace fitrank
