#include "output/present_hype_data.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<Records::Field>;

/// Cells of one row; what a kind has nothing to say of stays empty.
struct HypeRecordLine {
  std::string kind;
  std::string id;
  std::string name = {};
  std::optional<double> face = {};
  std::optional<double> discounted = {};
  std::optional<double> points = {};
  std::string signal = {};
  Records::Field value = {};
  std::string tier = {};
  std::optional<double> trust = {};
  std::string as_of = {};
  std::string source = {};
  std::string claim = {};
  std::string stands = {};
  std::string label = {};
  std::string title = {};

  Row row() const {
    return {text_field(kind),         text_field(id),       text_field(name),   number_field(face),
            number_field(discounted), number_field(points), text_field(signal), value,
            text_field(tier),         number_field(trust),  text_field(as_of),  text_field(source),
            text_field(claim),        text_field(stands),   text_field(label),  text_field(title)};
  }
};

std::string date_or_empty(const std::optional<Date>& date) { return date ? date->text() : std::string(); }

std::string stands(const ClaimCheck& check) {
  if (check.backed) return "backed";
  if (check.contradicted) return "contradicted";
  return check.observation ? "not_firmer" : "unobserved";
}

std::string tier_id(const Model& model, const Observation& observation) {
  return observation.tier ? model.tiers[*observation.tier].id : std::string();
}

Row part_row(const Model& model, const Company& company, const HypePart& part) {
  const Observation& observation = company.observations[part.observation];
  return HypeRecordLine{.kind = "part",
                        .id = company.id,
                        .name = display_name(company),
                        .face = part.face,
                        .discounted = part.used,
                        .points = part.points,
                        .signal = model.signals[part.signal].id,
                        .value = value_field(model.signals[part.signal], observation.value),
                        .tier = tier_id(model, observation),
                        .trust = part.trust,
                        .as_of = date_or_empty(observation.as_of),
                        .source = observation.source,
                        .label = label_of(model.signals[part.signal], observation.value),
                        .title = observation.title}
      .row();
}

Row claim_row(const Model& model, const Company& company, const ClaimCheck& check) {
  const Claim& claim = company.claims[check.claim];
  return HypeRecordLine{.kind = "claim",
                        .id = company.id,
                        .name = display_name(company),
                        .signal = model.signals[claim.signal].id,
                        .tier = model.tiers[claim.tier].id,
                        .trust = model.tiers[claim.tier].trust,
                        .as_of = date_or_empty(claim.as_of),
                        .source = claim.source,
                        .claim = claim.text,
                        .stands = stands(check),
                        .title = claim.title}
      .row();
}

Json part_json(const Model& model, const Company& company, const HypePart& part) {
  const Signal& signal = model.signals[part.signal];
  const Observation& observation = company.observations[part.observation];
  Json json{{"signal", signal.id},
            {"criterion", model.criteria[signal.criterion].id},
            {"value", value_json(signal, observation.value)},
            {"unit", signal.unit},
            {"tier", observation.tier ? Json(model.tiers[*observation.tier].id) : Json(nullptr)},
            {"trust", part.trust},
            {"as_of", date_json(observation.as_of)},
            {"source", observation.source},
            {"note", observation.note},
            {"face", part.face},
            {"discounted", part.used},
            {"points", part.points}};
  add_words(json, model, observation);
  return json;
}

Json evidence_json(const Model& model, const Observation& observation) {
  const Signal& signal = model.signals[observation.signal];
  Json json{{"value", value_json(signal, observation.value)},
            {"tier", observation.tier ? Json(model.tiers[*observation.tier].id) : Json(nullptr)},
            {"as_of", date_json(observation.as_of)},
            {"source", observation.source}};
  add_words(json, model, observation);
  return json;
}

Json claim_json(const Model& model, const Company& company, const ClaimCheck& check) {
  const Claim& claim = company.claims[check.claim];
  Json json{{"text", claim.text},     {"tier", model.tiers[claim.tier].id},       {"as_of", date_json(claim.as_of)},
            {"source", claim.source}, {"signal", model.signals[claim.signal].id}, {"stands", stands(check)}};
  if (!claim.title.empty()) json["source_title"] = claim.title;
  json["observation"] =
      check.observation ? evidence_json(model, company.observations[*check.observation]) : Json(nullptr);
  return json;
}

Json entry_json(const Subject& subject, const HypeEntry& entry) {
  const Company& company = subject.set.companies[entry.company];
  Json json{{"id", company.id},         {"name", display_name(company)},        {"gap", entry.gap},
            {"face", entry.face.score}, {"discounted", entry.discounted.score}, {"coverage", entry.face.coverage}};
  Json& parts = json["parts"] = Json::array();
  for (const HypePart& part : entry.parts) parts.push_back(part_json(subject.model, company, part));
  if (subject.profile.missing == MissingPolicy::expected) json["of_others"] = entry.of_others;
  Json& claims = json["claims"] = Json::array();
  for (const ClaimCheck& check : entry.claims) claims.push_back(claim_json(subject.model, company, check));
  return json;
}

}  // namespace

std::span<const HypeEntry> shown_entries(const Subject& subject, const std::vector<HypeEntry>& entries) {
  return std::span(entries).first(std::min(entries.size(), subject.profile.top.value_or(entries.size())));
}

Records hype_records(const Subject& subject, std::span<const HypeEntry> entries) {
  Records records{{"kind", "id", "name", "face", "discounted", "points", "signal", "value", "tier", "trust", "as_of",
                   "source", "claim", "stands", "label", "source_title"},
                  {}};
  for (const HypeEntry& entry : entries) {
    const Company& company = subject.set.companies[entry.company];
    records.rows.push_back(HypeRecordLine{.kind = "company",
                                          .id = company.id,
                                          .name = display_name(company),
                                          .face = entry.face.score,
                                          .discounted = entry.discounted.score,
                                          .points = entry.gap}
                               .row());
    for (const HypePart& part : entry.parts) records.rows.push_back(part_row(subject.model, company, part));
    for (const ClaimCheck& check : entry.claims) records.rows.push_back(claim_row(subject.model, company, check));
  }
  return records;
}

Json hype_json(const Subject& subject, const std::vector<HypeEntry>& entries) {
  Json companies = Json::array();
  for (const HypeEntry& entry : shown_entries(subject, entries)) companies.push_back(entry_json(subject, entry));
  return Json{{"profile", subject.profile.id},
              {"missing", id_of(subject.profile.missing)},
              {"method", id_of(subject.profile.method)},
              {"as_of", date_json(subject.profile.as_of)},
              {"as_of_from", day_source_json(subject.profile)},
              {"ranked", entries.size()},
              {"companies", std::move(companies)}};
}

}  // namespace fitrank
