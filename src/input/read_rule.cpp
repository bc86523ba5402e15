#include "input/read_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/utf8.hpp"
#include "evidence/evaluate_rule.hpp"
#include "input/names.hpp"

namespace fitrank {
namespace {

using Subject = Rule::Subject;

constexpr std::array kSubjects{"signal", "criterion", "coverage", "range", "layer"};
constexpr std::array kNames{"is", "is_not"};
constexpr std::array kLimits{"above", "at_least", "below", "at_most"};
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// In the order of the enumeration.
const std::vector<std::string> kWhenUnknown{"pass", "fail", "ask"};

/// What a rule's subject is compared with.
enum class LimitKind { names, number, unclear };

LimitKind kind_of(const Model& model, const Rule& rule) {
  if (rule.subject == Subject::layer) return LimitKind::names;
  if (rule.subject != Subject::signal) return LimitKind::number;
  // A signal whose value function has problems of its own is neither.
  const ValueFunction& function = model.signals[rule.index].value_function;
  if (function.takes_levels()) return LimitKind::names;
  return function.points().empty() ? LimitKind::unclear : LimitKind::number;
}

bool is_true(const Field& field) {
  const YamlNode& node = *field.node;
  return node.kind == YamlNode::Kind::scalar && node.plain && node.text == "true";
}

/// What numbers there are of the rule's subject.
Bounds bounds_of(const Rule& rule) {
  switch (rule.subject) {
    case Subject::signal:
      return {-kInfinity, kInfinity};
    case Subject::coverage:
    case Subject::criterion_coverage:
      return {0, 1};
    default:
      return {0, 100};
  }
}

/// Whether any of them lies within the limits.
bool can_be_met(const Rule& rule) {
  const Bounds bounds = bounds_of(rule);
  const double low = std::max(bounds.low, rule.at_least.value_or(-kInfinity));
  const double high = std::min(bounds.high, rule.at_most.value_or(kInfinity));
  const double above = rule.above.value_or(-kInfinity);
  const double below = rule.below.value_or(kInfinity);
  return low <= high && above < below && above < high && low < below;
}

}  // namespace

RuleReader::RuleReader(FieldReader& fields, const Model& model)
    : fields_(fields),
      model_(model),
      signals_(known_names(model.signals)),
      criteria_(known_names(model.criteria)),
      tiers_(known_names(model.tiers)),
      layers_(known_names(model.layers)) {}

Rule RuleReader::read(const Field& map, Beside beside) {
  Rule rule;
  if (!is_rule_map(map, beside)) return rule;
  std::vector<Field> subjects;
  for (const char* key : kSubjects) {
    if (auto field = fields_.find(map, key)) subjects.push_back(std::move(*field));
  }
  if (subjects.size() != 1) {
    fields_.fail(subjects.empty() ? map : subjects[1],
                 "a rule tests exactly one of signal, criterion, coverage, range and layer");
    return rule;
  }
  if (read_subject(map, rule)) {
    read_names(map, rule);
    read_limits(map, rule);
  }
  read_policies(map, rule);
  return rule;
}

bool RuleReader::is_rule_map(const Field& map, Beside beside) {
  if (beside == Beside::text) {
    return fields_.is_map(map, {"signal", "criterion", "coverage", "range", "layer", "is", "is_not", "above",
                                "at_least", "below", "at_most", "min_tier", "when_unknown", "text"});
  }
  return fields_.is_map(map, {"signal", "criterion", "coverage", "range", "layer", "is", "is_not", "above", "at_least",
                              "below", "at_most", "min_tier", "when_unknown"});
}

bool RuleReader::read_subject(const Field& map, Rule& rule) {
  if (const auto signal = fields_.find(map, "signal")) {
    return read_index(*signal, Subject::signal, signals_, "signal", rule);
  }
  if (const auto criterion = fields_.find(map, "criterion")) {
    return read_index(*criterion, Subject::criterion, criteria_, "criterion", rule);
  }
  if (const auto coverage = fields_.find(map, "coverage")) {
    rule.subject = Subject::coverage;
    return is_true(*coverage) || read_index(*coverage, Subject::criterion_coverage, criteria_, "criterion", rule);
  }
  if (const auto range = fields_.find(map, "range")) {
    rule.subject = Subject::range;
    return need_true(*range, "its width is compared with a number from 0 to 100");
  }
  rule.subject = Subject::layer;
  return need_true(*fields_.find(map, "layer"), "compare it with is or is_not");
}

bool RuleReader::read_index(const Field& field, Subject subject, const std::vector<KnownName>& ids, const char* what,
                            Rule& rule) {
  rule.subject = subject;
  const auto index = fields_.choice(field, ids, what);
  rule.index = index.value_or(0);
  return index.has_value();
}

bool RuleReader::need_true(const Field& field, const char* compared) {
  if (is_true(field)) return true;
  if (const auto text = fields_.text(field)) {
    fields_.fail(field, fmt::format("expected true, found {}; {}", in_quotes(*text), compared));
  }
  return false;
}

void RuleReader::read_names(const Field& map, Rule& rule) {
  if (const auto field = fields_.find(map, "is")) read_names(*field, rule, rule.is);
  if (const auto field = fields_.find(map, "is_not")) read_names(*field, rule, rule.is_not);
}

/// One name, or a list of them.
void RuleReader::read_names(const Field& field, const Rule& rule, std::vector<std::string>& names) {
  const LimitKind kind = kind_of(model_, rule);
  if (kind == LimitKind::number) {
    fields_.fail(field, "compares names, but this is a number; use above, at_least, below or at_most");
  }
  if (kind != LimitKind::names) return;
  const bool one = field.node->kind == YamlNode::Kind::scalar;
  const std::vector<Field> items = one ? std::vector{field} : fields_.items(field);
  if (items.empty() && field.node->kind == YamlNode::Kind::list) fields_.fail(field, "needs at least one name");
  for (const Field& item : items) {
    std::string name = read_name(item, rule);
    if (name.empty()) continue;
    if (std::ranges::count(rule.is, name) + std::ranges::count(rule.is_not, name) > 0) {
      fields_.fail(item, fmt::format("{} is listed twice", in_quotes(name)));
    }
    names.push_back(std::move(name));
  }
}

std::string RuleReader::read_name(const Field& field, const Rule& rule) {
  if (rule.subject == Subject::layer) {
    if (layers_.empty()) return fields_.id(field).value_or("");
    const auto layer = fields_.choice(field, layers_, "layer");
    return layer ? layers_[*layer].id : "";
  }
  const Signal& signal = model_.signals[rule.index];
  const auto levels = known_names(signal.value_function.levels());
  const auto level = fields_.choice(field, levels, signal.id + " level");
  return level ? levels[*level].id : "";
}

void RuleReader::read_limits(const Field& map, Rule& rule) {
  rule.above = read_limit(map, "above", rule);
  rule.at_least = read_limit(map, "at_least", rule);
  rule.below = read_limit(map, "below", rule);
  rule.at_most = read_limit(map, "at_most", rule);
  check_limits(map, rule);
}

std::optional<double> RuleReader::read_limit(const Field& map, const char* key, const Rule& rule) {
  const auto field = fields_.find(map, key);
  if (!field) return std::nullopt;
  if (kind_of(model_, rule) == LimitKind::names) {
    fields_.fail(*field, "compares a number, but this has names; use is or is_not");
    return std::nullopt;
  }
  if (rule.subject != Subject::signal) return fields_.number_within(*field, bounds_of(rule));
  const auto limit = fields_.number(*field);
  if (limit) check_unit(*field, model_.signals[rule.index], *limit);
  return limit;
}

/// A limit in a wrong unit would exclude all companies, or none.
void RuleReader::check_unit(const Field& field, const Signal& signal, double limit) {
  const auto meanings = signal.meanings(limit);
  if (meanings.empty()) return;
  const std::string unit = signal.unit.empty() ? "" : " " + signal.unit;
  fields_.fail(field, fmt::format("{} is outside the expected range, {} to {}{} (did you mean {}?)", limit,
                                  signal.possible->low, signal.possible->high, unit, meanings.front()));
}

void RuleReader::check_limits(const Field& map, const Rule& rule) {
  const auto given = [&](const char* key) { return fields_.find(map, key).has_value(); };
  if (std::ranges::none_of(kNames, given) && std::ranges::none_of(kLimits, given)) {
    fields_.fail(map, "has no comparison; add is, is_not, above, at_least, below or at_most");
  }
  if (rule.above && rule.at_least)
    fields_.fail(*fields_.find(map, "at_least"), "use either above or at_least, not both");
  if (rule.below && rule.at_most) fields_.fail(*fields_.find(map, "at_most"), "use either below or at_most, not both");
  if (can_be_met(rule)) return;
  const Bounds bounds = bounds_of(rule);
  const std::string numbers =
      bounds.high < kInfinity ? fmt::format("number from {} to {}", bounds.low, bounds.high) : "number";
  fields_.fail(map, fmt::format("no {} is {}", numbers, limits_text(rule)));
}

void RuleReader::read_policies(const Field& map, Rule& rule) {
  if (const auto tier = fields_.find(map, "min_tier")) {
    rule.min_tier = fields_.choice(*tier, tiers_, "tier");
    if (rule.subject != Subject::signal && rule.subject != Subject::criterion) {
      fields_.fail(*tier, "is only for rules on a signal or a criterion");
    }
  }
  if (const auto field = fields_.find(map, "when_unknown")) {
    const auto at = fields_.choice(*field, kWhenUnknown, "choice");
    if (at) rule.when_unknown = static_cast<WhenUnknown>(*at);
  }
}

}  // namespace fitrank
