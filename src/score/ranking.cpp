#include "fitrank/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace fitrank {
namespace {

/// Which of two rows comes first by their criterion scores; nothing where they are alike.
std::optional<bool> first_by_criteria(const ScoreMatrix& scores, std::size_t a, std::size_t b) {
  for (std::size_t criterion = 0; criterion < scores.criteria(); ++criterion) {
    const float score_a = scores.at(a, criterion);
    const float score_b = scores.at(b, criterion);
    if (score_a > score_b) return true;
    if (score_a < score_b) return false;
    if (std::isnan(score_a) != std::isnan(score_b)) return std::isnan(score_b);
  }
  return std::nullopt;
}

void assign_competition_ranks(std::vector<RankedCompany>& ranked) {
  for (std::size_t place = 0; place < ranked.size(); ++place) {
    const bool tied = place > 0 && !(ranked[place].fit.score < ranked[place - 1].fit.score);
    ranked[place].rank = tied ? ranked[place - 1].rank : place + 1;
  }
}

}  // namespace

bool ranks_before(const ScoreMatrix& scores, std::span<const std::string> ids, std::size_t a, const FitScore& fit_a,
                  std::size_t b, const FitScore& fit_b) {
  if (fit_a.score > fit_b.score) return true;
  if (fit_a.score < fit_b.score) return false;
  if (fit_a.coverage > fit_b.coverage) return true;
  if (fit_a.coverage < fit_b.coverage) return false;
  return first_by_criteria(scores, a, b).value_or(ids[a] < ids[b]);
}

Ranking rank_companies(const ScoreMatrix& scores, std::span<const std::string> ids, const Weights& weights,
                       MissingPolicy missing) {
  Ranking ranking;
  ranking.ranked.reserve(scores.companies());
  for (std::size_t company = 0; company < scores.companies(); ++company) {
    const FitScore fit = fit_score(scores, company, weights, missing);
    if (fit.ranked()) {
      ranking.ranked.push_back({company, 0, fit});
    } else {
      ranking.unranked.push_back(company);
    }
  }
  std::sort(ranking.ranked.begin(), ranking.ranked.end(), [&](const RankedCompany& a, const RankedCompany& b) {
    return ranks_before(scores, ids, a.company, a.fit, b.company, b.fit);
  });
  std::sort(ranking.unranked.begin(), ranking.unranked.end(),
            [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
  assign_competition_ranks(ranking.ranked);
  return ranking;
}

}  // namespace fitrank
