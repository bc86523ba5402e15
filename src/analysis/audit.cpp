#include "analysis/audit.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/audit_signals.hpp"
#include "analysis/correlation.hpp"
#include "analysis/layers.hpp"
#include "base/parallel.hpp"
#include "score/patterns.hpp"
#include "score/row_mask.hpp"

namespace fitrank {
namespace {

constexpr std::size_t kRowsInChunk = 4096;
constexpr std::size_t kMostPatternCriteria = 64;

/// Of every row its fit score, NaN where it is not ranked, and its coverage.
struct Scored {
  std::vector<double> scores;
  std::vector<double> coverage;
};

Scored score_all(const ScoreMatrix& matrix, const Weights& weights, Scoring scoring,
                 std::span<const std::uint64_t> allowed, std::size_t threads) {
  Scored scored{std::vector<double>(matrix.companies(), std::nan("")), std::vector<double>(matrix.companies())};
  const std::size_t chunks = (matrix.companies() + kRowsInChunk - 1) / kRowsInChunk;
  parallel_for(chunks, thread_count(threads, chunks), [&](std::size_t chunk, std::size_t) {
    const std::size_t end = std::min((chunk + 1) * kRowsInChunk, matrix.companies());
    for (std::size_t row = chunk * kRowsInChunk; row < end; ++row) {
      const FitScore fit = fit_score(matrix, row, weights, scoring);
      scored.coverage[row] = fit.coverage;
      if (fit.ranked() && holds_row(allowed, row)) scored.scores[row] = fit.score;
    }
  });
  return scored;
}

/// The criterion's scores of the ranked rows.
auto ranked_column(const ScoreMatrix& matrix, const Scored& scored, std::size_t criterion) {
  return [column = matrix.column(criterion), &scored](std::size_t row) {
    return std::isnan(scored.scores[row]) ? std::nan("") : static_cast<double>(column[row]);
  };
}

/// Gives main effects their shares of all, and the weights behind them theirs.
void share_out_effects(std::vector<EffectiveWeight>& weights) {
  double effects = 0;
  double compared = 0;
  for (const EffectiveWeight& one : weights) {
    if (!one.with_score.r) continue;
    effects += *one.with_score.r * *one.with_score.r;
    compared += one.weight;
  }
  for (EffectiveWeight& one : weights) {
    if (!one.with_score.r || !(effects > 0)) continue;
    one.compared = one.weight / compared;
    one.effective = *one.with_score.r * *one.with_score.r / effects;
  }
}

std::vector<EffectiveWeight> effective_weights(const ScoreMatrix& matrix, const Scored& scored, const Weights& weights,
                                               std::size_t threads) {
  std::vector<EffectiveWeight> result;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] > 0) result.push_back({.criterion = c, .weight = weights[c]});
  }
  const auto score = [&](std::size_t row) { return scored.scores[row]; };
  parallel_for(result.size(), thread_count(threads, result.size()), [&](std::size_t i, std::size_t) {
    result[i].with_score =
        correlate(matrix.companies(), ranked_column(matrix, scored, result[i].criterion), score, kLeastForMainEffect);
  });
  share_out_effects(result);
  return result;
}

std::vector<CorrelatedPair> correlate_criteria(const ScoreMatrix& matrix, const Scored& scored,
                                               const std::vector<EffectiveWeight>& weighed, std::size_t threads) {
  std::vector<CorrelatedPair> pairs;
  for (std::size_t a = 0; a < weighed.size(); ++a) {
    for (std::size_t b = a + 1; b < weighed.size(); ++b) pairs.push_back({weighed[a].criterion, weighed[b].criterion});
  }
  parallel_for(pairs.size(), thread_count(threads, pairs.size()), [&](std::size_t i, std::size_t) {
    pairs[i].correlation = correlate(matrix.companies(), ranked_column(matrix, scored, pairs[i].a),
                                     ranked_column(matrix, scored, pairs[i].b), kLeastForPair);
  });
  return pairs;
}

std::vector<CriterionCoverage> cover_criteria(const ScoreMatrix& matrix) {
  std::vector<CriterionCoverage> result(matrix.criteria());
  for (std::size_t c = 0; c < matrix.criteria(); ++c) {
    double sum = 0;
    for (std::size_t row = 0; row < matrix.companies(); ++row) {
      if (!std::isnan(matrix.at(row, c))) ++result[c].known;
      sum += matrix.extent(row, c).coverage;
    }
    if (matrix.companies() > 0) result[c].mean_coverage = sum / static_cast<double>(matrix.companies());
  }
  return result;
}

std::vector<LayerCoverage> cover_layers(const Model& model, const CompanySet& dossiers,
                                        const std::vector<double>& coverage) {
  std::vector<std::string> ids = layer_ids(model, dossiers.companies);
  ids.emplace_back();
  std::vector<LayerCoverage> layers;
  for (const std::string& id : ids) {
    LayerCoverage layer{.layer = id};
    double sum = 0;
    for (std::size_t row = 0; row < dossiers.companies.size(); ++row) {
      if (dossiers.companies[row].from_table || dossiers.companies[row].layer != id) continue;
      ++layer.companies;
      sum += coverage[row];
    }
    if (layer.companies == 0) continue;
    layer.mean_coverage = sum / static_cast<double>(layer.companies);
    layers.push_back(layer);
  }
  return layers;
}

std::vector<KnownPattern> known_patterns(const ScoreMatrix& matrix, std::size_t threads) {
  if (matrix.criteria() > kMostPatternCriteria) return {};
  std::vector<PatternCount> counts = count_patterns(matrix, threads);
  std::ranges::stable_sort(counts, std::greater(), &PatternCount::companies);
  std::vector<KnownPattern> patterns;
  for (const PatternCount& count : counts) patterns.push_back({criteria_of(count.known), count.companies});
  return patterns;
}

}  // namespace

Audit audit(const Model& model, const CompanyPool& pool, const Weights& weights, Scoring scoring,
            std::span<const std::uint64_t> allowed, std::size_t threads) {
  const ScoreMatrix& matrix = pool.scores();
  const CompanySet& dossiers = pool.dossiers();
  const Scored scored = score_all(matrix, weights, scoring, allowed, threads);
  Audit result;
  result.companies = matrix.companies();
  result.with_signals = static_cast<std::size_t>(std::ranges::count_if(
      dossiers.companies, [](const Company& company) { return !company.from_table || !company.observations.empty(); }));
  result.ranked =
      static_cast<std::size_t>(std::ranges::count_if(scored.scores, [](double score) { return !std::isnan(score); }));
  result.weights = effective_weights(matrix, scored, weights, threads);
  result.criteria = correlate_criteria(matrix, scored, result.weights, threads);
  result.signals = correlate_signals(model, dossiers, scored.scores, threads);
  result.goalposts = use_of_goalposts(model, dossiers);
  result.coverage = cover_criteria(matrix);
  result.layers = cover_layers(model, dossiers, scored.coverage);
  result.patterns = known_patterns(matrix, threads);
  result.coverage_with_score = correlate(
      matrix.companies(), [&](std::size_t row) { return scored.coverage[row]; },
      [&](std::size_t row) { return scored.scores[row]; }, kLeastForPair);
  return result;
}

}  // namespace fitrank
