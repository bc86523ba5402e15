#include "analysis/explain.hpp"

#include <array>

#include "analysis/compare.hpp"
#include "door/asked.hpp"
#include "door/guarded.hpp"
#include "door/policies.hpp"
#include "evidence/value_text.hpp"
#include "fitrank/explanation.hpp"

namespace fitrank::v1 {

namespace {

ExplainedSignal signal_of(const fitrank::Model& model, const Company& company, const SignalLine& line) {
  const Observation& seen = company.observations[line.score.chosen];
  const fitrank::Signal& signal = model.signals[line.score.signal];
  return {.signal = signal.id,
          .value = value_text(signal, seen.value),
          .score = line.score.used,
          .points = line.contribution,
          .tier = seen.tier ? model.tiers[*seen.tier].id : "",
          .as_of = seen.as_of ? seen.as_of->text() : "",
          .source = seen.source};
}

ExplainedCriterion criterion_of(const fitrank::Model& model, const Company& company, const CriterionLine& line) {
  ExplainedCriterion criterion{.criterion = model.criteria[line.criterion].id,
                               .weight = line.weight,
                               .score = line.score,
                               .points = line.contribution};
  for (const SignalLine& signal : line.signals) criterion.signals.push_back(signal_of(model, company, signal));
  for (const std::size_t signal : line.unknown) criterion.unknown.push_back(model.signals[signal].id);
  return criterion;
}

Explanation explanation_of(const fitrank::Model& model, const CompanySet& set, const fitrank::Explanation& found) {
  const Company& company = set.companies[found.company];
  Explanation explanation{.id = company.id,
                          .name = company.name.empty() ? company.id : company.name,
                          .fit = door_fit(found.fit),
                          .rank = found.rank,
                          .of = found.of};
  for (const CriterionLine& line : found.criteria) {
    explanation.criteria.push_back(criterion_of(model, company, line));
  }
  return explanation;
}

}  // namespace

Explanation explain(const Companies& companies, const Profile& profile, const std::string& company) {
  return guarded([&] {
    const Asked asked(companies, profile);
    const std::array rows{companies.find(company)};
    const CompanySet shown = asked.pool().select(rows);
    const Scoring scoring = asked.profile().scoring();
    const auto place = standing(asked.pool(), rows[0], asked.weights(), scoring, asked.screening().allowed);
    return explanation_of(
        asked.model(), shown,
        fitrank::explain(asked.model(), shown, place, asked.weights(), scoring, asked.profile().interval));
  });
}

Comparison compare(const Companies& companies, const Profile& profile, const std::string& a, const std::string& b) {
  return guarded([&] {
    const Asked asked(companies, profile);
    const std::array rows{companies.find(a), companies.find(b)};
    if (rows[0] == rows[1]) throw Error(a + " and " + b + " are one company, " + companies.id(rows[0]));
    const Scoring scoring = asked.profile().scoring();
    const Screening screening = asked.screening();
    std::array<Standing, 2> standings;
    for (const std::size_t side : {0U, 1U}) {
      if (!fit_score(asked.pool().scores(), rows[side], asked.weights(), scoring).ranked()) {
        throw Error(companies.id(rows[side]) +
                    " has no score to compare: there are no data for any weighted criterion");
      }
      standings[side] = standing(asked.pool(), rows[side], asked.weights(), scoring, screening.allowed);
    }
    const CompanySet shown = asked.pool().select(rows);
    const auto found = fitrank::compare(asked.model(), shown, standings, asked.weights(), scoring);
    Comparison comparison{
        explanation_of(asked.model(), shown, found.a), explanation_of(asked.model(), shown, found.b), found.gap, {}};
    for (const fitrank::Overtake& one : found.overtakes) {
      comparison.overtakes.push_back(
          {asked.model().criteria[one.criterion].id, one.from, one.to, one.until, one.level_only});
    }
    return comparison;
  });
}

}  // namespace fitrank::v1
