#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "input/kind_of.hpp"
#include "input/names.hpp"
#include "input/read_rule.hpp"
#include "input/read_yaml.hpp"
#include "input/yaml_fields.hpp"

namespace fitrank {
namespace {

constexpr Bounds kScore{0, 100};
constexpr Bounds kTrust{0, 1};

/// "rd_share" as people read it: "Rd share".
std::string label_from(std::string id) {
  std::replace(id.begin(), id.end(), '_', ' ');
  if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
  return id;
}

class ModelReader {
 public:
  explicit ModelReader(Report& report) : fields_(report) {}

  Model read(const Field& root) {
    if (!fields_.is_map(root, {"criteria", "evidence", "signals", "layers", "risk_flags", "sources"})) return {};
    if (const auto criteria = fields_.need(root, "criteria")) read_criteria(*criteria);
    if (const auto tiers = fields_.need(root, "evidence")) read_tiers(*tiers);
    if (const auto signals = fields_.need(root, "signals")) read_signals(*signals);
    if (const auto layers = fields_.find(root, "layers")) read_layers(*layers);
    if (const auto flags = fields_.find(root, "risk_flags")) read_risk_flags(*flags);
    if (const auto sources = fields_.find(root, "sources")) model_.sources = fields_.source_titles(*sources);
    return std::move(model_);
  }

 private:
  /// The entries of a map that names at least one thing; ids are checked.
  std::vector<Entry> named_entries(const Field& map) {
    std::vector<Entry> entries = fields_.entries(map);
    if (map.node->kind == YamlNode::Kind::map && map.node->keys.empty()) fields_.fail(map, "must not be empty");
    for (const Entry& entry : entries) check_id(entry);
    return entries;
  }

  void check_id(const Entry& entry) {
    if (!is_id(entry.key->text)) return fields_.fail(entry, no_id(entry.key->text));
    if (entry.key->text == "id" || entry.key->text == "name") {
      fields_.fail(entry, "is reserved for a column of company tables; choose another id");
    }
  }

  void read_criteria(const Field& criteria) {
    for (const Entry& entry : named_entries(criteria)) {
      Criterion criterion{entry.key->text, label_from(entry.key->text)};
      if (fields_.is_map(entry.value, {"label"})) read_label(entry.value, criterion.label);
      model_.criteria.push_back(std::move(criterion));
    }
    criteria_ = ids_of(model_.criteria);
  }

  void read_tiers(const Field& tiers) {
    for (const Entry& entry : named_entries(tiers)) {
      model_.tiers.push_back({entry.key->text, fields_.number_within(entry.value, kTrust).value_or(0)});
    }
  }

  void read_signals(const Field& signals) {
    for (const Entry& entry : named_entries(signals)) {
      if (std::find(criteria_.begin(), criteria_.end(), entry.key->text) != criteria_.end()) {
        fields_.fail(entry, "is also the id of a criterion; a table column of this name would be ambiguous");
      }
      read_signal(entry);
    }
  }

  void read_signal(const Entry& entry) {
    const Field& map = entry.value;
    if (!fields_.is_map(map, {"criterion", "label", "unit", "importance", "points", "levels", "possible",
                              "half_life_days", "stale_after_days", "question"})) {
      return;
    }
    Signal signal;
    signal.id = entry.key->text;
    signal.label = label_from(signal.id);
    if (const auto criterion = fields_.need(map, "criterion")) {
      signal.criterion = fields_.choice(*criterion, criteria_, "criterion").value_or(0);
    }
    read_label(map, signal.label);
    if (const auto unit = fields_.find(map, "unit")) signal.unit = fields_.text(*unit).value_or("");
    if (const auto importance = fields_.find(map, "importance")) {
      signal.importance = fields_.positive_number(*importance).value_or(1);
    }
    if (const auto days = fields_.find(map, "half_life_days")) signal.half_life_days = fields_.positive_number(*days);
    if (const auto days = fields_.find(map, "stale_after_days")) {
      signal.stale_after_days = fields_.positive_number(*days);
    }
    if (const auto question = fields_.find(map, "question")) {
      signal.question = fields_.filled_text(*question).value_or("");
    }
    read_value_function(map, signal.value_function);
    if (const auto possible = fields_.find(map, "possible")) read_possible(*possible, signal);
    model_.signals.push_back(std::move(signal));
  }

  /// After the value function, whose goalposts must be possible.
  void read_possible(const Field& pair, Signal& signal) {
    const std::vector<Field> ends = fields_.items(pair);
    if (pair.node->kind != YamlNode::Kind::list) return;
    if (signal.value_function.takes_levels())
      return fields_.fail(pair, "is for signals with points; this signal has levels");
    if (ends.size() != 2) return fields_.fail(pair, fmt::format("must be [low, high], found {} values", ends.size()));
    const auto low = fields_.number(ends[0]);
    const auto high = fields_.number(ends[1]);
    if (!low || !high) return;
    if (!(*low < *high))
      return fields_.fail(pair, fmt::format("low must be less than high, found {} and {}", *low, *high));
    signal.possible = {*low, *high};
    for (const Point& point : signal.value_function.points()) {
      if (signal.possible->hold(point.x)) continue;
      return fields_.fail(pair, fmt::format("must include the point at {}", point.x));
    }
  }

