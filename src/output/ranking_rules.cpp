#include "output/ranking_rules.hpp"

#include <fmt/format.h>

#include "evidence/value_text.hpp"
#include "output/explanation_table.hpp"
#include "output/keys.hpp"
#include "output/observed_fields.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Looks = Rule::Subject;

bool is_share(const Rule& rule) { return rule.subject == Looks::coverage || rule.subject == Looks::criterion_coverage; }

/// As the rule's limits are written: shares in percent, scores as the floats they are.
std::string number_text(const Model& model, const Rule& rule, double number) {
  switch (rule.subject) {
    case Looks::signal:
      return fmt::format("{}{}", number, short_unit(model.signals[rule.index]));
    case Looks::criterion:
      return fmt::format("{}", static_cast<float>(number));
    case Looks::range:
      return fmt::format("{:.10g} points", number);
    default:
      return fmt::format("{:.10g} %", 100 * number);
  }
}

bool exceeds(const Rule& rule, double number) {
  return (rule.below && number >= *rule.below) || (rule.at_most && number > *rule.at_most);
}

std::string nearness_text(const Rule& rule, const RuleResult& result) {
  if (!result.distance) return {};
  if (!(*result.distance > 0)) return ": exactly there";
  const double distance = is_share(rule) ? 100 * *result.distance : *result.distance;
  return fmt::format(": {:.6g} {}", distance, exceeds(rule, *result.value) ? "over" : "short");
}

/// `50 %`, `"contested"`; empty where nothing is known.
std::string found_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  if (result.value) return number_text(model, rule, *result.value);
  if (rule.subject == Looks::layer && !company.layer.empty()) {
    const auto layer = model.find_layer(company.layer);
    return fmt::format("\"{}\"", layer ? model.layers[*layer].label : company.layer);
  }
  if (rule.subject != Looks::signal || !result.observation) return {};
  return value_text(model.signals[rule.index], company.observations[*result.observation].value);
}

std::string weak_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  const std::string found = found_text(model, company, rule, result);
  if (!result.observation) return fmt::format("{}, without an evidence tier", found);
  const Observation& observation = company.observations[*result.observation];
  return fmt::format("{}, but only {}", found,
                     observation.tier ? model.tiers[*observation.tier].id : "without an evidence tier");
}

std::string doubt_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  switch (result.doubt) {
    case Doubt::weak_evidence:
      return weak_text(model, company, rule, result);
    case Doubt::unit_slip:
      return fmt::format("{} looks like a slip of the unit", found_text(model, company, rule, result));
    default:
      return "not known";
  }
}

const Observation* decisive(const Company& company, const RuleResult& result) {
  return result.observation ? &company.observations[*result.observation] : nullptr;
}

}  // namespace

std::string finding_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  if (result.doubt != Doubt::none) {
    const char* counted = result.verdict == Verdict::holds ? ", which counts as passing" : ", which counts as failing";
    return doubt_text(model, company, rule, result) + (result.assumed ? counted : "");
  }
  const std::string found = found_text(model, company, rule, result);
  std::string text = result.value
                         ? fmt::format("{} against {}{}", found, limits_text(rule), nearness_text(rule, result))
                         : "found " + found;
  const Observation* observation = decisive(company, result);
  return observation == nullptr ? text : fmt::format("{} ({})", text, evidence_text(model, *observation));
}

std::string_view id_of(Doubt doubt) {
  switch (doubt) {
    case Doubt::none:
      return {};
    case Doubt::not_observed:
      return "not_observed";
    case Doubt::weak_evidence:
      return "weak_evidence";
    case Doubt::unit_slip:
      return "unit_slip";
  }
  return {};
}

std::string deal_breaker_text(const Model& model, const DealBreaker& breaker) {
  const std::string rule = rule_text(model, breaker.rule);
  return breaker.text.empty() ? rule : fmt::format("{} ({})", breaker.text, rule);
}

const Fields<Finding>& finding_fields() {
  static const Fields<Finding> fields =
      Fields<Finding>()
          .add(key::rule, [](auto& one) { return rule_text(*one.model, *one.rule); })
          .add(key::text, [](auto& one) { return one.text.empty() ? std::nullopt : std::optional(one.text); })
          .add(key::question, [](auto& one) { return question_text(*one.model, *one.rule); })
          .add(key::doubt,
               [](auto& one) {
                 return one.result->doubt == Doubt::none ? std::nullopt : std::optional(id_of(one.result->doubt));
               })
          .add(key::assumed, [](auto& one) { return one.result->assumed; })
          .add(key::found, [](auto& one) { return one.result->value; })
          .add(key::distance, [](auto& one) { return one.result->distance; })
          .include(observed_fields(),
                   [](auto& one) { return observed(*one.model, decisive(*one.company, *one.result)); });
  return fields;
}

std::vector<Finding> findings_of(const Subject& subject, std::size_t company, const std::vector<RuleHit>& hits) {
  std::vector<Finding> findings;
  for (const RuleHit& hit : hits) {
    const DealBreaker& breaker = subject.profile.deal_breakers[hit.rule];
    findings.push_back({&subject.model, &subject.set.companies[company], &breaker.rule, &hit.result, breaker.text});
  }
  return findings;
}

}  // namespace fitrank
