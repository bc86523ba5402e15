#include "output/ranking_fields.hpp"

#include <algorithm>
#include <cmath>

#include "output/keys.hpp"
#include "output/observed_fields.hpp"
#include "output/published_fields.hpp"
#include "output/ranking_rules.hpp"
#include "output/stale_text.hpp"
#include "output/verdict_text.hpp"
#include "output/wording.hpp"

namespace fitrank {

namespace {

using Json = nlohmann::ordered_json;

const Company& company_of(const RankedRow& row) { return row.subject->set.companies[row.company]; }
const Assessment& assessment_of(const RankedRow& row) { return row.subject->set.assessments[row.company]; }

std::string_view standing_of(const RankedRow& row) {
  if (row.row != nullptr) return "ranked";
  if (row.excluded == nullptr) return "unranked";
  return row.thin ? "too_little_known" : "excluded";
}

FitScore fit_of(const RankedRow& row) {
  if (row.row != nullptr) return row.row->place.fit;
  return fit_score(row.subject->set.scores, row.company, Weights::from_scaled(row.report->weights),
                   row.subject->profile.scoring());
}

std::vector<std::string> criterion_ids(const Model& model, const std::vector<std::size_t>& criteria) {
  std::vector<std::string> ids;
  for (const std::size_t criterion : criteria) ids.push_back(model.criteria[criterion].id);
  return ids;
}

std::vector<std::string> company_ids(const Subject& subject, const std::vector<std::size_t>& companies) {
  std::vector<std::string> ids;
  for (const std::size_t company : companies) ids.push_back(subject.set.companies[company].id);
  return ids;
}

Json criteria_json(const RankedRow& row) {
  std::vector<double> scores;
  for (std::size_t c = 0; c < row.subject->model.criteria.size(); ++c) {
    scores.push_back(row.subject->set.scores.at(row.company, c));
  }
  return by_criterion(row.subject->model, scores);
}

/// Criteria with a score of which nothing is known.
std::vector<std::string> only_expected(const RankedRow& row) {
  std::vector<std::size_t> criteria;
  const ScoreMatrix& scores = row.subject->set.scores;
  for (std::size_t c = 0; c < row.subject->model.criteria.size(); ++c) {
    if (!scores.knows(row.company, c) && !std::isnan(scores.at(row.company, c))) criteria.push_back(c);
  }
  return criterion_ids(row.subject->model, criteria);
}

std::vector<std::string> unknown_criteria(const RankedRow& row) {
  std::vector<std::size_t> criteria;
  for (std::size_t c = 0; c < row.report->weights.size(); ++c) {
    if (row.report->weights[c] > 0 && !row.subject->set.scores.knows(row.company, c)) criteria.push_back(c);
  }
  return criterion_ids(row.subject->model, criteria);
}

/// The oldest and the latest day of the observations that count; none where none is dated.
std::optional<Date> end_of_evidence(const RankedRow& row, bool latest) {
  std::optional<Date> end;
  for (const SignalScore& line : assessment_of(row).signals) {
    const auto& day = company_of(row).observations[line.chosen].as_of;
    if (day && (!end || (latest ? *end < *day : *day < *end))) end = day;
  }
  return end;
}

struct Reason {
  const Model* model;
  const Company* company;
  const SignalLine* line;

