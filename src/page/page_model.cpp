#include "page/page_model.hpp"

#include <utility>

#include "analysis/screen.hpp"
#include "base/text.hpp"
#include "evidence/evaluate_rule.hpp"
#include "output/ranking_rules.hpp"
#include "output/wording.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

/// What an unknown signal can score, as signal_draws.hpp draws it: one of its levels, or from worst to best.
Json outcomes_json(const ValueFunction& function) {
  if (!function.takes_levels()) return {{"worst", function.worst()}, {"best", function.best()}};
  Json levels = Json::array();
  for (const NamedLevel& level : function.levels()) levels.push_back(level.score);
  return {{"levels", std::move(levels)}};
}

}  // namespace

Json page_live_json(const Rule& rule) {
  if (!depends_on_weights(rule)) return nullptr;
  Json json{{"subject", rule.subject == Rule::Subject::coverage ? "coverage" : "range"}};
  if (rule.above) json["above"] = *rule.above;
  if (rule.below) json["below"] = *rule.below;
  if (rule.at_least) json["at_least"] = *rule.at_least;
  if (rule.at_most) json["at_most"] = *rule.at_most;
  if (rule.of_ranked) json["of_ranked"] = true;
  return json;
}

Json page_rule_json(const Model& model, const Rule& rule) {
  return {{"rule", rule_text(model, rule)}, {"question", question_text(model, rule)}, {"live", page_live_json(rule)}};
}

void add_spoken(Json& json, const std::string& name, const std::string& spoken) {
  if (spoken != name) json["spoken"] = spoken;
}

Json page_model_json(const Model& model) {
  Json json{{"criteria", Json::array()},
            {"tiers", Json::array()},
            {"signals", Json::array()},
            {"layers", Json::array()},
            {"risk_flags", Json::array()}};
  for (const Criterion& criterion : model.criteria) {
    json["criteria"].push_back({{"id", criterion.id}, {"label", criterion.label}});
    add_spoken(json["criteria"].back(), criterion.label, harmless(criterion.label));
  }
  for (const Tier& tier : model.tiers) json["tiers"].push_back({{"id", tier.id}, {"trust", tier.trust}});
  for (const Signal& signal : model.signals) {
    Json entry{{"id", signal.id},
               {"label", signal.label},
               {"unit", signal.unit},
               {"criterion", signal.criterion},
               {"importance", signal.importance},
               {"question", signal.question}};
    entry.update(outcomes_json(signal.value_function));
    json["signals"].push_back(std::move(entry));
  }
  for (const Layer& layer : model.layers) json["layers"].push_back({{"id", layer.id}, {"label", layer.label}});
  for (const RiskFlag& flag : model.risk_flags) {
    Json entry{{"id", flag.id}, {"text", flag.text}};
    entry.update(page_rule_json(model, flag.rule));
    json["risk_flags"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace fitrank
