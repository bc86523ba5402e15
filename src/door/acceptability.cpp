#include "analysis/acceptability.hpp"

#include <cmath>

#include "analysis/pool_draws.hpp"
#include "analysis/unknowns.hpp"
#include "door/asked.hpp"
#include "door/guarded.hpp"
#include "door/rows.hpp"
#include "fitrank/acceptability.hpp"

namespace fitrank::v1 {

namespace {

WeightDraws weight_draws(const fitrank::Weights& weights, const AcceptabilityOptions& options) {
  WeightDrawSpec spec{.from = options.concentration > 0 ? WeightSource::profile : WeightSource::uniform,
                      .profile = weights,
                      .seed = options.seed};
  if (options.concentration > 0) spec.concentration = options.concentration;
  return WeightDraws(std::move(spec));
}

Acceptability acceptability_of(const fitrank::Acceptability& found, const CompanyPool* pool) {
  Acceptability result{.samples = found.samples, .places = found.top, .companies = {}};
  for (const CompanyAcceptability& one : found.companies) {
    result.companies.push_back({.row = one.company,
                                .id = pool != nullptr ? pool->at(one.company) : std::string(),
                                .first = one.first,
                                .top = one.top,
                                .ranks = one.ranks,
                                .central_weights = one.central_weights});
  }
  return result;
}

/// Rows with a score of positive weight.
std::vector<std::uint64_t> ranked_rows(const fitrank::ScoreMatrix& scores, const CompanyIds& ids,
                                       const fitrank::Weights& weights) {
  std::vector<std::uint64_t> allowed((scores.companies() + 63) / 64, ~std::uint64_t{0});
  for (const std::size_t row : unranked_companies(scores, ids, weights).rows) {
    allowed[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  }
  return allowed;
}

}  // namespace

double Acceptability::error(double share) const {
  return std::sqrt(share * (1 - share) / static_cast<double>(samples));
}

Acceptability acceptability(const Companies& companies, const Profile& profile, const AcceptabilityOptions& options) {
  return guarded([&] {
    const Asked asked(companies, profile);
    const DrawnField field =
        drawn_field(asked.model(), asked.pool(), asked.profile(), asked.weights(), options.threads);
    const PoolDraws scores(asked.model(), asked.pool(), asked.profile(), {.seed = options.seed});
    const std::size_t ranked = asked.pool().size() - field.excluded - field.unknown;
    const auto found = find_acceptability(scores.scores(), asked.pool(), weight_draws(asked.weights(), options),
                                          {.samples = options.samples,
                                           .top = telling_places(options.places, ranked),
                                           .threads = options.threads,
                                           .allowed = field.allowed,
                                           .method = asked.profile().method});
    return acceptability_of(found, &asked.pool());
  });
}

Acceptability acceptability(const ScoreMatrix& scores, const Weights& weights, const AcceptabilityOptions& options) {
  return guarded([&] {
    const fitrank::ScoreMatrix& engine = scores.body().scores;
    const RowIds ids(scores.companies());
    const fitrank::Weights scaled = fitrank::Weights::from_scaled(weights.shares());
    const std::vector<std::uint64_t> allowed = ranked_rows(engine, ids, scaled);
    const ScoreDraws drawn(engine, {.seed = options.seed});
    const auto found = find_acceptability(
        drawn, ids, weight_draws(scaled, options),
        {.samples = options.samples, .top = options.places, .threads = options.threads, .allowed = allowed});
    return acceptability_of(found, nullptr);
  });
}

}  // namespace fitrank::v1