  const Observation& observation() const { return company->observations[line->score.chosen]; }
};

const Fields<Reason>& reason_fields() {
  static const Fields<Reason> fields =
      Fields<Reason>()
          .add(key::criterion,
               [](auto& one) { return one.model->criteria[one.model->signals[one.line->score.signal].criterion].id; })
          .include(observed_fields(), [](auto& one) { return observed(*one.model, &one.observation()); })
          .add(key::score, [](auto& one) { return one.line->score.used; })
          .add(key::points, [](auto& one) { return one.line->contribution; });
  return fields;
}

std::vector<Reason> strengths_of(const RankedRow& row) {
  std::vector<Reason> reasons;
  if (row.row == nullptr) return reasons;
  for (const SignalLine& line : row.row->why.strengths) {
    reasons.push_back({&row.subject->model, &company_of(row), &line});
  }
  return reasons;
}

std::optional<Reason> risk_of(const RankedRow& row) {
  if (row.row == nullptr || !row.row->why.risk) return std::nullopt;
  return Reason{&row.subject->model, &company_of(row), &*row.row->why.risk};
}

std::vector<Observed> stale_of(const RankedRow& row) {
  std::vector<Observed> stale;
  for (const std::size_t index : last_known(row.subject->model, company_of(row), assessment_of(row))) {
    stale.push_back({&row.subject->model, &company_of(row).observations[index]});
  }
  return stale;
}

std::vector<std::string> flags_of(const RankedRow& row) {
  std::vector<std::string> ids;
  if (row.row == nullptr) return ids;
  for (const RuleHit& hit : row.row->flags) ids.push_back(row.subject->model.risk_flags[hit.rule].id);
  return ids;
}

std::vector<Finding> failed_of(const RankedRow& row) {
  if (row.row != nullptr) return findings_of(*row.subject, row.company, row.row->failed);
  if (row.excluded == nullptr) return {};
  return findings_of(*row.subject, row.company, row.excluded->failed);
}

std::vector<Finding> asked_of(const RankedRow& row) {
  return row.row == nullptr ? std::vector<Finding>() : findings_of(*row.subject, row.company, row.row->ask);
}

const Fields<RankedRow>& score_fields() {
  static const Fields<RankedRow> fields =
      Fields<RankedRow>()
          .add(key::score, [](auto& r) { return r.row == nullptr ? Json() : json_of(r.row->place.fit.score); })
          .add(key::low, [](auto& r) { return fit_of(r).low; })
          .add(key::high, [](auto& r) { return fit_of(r).high; })
          .add(key::likely_low,
               [](auto& r) { return r.row != nullptr && r.row->likely ? json_of(r.row->likely->low) : Json(); })
          .add(key::likely_high,
               [](auto& r) { return r.row != nullptr && r.row->likely ? json_of(r.row->likely->high) : Json(); })
          .add(key::coverage, [](auto& r) { return fit_of(r).coverage; })
          .add(key::criteria, criteria_json)
          .add(key::expected_criteria, only_expected)
          .add(key::unknown_criteria, unknown_criteria)
          .add(key::complete_as_of, [](auto& r) { return company_of(r).complete_as_of; })
          .add(key::oldest, [](auto& r) { return end_of_evidence(r, false); })
          .add(key::latest, [](auto& r) { return end_of_evidence(r, true); });
  return fields;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

const Fields<RankedRow>& ranking_rows() {
  static const Fields<RankedRow> fields =
      Fields<RankedRow>()
          .add(key::standing, standing_of)
          .add(key::rank, [](auto& r) { return r.row == nullptr ? Json() : json_of(r.row->place.rank); })
          .include(company_fields(), [](auto& r) { return CompanyRef{&company_of(r)}; })
          .add(key::ticker, [](auto& r) { return unless_empty(company_of(r).ticker); })
          .add(key::layer, [](auto& r) { return unless_empty(company_of(r).layer); })
          .add(key::market, [](auto& r) { return unless_empty(company_of(r).market); })
          .include(score_fields(), [](auto& r) { return r; })
          .list(key::why, reason_fields(), strengths_of)
          .object(key::risk, reason_fields(), risk_of)
          .list(key::stale, observed_fields(), stale_of)
          .add(key::flags, flags_of)
          .list(key::ask, finding_fields(), asked_of)
          .list(key::excluded_by, finding_fields(), failed_of)
          .add(key::would_rank, [](auto& r) { return r.excluded == nullptr ? std::nullopt : r.excluded->would_rank; })
          .add(key::rank_before, [](auto& r) { return r.row == nullptr ? std::nullopt : r.row->rank_before; })
          .include(published_row_fields(),
                   [](auto& r) { return published_row(r.subject->model, *r.report, company_of(r).id); });
  return fields;
}

const Fields<RankingFacts>& ranking_facts() {
  struct WithoutOne {
    const Subject* subject;
    const WithoutCriterion* without;
  };
  static const Fields<WithoutOne> without_fields =
      Fields<WithoutOne>()
          .add(key::criterion, [](auto& one) { return one.subject->model.criteria[one.without->criterion].id; })
          .add(key::known_of, [](auto& one) { return company_ids(*one.subject, one.without->known); })
          .add(key::order, [](auto& one) { return company_ids(*one.subject, one.without->order); });
  struct Days {
    const Subject* subject;
    const DossierDays* days;
  };
  static const Fields<Days> days_fields =
      Fields<Days>()
          .add(key::oldest_id, [](auto& one) { return one.subject->set.companies[one.days->oldest].id; })
          .add(key::newest_id, [](auto& one) { return one.subject->set.companies[one.days->newest].id; })
          .add(key::days_apart, [](auto& one) { return one.days->days; })
          .add(key::undated_ids, [](auto& one) { return company_ids(*one.subject, one.days->unstated); });
  static const Fields<RankingFacts> fields =
      Fields<RankingFacts>()
          .add(key::only_layer, [](auto& all) { return unless_empty(std::string(all.only_layer)); })
          .object(key::verdict, verdict_fields(), [](auto& all) { return told_verdict(all.report); })
          .list(key::without, without_fields,
                [](auto& all) {
                  std::vector<WithoutOne> list;
                  for (const auto& one : all.report.without) list.push_back({&all.subject, &one});
                  return list;
                })
          .object(key::dossiers_apart, days_fields,
                  [](auto& all) {
                    const auto& days = all.report.dossier_days;
                    return days ? std::optional(Days{&all.subject, &*days}) : std::nullopt;
                  })
          .object(key::published, published_fields(),
                  [](auto& all) { return published_facts(all.subject.model, all.report); });
  return fields;
}

std::size_t count_not_ranked(const RankReport& report) {
  return report.excluded.size() + report.thin.size() + report.unranked.size();
}

RankedRow row_not_ranked(const Subject& subject, const RankReport& report, std::size_t place) {
  RankedRow row{.subject = &subject, .report = &report};
  const std::size_t excluded = report.excluded.size();
  if (place < excluded + report.thin.size()) {
    row.thin = place >= excluded;
    row.excluded = row.thin ? &report.thin[place - excluded] : &report.excluded[place];
    row.company = row.excluded->company;
  } else {
    row.company = report.unranked[place - excluded - report.thin.size()];
  }
  return row;
}

}  // namespace fitrank
