#include "output/ranking_data.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "output/listed_apart.hpp"
#include "output/published_data.hpp"
#include "output/ranking_rules.hpp"
#include "output/stale_text.hpp"
#include "output/verdict_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;
using Row = std::vector<Records::Field>;

std::optional<double> known_score(const Subject& subject, std::size_t company, std::size_t criterion) {
  const float score = subject.set.scores.at(company, criterion);
  return std::isnan(score) ? std::nullopt : std::optional<double>(score);
}

void append_scores(const Subject& subject, std::size_t company, Row& row) {
  for (std::size_t i = 0; i < subject.model.criteria.size(); ++i) {
    row.push_back(number_field(known_score(subject, company, i)));
  }
}

Row identity(const Subject& subject, std::size_t company, Records::Field rank) {
  const Company& known = subject.set.companies[company];
  return {std::move(rank), text_field(known.id), text_field(display_name(known))};
}

Json observed_json(const Model& model, const Observation& observation) {
  const Signal& signal = model.signals[observation.signal];
  return {{"signal", signal.id},
          {"value", value_json(signal, observation.value)},
          {"tier", observation.tier ? Json(model.tiers[*observation.tier].id) : Json(nullptr)},
          {"as_of", date_json(observation.as_of)},
          {"source", observation.source},
          {"note", observation.note}};
}

Json reason_json(const Model& model, const Company& company, const SignalLine& line) {
  Json json{{"signal", ""}, {"score", line.score.used}, {"points", line.contribution}};
  json.update(observed_json(model, company.observations[line.score.chosen]));
  return json;
}

void add_reasons(const Subject& subject, const RankRow& row, Json& json) {
  const Company& company = subject.set.companies[row.place.company];
  Json& strengths = json["strengths"] = Json::array();
  for (const SignalLine& line : row.why.strengths) strengths.push_back(reason_json(subject.model, company, line));
  json["risk"] = row.why.risk ? reason_json(subject.model, company, *row.why.risk) : Json(nullptr);
  const Assessment& assessment = subject.set.assessments[row.place.company];
  for (const std::size_t index : last_known(subject.model, company, assessment)) {
    json["stale"].push_back(observed_json(subject.model, company.observations[index]));
  }
}

Json row_json(const Subject& subject, const RankRow& row, bool overridden) {
  const auto& [company, rank, fit] = row.place;
  const Company& known = subject.set.companies[company];
  Json json{{"rank", rank},   {"id", known.id},   {"name", display_name(known)}, {"score", fit.score},
            {"low", fit.low}, {"high", fit.high}, {"coverage", fit.coverage}};
  if (row.likely) json["likely_low"] = row.likely->low;
  if (row.likely) json["likely_high"] = row.likely->high;
  Json& criteria = json["criteria"] = Json::object();
  for (std::size_t i = 0; i < subject.model.criteria.size(); ++i) {
    const auto score = known_score(subject, company, i);
    criteria[subject.model.criteria[i].id] = score ? Json(*score) : Json(nullptr);
  }
  for (std::size_t i = 0; row.likely && i < subject.model.criteria.size(); ++i) {
    if (subject.set.scores.knows(company, i)) continue;
    json["expected"].push_back(subject.model.criteria[i].id);
  }
  if (known.complete_as_of) json["complete_as_of"] = known.complete_as_of->text();
  add_reasons(subject, row, json);
  if (overridden) json["rank_before"] = row.rank_before ? Json(*row.rank_before) : Json(nullptr);
  for (const RuleHit& hit : row.failed) json["excluded_by"].push_back(reason_json(subject, company, hit));
  for (const RuleHit& hit : row.ask) json["ask"].push_back(ask_json(subject, company, hit));
  for (const RuleHit& hit : row.flags) json["flags"].push_back(subject.model.risk_flags[hit.rule].id);
  return json;
}

Json excluded_json(const Subject& subject, const ExcludedCompany& excluded) {
  const Company& company = subject.set.companies[excluded.company];
  Json reasons = Json::array();
  for (const RuleHit& hit : excluded.failed) reasons.push_back(reason_json(subject, excluded.company, hit));
  return {{"id", company.id},
          {"name", display_name(company)},
          {"would_rank", excluded.would_rank ? Json(*excluded.would_rank) : Json(nullptr)},
          {"reasons", std::move(reasons)}};
}

Json dossiers_json(const Subject& subject, const DossierDays& apart) {
  Json unstated = Json::array();
  for (const std::size_t company : apart.unstated) unstated.push_back(subject.set.companies[company].id);
  return {{"oldest", subject.set.companies[apart.oldest].id},
          {"newest", subject.set.companies[apart.newest].id},
          {"days", apart.days},
          {"unstated", std::move(unstated)}};
}

/// Criteria that are known of some of the shown alone, and their order without.
Json without_json(const Subject& subject, const RankReport& report) {
  Json json = Json::array();
  const auto ids = [&](const std::vector<std::size_t>& companies) {
    Json list = Json::array();
    for (const std::size_t company : companies) list.push_back(subject.set.companies[company].id);
    return list;
  };
  for (const auto& [criterion, known, order] : report.without) {
    json.push_back({{"criterion", subject.model.criteria[criterion].id}, {"known", ids(known)}, {"order", ids(order)}});
  }
  return json;
}

