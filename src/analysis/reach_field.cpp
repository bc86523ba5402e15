#include <algorithm>

#include "analysis/reach_search.hpp"

namespace fitrank {
namespace {

/// What the neutral policy gives a company with no data for any weighted criterion.
constexpr double kNeutralScore = 50;

}  // namespace

ReachField::ReachField(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights, Scoring scoring,
                       std::size_t company, const ReachOptions& options)
    : scores_(scores),
      ids_(ids),
      weights_(weights),
      scoring_(scoring),
      company_(company),
      options_(options),
      own_(score_line(scores, company, scoring)),
      known_(known_of(scores, company)) {}

double ReachField::lead(std::size_t row, std::span<const double> weights) const {
  const Weights scaled = Weights::from_scaled(weights);
  const FitScore own = fit_score(scores_, company_, scaled, scoring_);
  return fit_score(scores_, row, scaled, scoring_).score - own.score;
}

std::vector<std::size_t> ReachField::ahead(std::span<const double> weights, std::size_t most, double level) const {
  const Weights scaled = Weights::from_scaled(weights);
  const double own = fit_score(scores_, company_, scaled, scoring_).score;
  std::vector<std::size_t> rows;
  for (const RankedCompany& ranked : top_companies(
           scores_, ids_, scaled, scoring_, {.top = most, .threads = options_.threads, .allowed = options_.allowed})) {
    if (!(ranked.fit.score > own + level)) break;
    rows.push_back(ranked.company);
  }
  if (rows.size() < most && scoring_.missing == MissingPolicy::neutral && own + level < kNeutralScore)
    add_unranked(scaled, most, rows);
  return rows;
}

void ReachField::add_unranked(const Weights& weights, std::size_t most, std::vector<std::size_t>& rows) const {
  const Unranked unranked =
      unranked_companies(scores_, ids_, weights, {.threads = options_.threads, .allowed = options_.allowed});
  for (const std::size_t row : unranked.rows) {
    if (rows.size() == most) return;
    const std::vector<double> known = known_of(scores_, row);
    if (std::ranges::find(known, 1.0) != known.end()) rows.push_back(row);
  }
}

std::vector<std::size_t> ReachField::close(std::span<const double> weights, std::size_t most) const {
  std::vector<std::size_t> rows;
  for (const RankedCompany& ranked :
       top_companies(scores_, ids_, Weights::from_scaled(weights), scoring_,
                     {.top = most, .threads = options_.threads, .allowed = options_.allowed})) {
    if (ranked.company != company_) rows.push_back(ranked.company);
  }
  return rows;
}

}  // namespace fitrank
