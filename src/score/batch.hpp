// Many personas at once: the first k companies for each.
//
// How: blocks of personas meet tiles of companies as small matrix products in float32, fused with
// the selection of those that can still enter a persona's top; these are re-scored in double. The
// companies' unknowns are packed once a tile: known scores and, under renormalize, a 0/1 row beside
// them, so that one product gives sum w s - t sum w for each persona's own threshold t.
// Cost: personas x companies x criteria multiply-adds (twice that under renormalize) from the cache.
// Over a skyband index (index.hpp) the companies are its members alone.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "score/ranking.hpp"
#include "score/skyband.hpp"

namespace fitrank {

/// Personas' weights as they were read: a row of `criteria` raw weights each.
struct WeightTable {
  std::size_t criteria = 0;
  std::vector<std::string> ids;  ///< one per persona
  std::vector<double> raw;       ///< finite, >= 0, no row all zero

  std::size_t personas() const { return ids.size(); }
  Weights weights(std::size_t persona) const { return Weights(std::span(raw).subspan(persona * criteria, criteria)); }
};

struct BatchOptions {
  std::size_t top = 10;
  std::size_t threads = 0;                      ///< 0: all
  std::span<const std::uint64_t> allowed = {};  ///< a bit per row; empty: all rows
  Progress progress = nullptr;                  ///< in personas
};

/// Receives each persona's top, best first with ranks, in the personas' order.
using BatchSink = std::function<void(std::size_t persona, const std::vector<RankedCompany>& top)>;

/// Gives every persona what rank_companies would.
void rank_batch(const ScoreMatrix& scores, const CompanyIds& ids, const WeightTable& personas, Scoring scoring,
                const BatchOptions& options, const BatchSink& sink);

}  // namespace fitrank
