#include "fitrank/rank_report.hpp"

#include <algorithm>

#include "analysis/attribute.hpp"

namespace fitrank {
namespace {

std::vector<double> to_vector(std::span<const double> values) { return {values.begin(), values.end()}; }

/// Rank by company; none for the unranked.
std::vector<std::optional<std::size_t>> ranks_by_company(const Ranking& ranking, std::size_t companies) {
  std::vector<std::optional<std::size_t>> ranks(companies);
  for (const RankedCompany& place : ranking.ranked) ranks[place.company] = place.rank;
  return ranks;
}

void add_ranks_before(const CompanySet& set, const Weights& own, MissingPolicy missing, std::vector<RankRow>& rows) {
  const auto before = ranks_by_company(rank_companies(set.scores, set.ids, own, missing), set.companies.size());
  for (RankRow& row : rows) row.rank_before = before[row.place.company];
}

}  // namespace

RankReport report_ranking(const Model& model, const CompanySet& set, const Profile& profile,
                          const std::vector<NamedShare>& named) {
  const Weights own(profile.weights);
  const Weights weights = named.empty() ? own : Weights(reweigh(profile.weights, named));
  Ranking ranking = rank_companies(set.scores, set.ids, weights, profile.missing);

  RankReport report;
  report.weights = to_vector(weights.scaled());
  report.own_weights = to_vector(own.scaled());
  report.overridden = !named.empty();
  report.ranked = ranking.ranked.size();
  report.unranked = std::move(ranking.unranked);
  const std::size_t shown_rows = std::min(report.ranked, profile.top.value_or(report.ranked));
  for (std::size_t row = 0; row < shown_rows; ++row) {
    const RankedCompany& place = ranking.ranked[row];
    report.rows.push_back({place, why(attribute(model, set, place.company, weights, profile.missing)), std::nullopt});
  }
  if (report.overridden) add_ranks_before(set, own, profile.missing, report.rows);
  return report;
}

}  // namespace fitrank
