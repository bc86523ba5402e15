#include "evidence/evidence_spread.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "evidence/assess.hpp"

namespace fitrank {
namespace {

constexpr double kMiddle = 50;

double half_width(const Model& model, const Company& company, const SignalScore& line) {
  const auto& tier = company.observations[line.chosen].tier;
  return tier ? kMiddle * (1 - model.tiers[*tier].trust) : 0;
}

}  // namespace

ScoreMatrix evidence_spread(const Model& model, const CompanySet& set, std::size_t companies) {
  ScoreMatrix spread(companies, model.criteria.size());
  for (std::size_t c = 0; c < spread.criteria(); ++c) std::ranges::fill(spread.column(c), 0.0F);
  for (std::size_t row = 0; row < set.companies.size(); ++row) {
    const Company& company = set.companies[row];
    std::vector<CriterionMean> means(model.criteria.size());
    for (const SignalScore& line : set.assessments[row].signals) {
      const Signal& signal = model.signals[line.signal];
      means[signal.criterion].add(half_width(model, company, line), signal.importance);
    }
    for (std::size_t c = 0; c < means.size(); ++c) {
      const bool stated = !company.stated.empty() && !std::isnan(company.stated[c]);
      const float half = means[c].score();
      if (!stated && !std::isnan(half)) spread.set(row, c, half);
    }
  }
  return spread;
}

}  // namespace fitrank