  void read_layers(const Field& layers) {
    for (const Entry& entry : named_entries(layers)) {
      Layer layer{entry.key->text, label_from(entry.key->text)};
      if (fields_.is_map(entry.value, {"label"})) read_label(entry.value, layer.label);
      model_.layers.push_back(std::move(layer));
    }
  }

  /// Comes last: rules speak of everything else.
  void read_risk_flags(const Field& list) {
    RuleReader rules(fields_, model_);
    for (const Field& item : fields_.items(list)) {
      if (!fields_.is_map(item, {"id", "text", "rule"})) continue;
      RiskFlag flag;
      if (const auto id = fields_.need(item, "id")) read_flag_id(*id, flag.id);
      if (const auto text = fields_.need(item, "text")) flag.text = fields_.filled_text(*text).value_or("");
      if (const auto rule = fields_.need(item, "rule")) flag.rule = rules.read(*rule);
      model_.risk_flags.push_back(std::move(flag));
    }
  }

  void read_flag_id(const Field& field, std::string& id) {
    id = fields_.id(field).value_or("");
    const auto same = [&](const RiskFlag& flag) { return flag.id == id; };
    if (!id.empty() && std::ranges::any_of(model_.risk_flags, same))
      fields_.fail(field, "is already the id of another flag");
  }

  void read_label(const Field& map, std::string& label) {
    const auto field = fields_.find(map, "label");
    if (field) label = fields_.filled_text(*field).value_or("");
  }

  void read_value_function(const Field& signal, ValueFunction& function) {
    const auto points = fields_.find(signal, "points");
    const auto levels = fields_.find(signal, "levels");
    if (!points && !levels) fields_.fail(signal, "needs a value function: points or levels");
    if (points && levels) fields_.fail(*levels, "a signal has either points or levels, not both");
    std::optional<std::vector<Point>> read_as_points = points ? read_points(*points) : std::nullopt;
    std::optional<std::vector<NamedLevel>> read_as_levels = levels ? read_levels(*levels) : std::nullopt;
    if (read_as_points) function = ValueFunction::from_points(std::move(*read_as_points));
    if (read_as_levels) function = ValueFunction::from_levels(std::move(*read_as_levels));
  }

  /// Nothing unless all of them are good.
  std::optional<std::vector<Point>> read_points(const Field& list) {
    std::vector<Point> points;
    const std::vector<Field> items = fields_.items(list);
    for (const Field& item : items) {
      const std::optional<Point> point = read_point(item);
      if (!point) continue;
      if (!points.empty() && point->x <= points.back().x) {
        fields_.fail(item, fmt::format("x must rise from point to point; {} follows {}", point->x, points.back().x));
      } else {
        points.push_back(*point);
      }
    }
    if (list.node->kind == YamlNode::Kind::list && items.size() < 2) fields_.fail(list, "needs at least two points");
    if (points.size() < items.size() || points.size() < 2) return std::nullopt;
    return points;
  }

  std::optional<Point> read_point(const Field& pair) {
    const std::vector<Field> parts = fields_.items(pair);
    if (pair.node->kind != YamlNode::Kind::list) return std::nullopt;
    if (parts.size() != 2) {
      fields_.fail(pair, fmt::format("a point is [x, score], found {} values", parts.size()));
      return std::nullopt;
    }
    const std::optional<double> x = fields_.number(parts[0]);
    const std::optional<double> score = fields_.number_within(parts[1], kScore);
    if (!x || !score) return std::nullopt;
    return Point{*x, *score};
  }

  /// Nothing unless all of them are good.
  std::optional<std::vector<NamedLevel>> read_levels(const Field& map) {
    std::vector<NamedLevel> levels;
    const std::vector<Entry> entries = fields_.entries(map);
    if (map.node->kind == YamlNode::Kind::map && map.node->keys.empty()) fields_.fail(map, "needs at least one level");
    for (const Entry& entry : entries) {
      if (entry.key->text.empty()) fields_.fail(entry, "a level needs a name");
      if (auto level = read_level(entry)) levels.push_back(std::move(*level));
    }
    if (levels.empty() || levels.size() < entries.size()) return std::nullopt;
    return levels;
  }

  /// A score, or a score with a label.
  std::optional<NamedLevel> read_level(const Entry& entry) {
    NamedLevel level{entry.key->text, 0, {}};
    std::optional<Field> score = entry.value;
    if (entry.value.node->kind == YamlNode::Kind::map) {
      if (!fields_.is_map(entry.value, {"score", "label"})) return std::nullopt;
      read_label(entry.value, level.label);
      score = fields_.need(entry.value, "score");
    }
    const auto number = score ? fields_.number_within(*score, kScore) : std::nullopt;
    level.score = number.value_or(0);
    return number ? std::optional(std::move(level)) : std::nullopt;
  }

  FieldReader fields_;
  Model model_;
  std::vector<std::string> criteria_;
};

}  // namespace

std::optional<Model> read_model(const SourceText& source, Problems& problems) {
  Report report(source);
  Model model;
  const auto root = read_yaml_tree(report);
  if (root && !is_other_kind(*root, FileKind::model, report)) model = ModelReader(report).read({&*root, ""});
  if (!report.finish(problems)) return std::nullopt;
  return model;
}

}  // namespace fitrank
