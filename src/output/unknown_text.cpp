#include "output/unknown_text.hpp"

#include <fmt/format.h>

#include "evidence/evaluate_rule.hpp"
#include "output/numbers.hpp"

namespace fitrank {

std::string unknown_text(const Model& model, std::size_t criterion, const std::optional<std::size_t>& signal) {
  const std::string& label = model.criteria[criterion].label;
  return signal ? fmt::format("{}: {}", label, model.signals[*signal].label) : label;
}

std::string ask_text(const Model& model, std::size_t criterion, const std::optional<std::size_t>& signal) {
  Rule rule;
  rule.subject = signal ? Rule::Subject::signal : Rule::Subject::criterion;
  rule.index = signal.value_or(criterion);
  return question_text(model, rule);
}

std::string worth_text(double points) {
  const std::string text = short_text(points);
  return points > 0 && text == "0" ? "<0.1" : text;
}

std::string worth_points_text(double points) {
  const std::string text = worth_text(points);
  return text + (text == "1" ? " point" : " points");
}

}  // namespace fitrank
