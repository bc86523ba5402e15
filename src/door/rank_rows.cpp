#include <fmt/format.h>

#include "door/bodies.hpp"
#include "door/guarded.hpp"
#include "door/rows.hpp"
#include "fitrank/ranking.hpp"
#include "score/batch.hpp"

namespace fitrank::v1 {

namespace {

void check_weights(std::size_t weights, std::size_t criteria) {
  if (weights != criteria) throw Error(fmt::format("{} weights for {} criteria", weights, criteria));
}

}  // namespace

std::vector<RankedRow> rank(const ScoreMatrix& scores, const Weights& weights, const ScoringOptions& options) {
  return guarded([&] {
    check_weights(weights.shares().size(), scores.criteria());
    return door_rows(top_companies(scores.body().scores, RowIds(scores.companies()),
                                   fitrank::Weights::from_scaled(weights.shares()), door_scoring(options),
                                   {.top = asked_top(options.top), .threads = options.threads}));
  });
}

void rank_batch(const ScoreMatrix& scores, std::span<const double> weights, const ScoringOptions& options,
                const PersonaSink& sink) {
  guarded([&] {
    const std::size_t criteria = scores.criteria();
    if (options.top == 0) throw Error("top is at least 1 for many personas");
    if (criteria == 0 || weights.size() % criteria != 0) {
      throw Error(fmt::format("{} weights are no rows of {} criteria", weights.size(), criteria));
    }
    WeightTable personas{.criteria = criteria, .ids = {}, .raw = {weights.begin(), weights.end()}};
    personas.ids.resize(weights.size() / criteria);
    for (std::size_t persona = 0; persona < personas.personas(); ++persona) personas.weights(persona);  // checks
    fitrank::rank_batch(
        scores.body().scores, RowIds(scores.companies()), personas, door_scoring(options),
        {.top = options.top, .threads = options.threads},
        [&](std::size_t persona, const std::vector<fitrank::RankedCompany>& top) { sink(persona, door_rows(top)); });
  });
}

}  // namespace fitrank::v1