/// The deal-breakers' texts, for a CSV cell.
Records::Field excluded_by(const Subject& subject, const std::vector<RuleHit>& failed) {
  std::string text;
  for (const RuleHit& hit : failed) {
    const DealBreaker& breaker = subject.profile.deal_breakers[hit.rule];
    text += (text.empty() ? "" : "; ") + deal_breaker_text(subject.model, breaker);
  }
  return text_field(std::move(text));
}

/// A last column, and the excluded as rows without a rank.
void add_excluded(const Subject& subject, const RankReport& report, Records& records) {
  records.header.emplace_back("excluded_by");
  for (std::size_t i = 0; i < records.rows.size(); ++i) {
    records.rows[i].push_back(i < report.rows.size() ? excluded_by(subject, report.rows[i].failed) : Records::Field{});
  }
  std::vector<ExcludedCompany> apart = report.excluded;
  apart.insert(apart.end(), report.thin.begin(), report.thin.end());
  for (const ExcludedCompany& excluded : apart) {
    Row row = identity(subject, excluded.company, {});
    row.resize(row.size() + 4);  // score, low, high, coverage
    append_scores(subject, excluded.company, row);
    row.resize(records.header.size() - 1);
    row.push_back(excluded_by(subject, excluded.failed));
    records.rows.push_back(std::move(row));
  }
}

}  // namespace

Records ranking_records(const Subject& subject, const RankReport& report) {
  Records records{{"rank", "id", "name", "score", "low", "high", "coverage"}, {}};
  for (const Criterion& criterion : subject.model.criteria) records.header.push_back(criterion.id);
  const bool expects = !report.rows.empty() && report.rows.front().likely;
  if (expects) records.header.insert(records.header.end(), {"likely_low", "likely_high"});
  for (const RankRow& ranked : report.rows) {
    const RankedCompany& place = ranked.place;
    Row row = identity(subject, place.company, count_field(place.rank));
    const FitScore& fit = place.fit;
    for (const double number : {fit.score, fit.low, fit.high, fit.coverage}) row.push_back(number_field(number));
    append_scores(subject, place.company, row);
    if (expects) row.push_back(number_field(ranked.likely->low));
    if (expects) row.push_back(number_field(ranked.likely->high));
    records.rows.push_back(std::move(row));
  }
  for (const std::size_t company : report.unranked) {
    Row row = identity(subject, company, {});
    row.emplace_back();
    const FitScore fit =
        fit_score(subject.set.scores, company, Weights::from_scaled(report.weights), subject.profile.scoring());
    for (const double number : {fit.low, fit.high, fit.coverage}) row.push_back(number_field(number));
    append_scores(subject, company, row);
    if (expects) row.resize(row.size() + 2);
    records.rows.push_back(std::move(row));
  }
  if (!subject.profile.deal_breakers.empty()) add_excluded(subject, report, records);
  if (report.published) append_published(subject.model, *report.published, records);
  return records;
}

Json ranking_json(const Subject& subject, const RankReport& report) {
  const Profile& profile = subject.profile;
  Json weights = Json::object();
  for (std::size_t i = 0; i < report.weights.size(); ++i) weights[subject.model.criteria[i].id] = report.weights[i];
  Json ranking = Json::array();
  for (const RankRow& row : report.rows) ranking.push_back(row_json(subject, row, report.overridden));
  Json unranked = Json::array();
  for (const std::size_t company : report.unranked) unranked.push_back(subject.set.companies[company].id);
  Json excluded = Json::array();
  for (const ExcludedCompany& company : report.excluded) excluded.push_back(excluded_json(subject, company));
  Json json{{"profile", profile.id},
            {"weights", std::move(weights)},
            {"missing", id_of(profile.missing)},
            {"method", id_of(profile.method)},
            {"evidence", id_of(profile.evidence)},
            {"as_of", date_json(profile.as_of)},
            {"as_of_from", day_source_json(profile)},
            {"verdict", verdict_json(subject.model, report)},
            {"ranking", std::move(ranking)},
            {"without", without_json(subject, report)},
            {"excluded", std::move(excluded)},
            {"too_little_known", thin_json(subject, report)},
            {"unranked", std::move(unranked)},
            {"ranked", report.ranked},
            {"excluded_in_all", report.excluded_in_all},
            {"too_little_known_in_all", report.thin_in_all},
            {"unranked_in_all", report.unranked_in_all},
            {"companies", report.companies}};
  if (profile.missing == MissingPolicy::expected) {
    json["estimate"] = id_of(profile.estimate);
    json["interval"] = profile.interval;
  }
  if (report.dossier_days) json["dossiers_apart"] = dossiers_json(subject, *report.dossier_days);
  if (report.published) json["published"] = published_json(subject.model, *report.published);
  return json;
}

}  // namespace fitrank
