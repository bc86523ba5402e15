#include "output/present_acceptability_data.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

/// Writes the rows of one company.
class CompanyRows {
 public:
  CompanyRows(const Subject& subject, const AcceptabilityView& view, std::size_t i, Records& records)
      : subject_(subject), view_(view), i_(i), records_(records) {}

  void add() {
    const Acceptability& all = view_.result;
    const CompanyAcceptability& company = all.companies[i_];
    row("first", company.first);
    row("top", company.top, {}, {}, all.top);
    if (all.all_ranks) row("mean_rank", company.mean_rank());
    if (!std::isnan(company.confidence)) row("confidence", company.confidence);
    for (std::size_t rank = 0; rank < company.ranks.size(); ++rank) row("rank", company.ranks[rank], {}, {}, rank + 1);
    for (std::size_t c = 0; c < company.central_weights.size(); ++c) {
      row("central_weight", company.central_weights[c], subject_.model.criteria[c].id);
    }
    if (i_ >= all.wins.size()) return;
    for (std::size_t other = 0; other < std::min(all.wins.size(), subject_.set.companies.size()); ++other) {
      if (other != i_) row("win", all.wins[i_][other], {}, subject_.set.companies[other].id);
    }
  }

 private:
  void row(std::string kind, double value, std::string criterion = {}, std::string other = {}, std::size_t rank = 0) {
    const Company& company = subject_.set.companies[i_];
    records_.rows.push_back({text_field(std::move(kind)), text_field(company.id), text_field(display_name(company)),
                             rank > 0 ? count_field(rank) : Records::Field{}, text_field(std::move(criterion)),
                             text_field(std::move(other)), number_field(value)});
  }

  const Subject& subject_;
  const AcceptabilityView& view_;
  std::size_t i_;
  Records& records_;
};

Json weights_json(const Model& model, const std::vector<double>& weights) {
  if (weights.empty()) return nullptr;
  Json json = Json::object();
  for (std::size_t c = 0; c < weights.size(); ++c) json[model.criteria[c].id] = weights[c];
  return json;
}

Json company_json(const Subject& subject, const AcceptabilityView& view, std::size_t i) {
  const Company& company = subject.set.companies[i];
  const CompanyAcceptability& found = view.result.companies[i];
  Json json{{"id", company.id},
            {"name", display_name(company)},
            {"rank_now", view.ranks[i]},
            {"first", found.first},
            {"first_error", view.result.error(found.first)},
            {"top", found.top},
            {"top_error", view.result.error(found.top)},
            {"mean_rank", view.result.all_ranks ? Json(found.mean_rank()) : Json(nullptr)},
            {"confidence", std::isnan(found.confidence) ? Json(nullptr) : Json(found.confidence)},
            {"central_weights", weights_json(subject.model, found.central_weights)}};
  json["ranks"] = view.result.all_ranks ? Json(found.ranks) : Json(nullptr);
  Json& ahead = json["ahead_of"] = Json::object();
  for (std::size_t other = 0; i < view.result.wins.size() && other < view.result.wins.size(); ++other) {
    if (other != i && other < subject.set.companies.size()) {
      ahead[subject.set.companies[other].id] = view.result.wins[i][other];
    }
  }
  return json;
}

Json orders_json(const Model& model, const WeightDrawSpec& spec) {
  Json orders = Json::array();
  for (const auto& order : spec.orders) {
    Json& ids = orders.emplace_back(Json::array());
    for (const std::size_t criterion : order) ids.push_back(model.criteria[criterion].id);
  }
  return orders;
}

}  // namespace

Records acceptability_records(const Subject& subject, const AcceptabilityView& view) {
  Records records{{"kind", "id", "name", "rank", "criterion", "other", "value"}, {}};
  for (std::size_t i = 0; i < subject.set.companies.size(); ++i) CompanyRows(subject, view, i, records).add();
  return records;
}

Json acceptability_json(const Subject& subject, const AcceptabilityView& view) {
  const bool near_profile = view.weights.from == WeightSource::profile;
  Json json{{"profile", subject.profile.id},
            {"samples", view.result.samples},
            {"seed", view.weights.seed},
            {"weights_from", near_profile ? "profile" : "uniform"},
            {"concentration", near_profile ? Json(view.weights.concentration) : Json(nullptr)},
            {"orders", orders_json(subject.model, view.weights)},
            {"evidence", id_of(subject.profile.evidence)},
            {"evidence_noise", view.evidence_noise},
            {"unknown_drawn", view.by_peers ? "peers" : "uniform"},
            {"as_of", date_json(subject.profile.as_of)},
            {"top", view.result.top},
            {"companies_drawn", view.result.of},
            {"excluded", view.excluded},
            {"unknown", view.unknown}};
  Json& companies = json["companies"] = Json::array();
  for (std::size_t i = 0; i < subject.set.companies.size(); ++i) companies.push_back(company_json(subject, view, i));
  return json;
}

}  // namespace fitrank
