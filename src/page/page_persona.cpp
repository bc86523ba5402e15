#include "page/page_persona.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>

#include "evidence/evaluate_rule.hpp"
#include "output/fields.hpp"
#include "output/ranking_rules.hpp"
#include "output/wording.hpp"
#include "page/page_expected.hpp"
#include "page/page_model.hpp"
#include "score/likely_range.hpp"

namespace fitrank {
namespace {

using Json = nlohmann::ordered_json;

Json item_json(const Model& model, const ChecklistItem& item) {
  return {{"question", item.question},
          {"criterion", item.criterion ? Json(*item.criterion) : Json(nullptr)},
          {"has_rule", item.rule.has_value()},
          {"rule", item.rule ? Json(rule_text(model, *item.rule)) : Json(nullptr)},
          {"ask", item.rule ? question_text(model, *item.rule) : item.question},
          {"live", item.rule ? page_live_json(*item.rule) : Json(nullptr)}};
}

std::string spot_key(const Model& model, const ProfileSpot& spot) {
  switch (spot.what) {
    case ProfileSpot::What::weight:
      return fmt::format("weights.{}", model.criteria[spot.criterion].id);
    case ProfileSpot::What::missing:
      return "missing";
    case ProfileSpot::What::evidence:
      return "evidence";
    case ProfileSpot::What::as_of:
      return "as_of";
  }
  return {};
}

Json spot_json(const Model& model, const ProfileSpot& spot) {
  Json json{{"key", spot_key(model, spot)}};
  if (spot.what == ProfileSpot::What::weight) json["criterion"] = spot.criterion;
  json["line"] = spot.line;
  json["column"] = spot.column;
  json["length"] = spot.length;
  json["is"] = nullptr;
  if (const auto* number = std::get_if<double>(&spot.value)) json["is"] = *number;
  if (const auto* text = std::get_if<std::string>(&spot.value)) json["is"] = *text;
  json["before"] = spot.before;
  json["after"] = spot.after;
  return json;
}

}  // namespace

Json page_persona_json(const Model& model, const PagePersona& persona, const PageView& view) {
  const Profile& profile = persona.profile;
  const auto& [experience, role, pains, blockers] = profile.audience;
  const auto& [information, tools, services] = profile.needs;
  Json json{{"id", profile.id}, {"title", profile.title}, {"weights", profile.weights}};
  if (!persona.start.empty()) json["start"] = persona.start;
  json["missing"] = id_of(profile.missing);
  json["evidence"] = id_of(profile.evidence);
  json["top"] = profile.top ? Json(*profile.top) : Json(nullptr);
  json["as_of"] = json_of(profile.as_of);
  json["as_of_from"] = json_of(profile.as_of ? std::optional(id_of(profile.day_source)) : std::nullopt);
  json["view"] = persona.view;
  json["excluded_beyond"] = persona.excluded_beyond;
  json["reach"] = normal_reach(profile.interval);
  json["factor"] = {{"face_value", page_factor(view.expected_face, profile.interval)},
                    {"discounted", page_factor(view.expected_discounted, profile.interval)}};
  json["interval"] = profile.interval;
  Json& breakers = json["deal_breakers"] = Json::array();
  for (std::size_t i = 0; i < profile.deal_breakers.size(); ++i) {
    Json entry{{"text", deal_breaker_text(model, profile.deal_breakers[i])}};
    entry.update(page_rule_json(model, profile.deal_breakers[i].rule));
    const auto lines = i < persona.file.deal_breakers.size() ? persona.file.deal_breakers[i] : std::nullopt;
    entry["lines"] = lines ? Json{lines->first, lines->last} : Json(nullptr);
    breakers.push_back(std::move(entry));
  }
  Json& checklist = json["checklist"] = Json::array();
  for (const ChecklistItem& item : profile.checklist) checklist.push_back(item_json(model, item));
  json["audience"] = {{"experience", experience}, {"role", role}, {"pains", pains}, {"blockers", blockers}};
  json["needs"] = {{"information", information}, {"tools", tools}, {"services", services}};
  json["yaml"] = persona.file.text;
  Json& spots = json["yaml_spots"] = Json::array();
  for (const ProfileSpot& spot : persona.file.spots) spots.push_back(spot_json(model, spot));
  const auto& end = persona.file.deal_breakers_end;
  json["deal_breakers_end"] = end ? Json{{"line", end->line}, {"column", end->column}} : Json(nullptr);
  return json;
}

}  // namespace fitrank
