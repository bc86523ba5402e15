#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.hpp"
#include "evidence/evaluate_rule.hpp"
#include "evidence/value_text.hpp"
#include "output/fields.hpp"
#include "output/present_brief_text.hpp"
#include "output/ranking_rules.hpp"
#include "output/set_aside.hpp"
#include "output/verdict_text.hpp"
#include "output/wording.hpp"
#include "page/page_expected.hpp"
#include "page/page_model.hpp"
#include "page/page_persona.hpp"
#include "page/present_report.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

/// The format of the data, for whoever reads it later.
constexpr int kFormat = 1;

void add_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void add_date(Json& json, const std::optional<Date>& date) {
  if (date) json["as_of"] = date->text();
}

class PageJson {
 public:
  PageJson(const Model& model, const ReportPage& page) : model_(model), page_(page) {}

  Json json(std::string_view version) const {
    Json json{{"format", kFormat},
              {"fitrank", version},
              {"behind", page_.behind},
              {"first_of_tables", page_.first_of_tables},
              {"exact_top", page_.exact_top ? Json(*page_.exact_top) : Json(nullptr)},
              {"fixed_deal_breakers", page_.fixed_deal_breakers},
              {"model", page_model_json(model_)}};
    Json& personas = json["personas"] = Json::array();
    for (const PagePersona& persona : page_.personas)
      personas.push_back(page_persona_json(model_, persona, page_.views[persona.view]));
    Json& views = json["views"] = Json::array();
    for (const PageView& view : page_.views) views.push_back(view_json(view));
    Json& companies = json["companies"] = Json::array();
    for (const Company& company : page_.companies) companies.push_back(company_json(company));
    Json& dossiers = json["dossiers"] = Json::array();
    for (const PageView& view : page_.views) dossiers.push_back(dossiers_json(view));
    Json& verdicts = json["verdicts"] = Json::array();
    for (const PagePersona& persona : page_.personas) verdicts.push_back(verdicts_json(persona));
    return json;
  }

 private:
  Json scores_json(const std::vector<PageAssessment>& assessed) const {
    Json rows = Json::array();
    for (const PageAssessment& company : assessed) {
      Json row = Json::array();
      for (const float score : company.assessment.criteria) row.push_back(float_json(score));
      rows.push_back(std::move(row));
    }
    return rows;
  }

  /// What each score can become: [low, high, next low, next high, coverage]; null where that is exact.
  static Json extent_json(float score, const Extent& extent) {
    if (extent == Extent::exact(score)) return nullptr;
    return {float_json(extent.low), float_json(extent.high), float_json(extent.next_low), float_json(extent.next_high),
            extent.coverage};
  }

  Json extents_json(const std::vector<PageAssessment>& assessed) const {
    Json rows = Json::array();
    for (const PageAssessment& company : assessed) {
      Json row = Json::array();
      bool exact = true;
      for (std::size_t c = 0; c < company.assessment.extents.size(); ++c) {
        row.push_back(extent_json(company.assessment.criteria[c], company.assessment.extents[c]));
        exact = exact && row.back().is_null();
      }
      rows.push_back(exact ? Json(nullptr) : std::move(row));
    }
    return rows;
  }

  Json view_json(const PageView& view) const {
    Json json{{"as_of", json_of(view.as_of)}, {"face", scores_json(view.face)}};
    Json discounted = scores_json(view.discounted);
    json["discounted"] = discounted == json["face"] ? Json(nullptr) : std::move(discounted);
    json["face_extents"] = extents_json(view.face);
    Json extents = extents_json(view.discounted);
    json["discounted_extents"] = extents == json["face_extents"] ? Json(nullptr) : std::move(extents);
    json["face_expected"] =
        view.expected_face ? page_expected_json(*view.expected_face, page_.companies) : Json(nullptr);
    Json expected =
        view.expected_discounted ? page_expected_json(*view.expected_discounted, page_.companies) : Json(nullptr);
    json["discounted_expected"] = expected == json["face_expected"] ? Json(nullptr) : std::move(expected);
    return json;
  }

  Json company_json(const Company& company) const {
    Json json{{"id", company.id}, {"name", display_name(company)}};
    add_spoken(json, display_name(company), spoken_name(display_name(company)));
    add_text(json, "ticker", company.ticker);
    add_text(json, "cik", company.cik);
    if (const auto layer = model_.find_layer(company.layer)) json["layer"] = *layer;
    add_text(json, "market", company.market);
    if (!company.stated.empty()) {
      Json& stated = json["stated"] = Json::array();
      for (const float score : company.stated) stated.push_back(!std::isnan(score));
    }
    Json& observations = json["observations"] = Json::array();
    for (const Observation& observation : company.observations) observations.push_back(observation_json(observation));
    Json& claims = json["claims"] = Json::array();
    for (const Claim& claim : company.claims) {
      Json entry{{"text", claim.text}, {"tier", claim.tier}};
      add_date(entry, claim.as_of);
      entry["source"] = claim.source;
      add_text(entry, "title", claim.title);
      entry["signal"] = claim.signal;
      claims.push_back(std::move(entry));
    }
    return json;
  }

