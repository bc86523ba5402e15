#include "output/present_brief_text.hpp"

#include <fmt/format.h>

#include "analysis/layers.hpp"
#include "base/text.hpp"
#include "output/explanation_table.hpp"
#include "output/numbers.hpp"
#include "output/ranking_rules.hpp"
#include "output/wording.hpp"
#include "output/wrap.hpp"

namespace fitrank {

namespace {

constexpr std::size_t kLongestNameInBrief = 60;

/// What satisfies a rule and is no observation of a signal.
std::string derived_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  if (!result.value) return fmt::format("\"{}\"", layer_label(model, company.layer));
  switch (rule.subject) {
    case Rule::Subject::coverage:
    case Rule::Subject::criterion_coverage:
      return percent_text(*result.value);
    case Rule::Subject::range:
      return short_text(*result.value) + " points";
    default:
      return "score " + short_text(*result.value);
  }
}

std::string satisfied_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  const Observation* observation = result.observation ? &company.observations[*result.observation] : nullptr;
  if (observation != nullptr && rule.subject == Rule::Subject::signal) return known_text(model, *observation);
  const std::string text = derived_text(model, company, rule, result);
  return observation == nullptr ? text : fmt::format("{} ({})", text, evidence_text(model, *observation));
}

}  // namespace

std::string_view verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return "met";
    case Verdict::fails:
      return "not met";
    case Verdict::unknown:
      return "unknown";
  }
  return {};
}

std::string_view answer_id(Verdict verdict) {
  return verdict == Verdict::fails ? std::string_view("not_met") : verdict_text(verdict);
}

std::string known_text(const Model& model, const Observation& observation) {
  return fmt::format("{} ({})", value_text(model.signals[observation.signal], observation.value),
                     evidence_text(model, observation));
}

std::string answer_text(const Model& model, const Company& company, const Rule& rule, const RuleResult& result) {
  const bool satisfied = result.verdict == Verdict::holds && result.doubt == Doubt::none;
  return satisfied ? satisfied_text(model, company, rule, result) : finding_text(model, company, rule, result);
}

std::string and_text(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

std::string names_text(const CompanySet& set, const std::vector<std::size_t>& companies) {
  std::vector<std::string> names;
  for (const std::size_t company : companies) {
    names.push_back(cut(harmless(display_name(set.companies[company])), kLongestNameInBrief));
  }
  return and_text(names);
}

}  // namespace fitrank
