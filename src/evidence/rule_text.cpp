// A rule in plain words.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "evidence/evaluate_rule.hpp"
#include "evidence/value_text.hpp"

namespace fitrank {
namespace {

using Subject = Rule::Subject;

/// What the rule looks at, as the first words of a sentence.
std::string subject_text(const Model& model, const Rule& rule) {
  switch (rule.subject) {
    case Subject::signal:
      return model.signals[rule.index].label;
    case Subject::criterion:
      return model.criteria[rule.index].label + " score";
    case Subject::coverage:
      return "Coverage";
    case Subject::criterion_coverage:
      return "Known share of " + model.criteria[rule.index].label;
    case Subject::range:
      return "Range";
    case Subject::layer:
      return "Layer";
  }
  return {};
}

bool is_share(const Rule& rule) {
  return rule.subject == Subject::coverage || rule.subject == Subject::criterion_coverage;
}

/// 0.28 is 28 %, though 0.28 times 100 is a little more.
std::string number_text(const Rule& rule, double number) {
  return is_share(rule) ? fmt::format("{:.10g}", 100 * number) : fmt::format("{}", number);
}

std::string unit_text(const Model& model, const Rule& rule) {
  if (rule.subject == Subject::signal) return short_unit(model.signals[rule.index]);
  if (is_share(rule)) return " %";
  return rule.subject == Subject::range ? " points" : "";
}

std::string name_text(const Model& model, const Rule& rule, const std::string& name) {
  if (rule.subject == Subject::signal) {
    return fmt::format("\"{}\"", model.signals[rule.index].value_function.label_of(name));
  }
  const auto layer = model.find_layer(name);
  return fmt::format("\"{}\"", layer ? model.layers[*layer].label : name);
}

std::string names_text(const Model& model, const Rule& rule, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += name_text(model, rule, names[i]);
  }
  return text;
}

std::vector<std::string> comparisons(const Model& model, const Rule& rule) {
  std::vector<std::string> texts;
  if (!rule.is.empty()) texts.push_back(names_text(model, rule, rule.is));
  if (!rule.is_not.empty()) texts.push_back("not " + names_text(model, rule, rule.is_not));
  if (std::string limits = limits_text(rule); !limits.empty()) {
    texts.push_back(std::move(limits) + unit_text(model, rule));
  }
  return texts;
}

}  // namespace

std::string limits_text(const Rule& rule) {
  std::vector<std::string> texts;
  const auto add = [&](const char* words, const std::optional<double>& limit) {
    if (limit) texts.push_back(fmt::format("{} {}", words, number_text(rule, *limit)));
  };
  add("above", rule.above);
  add("at least", rule.at_least);
  add("below", rule.below);
  add("at most", rule.at_most);
  return fmt::format("{}", fmt::join(texts, " and "));
}

std::string rule_text(const Model& model, const Rule& rule) {
  std::string text = fmt::format("{} is {}", subject_text(model, rule), fmt::join(comparisons(model, rule), " and "));
  if (rule.min_tier) text += fmt::format(", evidence {} or firmer", model.tiers[*rule.min_tier].id);
  return text;
}

std::string question_text(const Model& model, const Rule& rule) {
  switch (rule.subject) {
    case Subject::signal: {
      const Signal& signal = model.signals[rule.index];
      return signal.question.empty() ? fmt::format("What is known of this: {}?", signal.label) : signal.question;
    }
    case Subject::criterion:
    case Subject::criterion_coverage:
      return fmt::format("What is known of {}?", model.criteria[rule.index].label);
    case Subject::layer:
      return "Which layer of the supply chain is it in?";
    default:
      return "What else is known?";
  }
}

}  // namespace fitrank
