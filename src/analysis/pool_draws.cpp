#include "analysis/pool_draws.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "evidence/evidence_spread.hpp"
#include "score/ranking.hpp"

namespace fitrank {

namespace {

/// None where no evidence leaves any doubt.
std::optional<ScoreMatrix> spread_of_pool(const Model& model, const CompanyPool& pool) {
  const CompanySet& dossiers = pool.dossiers();
  ScoreMatrix spread = evidence_spread(model, dossiers, pool.size());
  for (std::size_t c = 0; c < spread.criteria(); ++c) {
    const auto column = spread.column(c).first(dossiers.companies.size());
    if (std::ranges::any_of(column, [](float half) { return half > 0; })) return spread;
  }
  return std::nullopt;
}

}  // namespace

PoolDraws::PoolDraws(const Model& model, const CompanyPool& pool, const Profile& profile,
                     const PoolDrawOptions& options)
    : signals_(model, pool.dossiers()) {
  if (options.noise) spread_ = spread_of_pool(model, pool);
  ScoreDrawSpec spec{.spread = spread_ ? &*spread_ : nullptr, .seed = options.seed};
  if (options.by_peers) {
    EvidenceView view = pool.view();
    view.expected = profile.estimate;
    filled_.emplace(pool.viewed(view));
    peers_.emplace(filled_->scores());
    spec.unknown = std::cref(*peers_);
  } else {
    spec.unknown = std::cref(signals_);
  }
  scores_.emplace(pool.scores(), std::move(spec));
}

DrawnField drawn_field(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                       std::size_t threads) {
  const ScoreMatrix& scores = pool.scores();
  Screening screening = screen(model, pool, profile, weights, threads);
  const Unranked unranked =
      unranked_companies(scores, pool, weights, {.threads = threads, .allowed = screening.allowed});
  DrawnField field{std::move(screening.allowed), screening.excluded, unranked.in_all};
  if (field.allowed.empty()) field.allowed.assign((scores.companies() + 63) / 64, ~std::uint64_t{0});
  for (const std::size_t row : unranked.rows) field.allowed[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  return field;
}

}  // namespace fitrank
