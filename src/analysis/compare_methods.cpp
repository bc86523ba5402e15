#include <algorithm>
#include <numeric>

#include "analysis/agreement.hpp"
#include "analysis/methods.hpp"
#include "score/ranking.hpp"

namespace fitrank {
namespace {

bool more_is_better(Method method) { return method != Method::vikor; }

/// Competition ranks (1, 2, 2, 4).
std::vector<std::size_t> competition_ranks(const std::vector<double>& scores, bool descending) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto before = [&](std::size_t a, std::size_t b) {
    return descending ? scores[b] < scores[a] : scores[a] < scores[b];
  };
  std::ranges::sort(order, before);
  std::vector<std::size_t> ranks(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ranks[order[i]] = i > 0 && !before(order[i - 1], order[i]) ? ranks[order[i - 1]] : i + 1;
  }
  return ranks;
}

MethodRanking ranking_by(Method method, std::vector<double> scores) {
  std::vector<std::size_t> ranks = competition_ranks(scores, more_is_better(method));
  return {method, std::move(scores), std::move(ranks)};
}

std::vector<double> as_numbers(const std::vector<std::size_t>& ranks) { return {ranks.begin(), ranks.end()}; }

std::vector<MethodAgreement> agreements(const std::vector<MethodRanking>& rankings) {
  std::vector<MethodAgreement> all;
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    for (std::size_t j = i + 1; j < rankings.size(); ++j) {
      const std::vector<double> x = as_numbers(rankings[i].ranks);
      const std::vector<double> y = as_numbers(rankings[j].ranks);
      all.push_back(
          {rankings[i].method, rankings[j].method, kendall_tau_b(x, y), weighted_spearman(x, y), ws_similarity(x, y)});
    }
  }
  return all;
}

}  // namespace

MethodComparison compare_methods(const ScoreMatrix& scores, const CompanyIds& ids, const Weights& weights,
                                 MissingPolicy missing, const MethodOptions& options) {
  const RankOptions range{.threads = options.threads, .allowed = options.allowed};
  MethodComparison comparison;
  std::vector<double> fits;
  for (const RankedCompany& place : top_companies(scores, ids, weights, missing, range)) {
    comparison.companies.push_back(place.company);
    fits.push_back(place.fit.score);
  }
  comparison.unranked = unranked_companies(scores, ids, weights, range).in_all;
  const DecisionMatrix matrix = decision_matrix(scores, comparison.companies, missing);
  const std::span<const double> scaled = weights.scaled();
  Vikor by_vikor = vikor(matrix, scaled, options.v);
  comparison.proposed = std::move(by_vikor.proposed);
  comparison.rankings.push_back(ranking_by(Method::weighted_sum, std::move(fits)));
  comparison.rankings.push_back(ranking_by(Method::weighted_product, weighted_product(matrix, scaled)));
  comparison.rankings.push_back(ranking_by(Method::topsis, topsis(matrix, scaled)));
  comparison.rankings.push_back(ranking_by(Method::vikor, std::move(by_vikor.compromise)));
  comparison.rankings.push_back(ranking_by(Method::promethee, promethee(matrix, scaled, options.preferences)));
  comparison.agreement = agreements(comparison.rankings);
  return comparison;
}

}  // namespace fitrank
