#include "output/present_diff_data.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "fitrank/present_diff.hpp"
#include "output/present_diff_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

Records::Field places_field(long places) { return {fmt::format("{}", places), true}; }

std::vector<Records::Field> record(const RankChange& row) {
  std::vector<Records::Field> fields{text_field(row.id), text_field(row.name), count_field(row.now)};
  fields.push_back(row.before ? count_field(*row.before) : Records::Field{});
  const MoveCauses& causes = row.causes;
  for (const long places : {causes.total(), causes.companies, causes.weights, causes.data, causes.unseen}) {
    fields.push_back(row.before ? places_field(places) : Records::Field{});
  }
  fields.push_back(number_field(row.score_now));
  fields.push_back(row.before ? number_field(row.score_before) : Records::Field{});
  return fields;
}

std::vector<Records::Field> record(const Departure& company) {
  std::vector<Records::Field> fields{text_field(company.id), text_field(company.name), {}, count_field(company.before)};
  fields.resize(fields.size() + 6);
  fields.push_back(number_field(company.score_before));
  return fields;
}

Json ranking_json(const SavedRanking& ranking) {
  return Json{{"file", ranking.source},
              {"profile", ranking.profile},
              {"missing", id_of(ranking.missing)},
              {"method", id_of(ranking.method)},
              {"evidence", id_of(ranking.evidence)},
              {"as_of", date_json(ranking.as_of)},
              {"shown", ranking.rows.size()},
              {"ranked", ranking.ranked}};
}

Json row_json(const RankChange& row) {
  Json json{{"rank", row.now}, {"id", row.id}, {"name", row.name}, {"score", row.score_now}};
  if (!row.before) {
    json["rank_before"] = nullptr;
    json["before"] = id_of(row.came_from);
    return json;
  }
  json["rank_before"] = *row.before;
  json["score_before"] = row.score_before;
  json["move"] = row.causes.total();
  json["causes"] = Json{{"companies", row.causes.companies},
                        {"weights", row.causes.weights},
                        {"data", row.causes.data},
                        {"unseen", row.causes.unseen}};
  return json;
}

Json score_json(const std::optional<double>& score) { return score ? Json(*score) : Json(nullptr); }

}  // namespace

Records diff_records(const RankingDiff& diff) {
  Records records{
      {"id", "name", "rank", "rank_before", "move", "companies", "weights", "data", "unseen", "score", "score_before"},
      {}};
  for (const RankChange& row : diff.rows) records.rows.push_back(record(row));
  for (const Departure& company : diff.went) records.rows.push_back(record(company));
  return records;
}

Json diff_json(const RankingDiff& diff) {
  Json weights = Json::array();
  for (const WeightChange& change : diff.weights) {
    weights.push_back({{"criterion", change.criterion}, {"before", change.before}, {"now", change.now}});
  }
  Json data = Json::array();
  for (const ScoreChange& change : diff.data) {
    data.push_back({{"id", change.id},
                    {"name", change.name},
                    {"criterion", change.criterion},
                    {"before", score_json(change.before)},
                    {"now", score_json(change.now)}});
  }
  Json ranking = Json::array();
  for (const RankChange& row : diff.rows) ranking.push_back(row_json(row));
  Json went = Json::array();
  for (const Departure& company : diff.went) {
    went.push_back({{"rank_before", company.before},
                    {"id", company.id},
                    {"name", company.name},
                    {"score_before", company.score_before},
                    {"now", id_of(company.now)}});
  }
  return Json{{"before", ranking_json(diff.before)}, {"now", ranking_json(diff.now)},
              {"weights", std::move(weights)},       {"data", std::move(data)},
              {"ranking", std::move(ranking)},       {"went", std::move(went)}};
}

}  // namespace fitrank