  Json observation_json(const Observation& observation) const {
    Json json{{"signal", observation.signal},
              {"value", value_text(model_.signals[observation.signal], observation.value)}};
    if (observation.tier) json["tier"] = *observation.tier;
    add_date(json, observation.as_of);
    json["source"] = observation.source;
    add_text(json, "title", observation.title);
    add_text(json, "note", observation.note);
    return json;
  }

  Json dossiers_json(const PageView& view) const {
    Json dossiers = Json::array();
    for (std::size_t i = 0; i < page_.companies.size(); ++i) {
      const Company& company = page_.companies[i];
      const bool any = !company.observations.empty() || !company.claims.empty() || !view.face[i].flags.empty();
      dossiers.push_back(any ? dossier_json(view, i) : Json(nullptr));
    }
    return dossiers;
  }

  Json dossier_json(const PageView& view, std::size_t index) const {
    const Company& company = page_.companies[index];
    const PageAssessment& face = view.face[index];
    const PageAssessment& discounted = view.discounted[index];
    Json json{{"signals", Json::array()}, {"later", face.assessment.after_as_of}, {"stale", face.assessment.stale}};
    for (std::size_t i = 0; i < face.assessment.signals.size(); ++i) {
      json["signals"].push_back(signal_json(company, view.as_of, discounted.assessment.signals[i]));
    }
    json["flags"]["face"] = flags_json(company, face.flags);
    Json flags = flags_json(company, discounted.flags);
    json["flags"]["discounted"] = flags == json["flags"]["face"] ? Json(nullptr) : std::move(flags);
    Json& claims = json["claims"] = Json::array();
    for (const ClaimCheck& check : view.claims[index]) {
      claims.push_back({{"claim", check.claim},
                        {"observation", check.observation ? Json(*check.observation) : Json(nullptr)},
                        {"backed", check.backed},
                        {"contradicted", check.contradicted}});
    }
    return json;
  }

  /// `line` is the discounted one: both policies choose the same observation, and it tells the trust.
  Json signal_json(const Company& company, const std::optional<Date>& day, const SignalScore& line) const {
    Json set_aside = Json::array();
    for (const std::size_t other : line.conflicting) {
      set_aside.push_back(why_set_aside(model_, day, company.observations[line.chosen], company.observations[other]));
    }
    return {{"signal", line.signal},
            {"chosen", line.chosen},
            {"conflicting", line.conflicting},
            {"set_aside", std::move(set_aside)},
            {"face", line.face},
            {"discounted", line.used},
            {"trust", line.trust}};
  }

  Json flags_json(const Company& company, const std::vector<RuleHit>& flags) const {
    Json json = Json::array();
    for (const RuleHit& hit : flags) {
      const Rule& rule = model_.risk_flags[hit.rule].rule;
      json.push_back({{"flag", hit.rule}, {"reason", answer_text(model_, company, rule, hit.result)}});
    }
    return json;
  }

  Json verdicts_json(const PagePersona& persona) const {
    return {{"face", verdicts_json(persona.profile, persona.face)},
            {"discounted",
             persona.discounted.empty() ? Json(nullptr) : verdicts_json(persona.profile, persona.discounted)}};
  }

  Json verdicts_json(const Profile& profile, const std::vector<PageVerdict>& verdicts) const {
    Json json = Json::array();
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      json.push_back(verdict_json(profile, page_.companies[i], verdicts[i]));
    }
    return json;
  }

  Json verdict_json(const Profile& profile, const Company& company, const PageVerdict& verdict) const {
    if (verdict.deal_breakers.empty() && verdict.checklist.empty()) return nullptr;
    Json json{
        {"rules", Json::array()}, {"why", Json::array()}, {"checks", Json::array()}, {"check_why", Json::array()}};
    for (std::size_t i = 0; i < verdict.deal_breakers.size(); ++i) {
      const Rule& rule = profile.deal_breakers[i].rule;
      const RuleResult& result = verdict.deal_breakers[i];
      const bool live = depends_on_weights(rule);
      json["rules"].push_back(live ? "" : rule_letter(result.verdict));
      json["why"].push_back(live ? std::string() : answer_text(model_, company, rule, result));
    }
    for (std::size_t i = 0; i < verdict.checklist.size(); ++i) {
      const auto& rule = profile.checklist[i].rule;
      const RuleResult& result = verdict.checklist[i];
      const bool live = rule && depends_on_weights(*rule);
      json["checks"].push_back(!rule ? "ask" : live ? "" : verdict_text(result.verdict));
      json["check_why"].push_back(!rule || live ? std::string() : answer_text(model_, company, *rule, result));
    }
    return json;
  }

  static std::string_view rule_letter(Verdict verdict) {
    return verdict == Verdict::holds ? "p" : verdict == Verdict::fails ? "f" : "a";
  }

  const Model& model_;
  const ReportPage& page_;
};

}  // namespace

Json report_page_json(const Model& model, const ReportPage& page, std::string_view version) {
  return PageJson(model, page).json(version);
}

}  // namespace fitrank
