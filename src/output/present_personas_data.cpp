// Many personas' rankings for machines, in full precision.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "fitrank/present_personas.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

std::string_view state(const PersonaPlace& place) {
  if (place.excluded) return "excluded";
  return place.rank > 0 ? "ranked" : "unranked";
}

/// The shown companies by this persona's rank, whoever has none last.
std::vector<std::size_t> by_rank(const PersonaRanking& ranking) {
  std::vector<std::size_t> order(ranking.places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t shown) { return ranking.places[shown].rank - 1U; });
  return order;
}

const std::string& name_of(const ShownCompany& company) { return company.name.empty() ? company.id : company.name; }

Json top_json(const PersonaBatch& batch, const PersonaRanking& ranking) {
  Json top = Json::array();
  for (const RankedCompany& place : ranking.top) {
    const ShownCompany& company = batch.shown[place.company];
    top.push_back({{"rank", place.rank},
                   {"id", company.id},
                   {"name", name_of(company)},
                   {"score", place.fit.score},
                   {"low", place.fit.low},
                   {"high", place.fit.high},
                   {"coverage", place.fit.coverage}});
  }
  return top;
}

Json persona_json(const Model& model, const Profile& profile, const PersonaBatch& batch,
                  const PersonaRanking& ranking) {
  Json weights = Json::object();
  const Weights scaled(profile.weights);
  for (std::size_t i = 0; i < scaled.size(); ++i) weights[model.criteria[i].id] = scaled[i];
  return Json{{"persona", profile.id},
              {"title", profile.title},
              {"weights", std::move(weights)},
              {"missing", id_of(profile.missing)},
              {"method", id_of(profile.method)},
              {"evidence", id_of(profile.evidence)},
              {"as_of", date_json(profile.as_of)},
              {"ranked", ranking.ranked},
              {"excluded", ranking.excluded},
              {"unranked", ranking.unranked},
              {"ranking", top_json(batch, ranking)}};
}

Json extreme_json(const std::vector<Profile>& profiles, const std::optional<ExtremePersona>& extreme) {
  if (!extreme) return nullptr;
  return Json{{"persona", profiles[extreme->persona].id}, {"rank", extreme->rank}, {"others", extreme->equals}};
}

Json company_json(const std::vector<Profile>& profiles, const PersonaBatch& batch, std::size_t shown) {
  const ShownCompany& company = batch.shown[shown];
  Json ranks = Json::array();
  for (const PersonaRanking& ranking : batch.personas) {
    const std::uint32_t rank = ranking.places[shown].rank;
    ranks.push_back(rank > 0 ? Json(rank) : Json(nullptr));
  }
  return Json{{"id", company.id},
              {"name", name_of(company)},
              {"best", extreme_json(profiles, company.best)},
              {"worst", extreme_json(profiles, company.worst)},
              {"excluded_by", company.excluded_by},
              {"unranked_by", company.unranked_by},
              {"ranks", std::move(ranks)}};
}

Json matrix_json(const AgreementMatrix& matrix, std::size_t personas) {
  Json rows = Json::array();
  for (std::size_t a = 0; a < personas; ++a) {
    Json row = Json::array();
    for (std::size_t b = 0; b < personas; ++b) {
      const auto& cell = matrix.cells[a * personas + b];
      row.push_back(cell ? Json(*cell) : Json(nullptr));
    }
    rows.push_back(std::move(row));
  }
  return Json{{"mean", matrix.mean ? Json(*matrix.mean) : Json(nullptr)}, {"pairs", std::move(rows)}};
}

}  // namespace

Records personas_records(const std::vector<Profile>& profiles, const PersonaBatch& batch) {
  Records records{{"persona", "rank", "id", "name", "score", "coverage", "state"}, {}};
  for (std::size_t persona = 0; persona < profiles.size(); ++persona) {
    const PersonaRanking& ranking = batch.personas[persona];
    for (const std::size_t shown : by_rank(ranking)) {
      const PersonaPlace& place = ranking.places[shown];
      const ShownCompany& company = batch.shown[shown];
      records.rows.push_back({text_field(profiles[persona].id),
                              place.rank > 0 ? count_field(place.rank) : Records::Field{}, text_field(company.id),
                              text_field(name_of(company)),
                              place.coverage > 0 ? number_field(place.score) : Records::Field{},
                              number_field(place.coverage), text_field(std::string(state(place)))});
    }
  }
  return records;
}

Json personas_json(const Model& model, const std::vector<Profile>& profiles, const PersonaBatch& batch) {
  Json personas = Json::array();
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    personas.push_back(persona_json(model, profiles[i], batch, batch.personas[i]));
  }
  Json companies = Json::array();
  for (std::size_t i = 0; i < batch.shown.size(); ++i) companies.push_back(company_json(profiles, batch, i));
  const PersonaAgreement& agreement = batch.agreement;
  Json compared = Json::array();
  for (const std::size_t persona : agreement.compared) compared.push_back(profiles[persona].id);
  const std::size_t count = agreement.compared.size();
  return Json{{"companies", batch.companies},
              {"top", batch.top},
              {"personas", std::move(personas)},
              {"matrix", std::move(companies)},
              {"agreement",
               {{"personas", std::move(compared)},
                {"kendall_tau_b", matrix_json(agreement.tau_b, count)},
                {"weighted_spearman", matrix_json(agreement.weighted_spearman, count)},
                {"rank_biased_overlap", matrix_json(agreement.rank_biased_overlap, count)}}}};
}

}  // namespace fitrank
