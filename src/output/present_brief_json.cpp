#include <nlohmann/json.hpp>
#include <utility>

#include "fitrank/present_brief.hpp"
#include "fitrank/present_hype.hpp"
#include "output/present_brief_text.hpp"
#include "output/ranking_rules.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

class BriefJson {
 public:
  BriefJson(const Subject& subject, const Brief& brief)
      : subject_(subject), model_(subject.model), profile_(subject.profile), brief_(brief) {}

  Json json() const {
    const auto& [experience, role, pains, blockers] = profile_.audience;
    const auto& [information, tools, services] = profile_.needs;
    return {{"profile", profile_.id},
            {"title", profile_.title},
            {"audience", {{"experience", experience}, {"role", role}, {"pains", pains}, {"blockers", blockers}}},
            {"needs", {{"information", information}, {"tools", tools}, {"services", services}}},
            {"top", ranking()},
            {"deal_breakers", deal_breakers()},
            {"checklist", checklist()},
            {"hype", hype_json(subject_, brief_.hype)["companies"]},
            {"backing", backing()},
            {"risks", risks()},
            {"unknown", unknown()}};
  }

 private:
  const Company& company(std::size_t index) const { return subject_.set.companies[index]; }

  Json named(std::size_t index) const { return {{"id", company(index).id}, {"name", display_name(company(index))}}; }

  void add_evidence(const Observation* observation, Json& json) const {
    const bool known = observation != nullptr;
    json["value"] = known ? value_json(model_.signals[observation->signal], observation->value) : Json(nullptr);
    json["tier"] = known && observation->tier ? Json(model_.tiers[*observation->tier].id) : Json(nullptr);
    json["as_of"] = known ? date_json(observation->as_of) : Json(nullptr);
    json["source"] = known ? Json(observation->source) : Json(nullptr);
    json["note"] = known ? Json(observation->note) : Json(nullptr);
    if (known) add_words(json, model_, *observation);
  }

  /// The ranking as `rank` gives it, with the place of each company.
  Json ranking() const {
    Json json = ranking_json(subject_, brief_.report);
    for (std::size_t i = 0; i < brief_.report.rows.size(); ++i) {
      const Company& ranked = company(brief_.report.rows[i].place.company);
      Json& entry = json["ranking"][i];
      entry["layer"] = ranked.layer.empty() ? Json(nullptr) : Json(ranked.layer);
      entry["market"] = ranked.market.empty() ? Json(nullptr) : Json(ranked.market);
    }
    return json;
  }

  Json deal_breakers() const {
    Json json = Json::array();
    for (const DealBreaker& breaker : profile_.deal_breakers) {
      json.push_back({{"rule", rule_text(model_, breaker.rule)},
                      {"text", breaker.text.empty() ? Json(nullptr) : Json(breaker.text)}});
    }
    return json;
  }

  void add_finding(const BriefAnswer& answer, Json& json) const {
    const RuleResult& result = answer.result;
    json["doubt"] = result.doubt == Doubt::none ? Json(nullptr) : Json(id_of(result.doubt));
    json["assumed"] = result.assumed;
    add_evidence(result.observation ? &company(answer.company).observations[*result.observation] : nullptr, json);
    if (result.value) json["value"] = *result.value;
  }

  Json answers_json(const std::vector<BriefAnswer>& answers) const {
    Json json = Json::array();
    for (const BriefAnswer& answer : answers) {
      json.push_back(named(answer.company));
      json.back()["answer"] = answer_id(answer.result.verdict);
      add_finding(answer, json.back());
    }
    return json;
  }

  Json findings_json(const std::vector<BriefAnswer>& answers) const {
    Json json = Json::array();
    for (const BriefAnswer& answer : answers) {
      json.push_back(named(answer.company));
      add_finding(answer, json.back());
    }
    return json;
  }

  Json checklist() const {
    Json json = Json::array();
    for (const BriefQuestion& question : brief_.checklist) {
      const ChecklistItem& item = profile_.checklist[question.item];
      json.push_back({{"question", item.question},
                      {"criterion", item.criterion ? Json(model_.criteria[*item.criterion].id) : Json(nullptr)},
                      {"rule", item.rule ? Json(rule_text(model_, *item.rule)) : Json(nullptr)},
                      {"ask", item.rule ? question_text(model_, *item.rule) : item.question},
                      {"answers", answers_json(question.answers)}});
    }
    return json;
  }

  Json backing() const {
    Json json = Json::array();
    for (const BriefBacking& backing : brief_.backing) {
      Json companies = Json::array();
      for (std::size_t i = 0; i < backing.observations.size(); ++i) {
        const std::size_t index = brief_.report.rows[i].place.company;
        const auto& observation = backing.observations[i];
        Json entry = named(index);
        add_evidence(observation ? &company(index).observations[*observation] : nullptr, entry);
        companies.push_back(std::move(entry));
      }
      json.push_back({{"signal", model_.signals[backing.signal].id}, {"companies", std::move(companies)}});
    }
    return json;
  }

  Json risks() const {
    Json json = Json::array();
    for (const BriefRisk& risk : brief_.risks) {
      const RiskFlag& flag = model_.risk_flags[risk.flag];
      json.push_back({{"id", flag.id},
                      {"text", flag.text},
                      {"rule", rule_text(model_, flag.rule)},
                      {"ask", question_text(model_, flag.rule)},
                      {"holds", findings_json(risk.holds)},
                      {"unknown", findings_json(risk.unknown)}});
    }
    return json;
  }

  Json unknown() const {
    Json json = Json::array();
    for (const BriefUnknown& unknown : brief_.unknown) {
      const Signal* signal = unknown.signal ? &model_.signals[*unknown.signal] : nullptr;
      Json gaps = Json::array();
      for (const UnknownValue& gap : unknown.gaps) {
        gaps.push_back({{"id", brief_.asked.companies[gap.company].id},
                        {"value", gap.value},
                        {"changes_top", gap.changes_top},
                        {"changes_first", gap.changes_first},
                        {"points", gap.points}});
      }
      json.push_back(
          {{"signal", signal == nullptr ? Json(nullptr) : Json(signal->id)},
           {"criterion", model_.criteria[unknown.criterion].id},
           {"question", signal == nullptr || signal->question.empty() ? Json(nullptr) : Json(signal->question)},
           {"unknown_of", unknown.unknown_of},
           {"gaps", std::move(gaps)}});
    }
    return json;
  }

  const Subject& subject_;
  const Model& model_;
  const Profile& profile_;
  const Brief& brief_;
};

}  // namespace

Json brief_json(const Subject& subject, const Brief& brief) { return BriefJson(subject, brief).json(); }

}  // namespace fitrank
