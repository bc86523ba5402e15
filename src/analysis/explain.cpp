#include "analysis/explain.hpp"

#include <bit>
#include <cmath>

#include "analysis/attribute.hpp"
#include "analysis/contribution.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

/// Adds each known signal to its criterion's line, and each other signal to its unknown ones.
void add_signals(const Model& model, const Assessment& assessment, std::vector<CriterionLine>& criteria) {
  auto known = assessment.signals.begin();
  for (std::size_t signal = 0; signal < model.signals.size(); ++signal) {
    const bool is_known = known != assessment.signals.end() && known->signal == signal;
    CriterionLine& line = criteria[model.signals[signal].criterion];
    if (is_known && !line.stated) line.signals.push_back({*known, model.signals[signal].importance, 0});
    if (!is_known && !line.stated) line.unknown.push_back(signal);
    if (is_known) ++known;
  }
}

/// To the criteria's lines, what is expected of their unknown signals.
void add_expected(const Model& model, const std::vector<ExpectedScore>& expected,
                  std::vector<CriterionLine>& criteria) {
  for (const ExpectedScore& score : expected) {
    criteria[score.criterion].expected.push_back(
        {score, score.signal ? model.signals[*score.signal].importance : 1, 0});
  }
}

}  // namespace

Explanation attribute(const Model& model, const CompanySet& set, std::size_t company, const Weights& weights,
                      Scoring scoring) {
  Explanation explanation;
  explanation.company = company;
  explanation.fit = fit_score(set.scores, company, weights, scoring);
  explanation.criteria.resize(model.criteria.size());
  const auto& stated = set.companies[company].stated;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    CriterionLine& line = explanation.criteria[c];
    line.criterion = c;
    line.weight = weights[c];
    line.stated = !stated.empty() && !std::isnan(stated[c]);
    if (const float score = set.scores.at(company, c); !std::isnan(score)) line.score = score;
    line.only_expected = line.score && !set.scores.knows(company, c);
  }
  add_signals(model, set.assessments[company], explanation.criteria);
  if (!set.expected.empty()) add_expected(model, set.expected[company], explanation.criteria);
  share_out(explanation, scoring);
  return explanation;
}

Explanation explain(const Model& model, const CompanySet& shown, const Standing& standing, const Weights& weights,
                    Scoring scoring, double interval) {
  Explanation explanation = attribute(model, shown, 0, weights, scoring);
  if (shown.scores.expectations() != nullptr) {
    explanation.likely = likely_range(shown.scores, 0, weights, scoring, explanation.fit, interval);
  }
  explanation.rank = standing.rank;
  explanation.of = standing.of;
  return explanation;
}

Standing standing(const CompanyPool& pool, std::size_t row, const Weights& weights, Scoring scoring,
                  std::span<const std::uint64_t> allowed) {
  std::size_t companies = pool.size();
  if (!allowed.empty()) {
    companies = 0;
    for (const std::uint64_t word : allowed) companies += static_cast<std::size_t>(std::popcount(word));
  }
  Standing standing{
      std::nullopt,
      companies - unranked_companies(pool.scores(), pool, weights, {.top = 0, .allowed = allowed}).in_all};
  const bool is_allowed = allowed.empty() || ((allowed[row / 64] >> (row % 64)) & 1U) != 0;
  if (!is_allowed || !fit_score(pool.scores(), row, weights, scoring).ranked()) return standing;
  const std::size_t rows[] = {row};
  standing.rank = ranks_of(rows, pool.scores(), weights, scoring, {.allowed = allowed}).front();
  return standing;
}

Explanation explain(const Model& model, const CompanySet& set, std::size_t company, const Weights& weights,
                    Scoring scoring) {
  Explanation explanation = attribute(model, set, company, weights, scoring);
  const IdList ids(set.ids);
  explanation.of = set.ids.size() - unranked_companies(set.scores, ids, weights, {.top = 0}).in_all;
  const std::size_t rows[] = {company};
  if (explanation.fit.ranked()) explanation.rank = ranks_of(rows, set.scores, weights, scoring).front();
  return explanation;
}

}  // namespace fitrank
