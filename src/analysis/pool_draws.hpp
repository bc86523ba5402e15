// The uncertain scores of a pool, to be drawn: what is unknown, as any of its values or as comparable employers score,
// and known scores as far as trust in their evidence is lacking.
//
// Cost: a pass over the dossiers; by peers also a copy of the scores filled in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/screen.hpp"
#include "evidence/company_pool.hpp"
#include "evidence/model.hpp"
#include "evidence/profile.hpp"
#include "evidence/signal_draws.hpp"
#include "score/peer_draws.hpp"
#include "score/score_draws.hpp"

namespace fitrank {

struct PoolDrawOptions {
  bool noise = true;      ///< known scores are drawn too
  bool by_peers = false;  ///< unknown scores as comparable employers score; else each value is equally likely
  std::uint64_t seed = 1;
};

class PoolDraws {
 public:
  /// `model` and `pool` must outlive this.
  PoolDraws(const Model& model, const CompanyPool& pool, const Profile& profile, const PoolDrawOptions& options);
  PoolDraws(const PoolDraws&) = delete;
  PoolDraws& operator=(const PoolDraws&) = delete;

  const ScoreDraws& scores() const { return *scores_; }
  /// Whether any known score is drawn.
  bool noise() const { return spread_.has_value(); }

 private:
  SignalDraws signals_;
  std::optional<ScoreMatrix> spread_;
  std::optional<CompanyPool> filled_;
  std::optional<PeerDraws> peers_;
  std::optional<ScoreDraws> scores_;
};

/// Who takes part in draws: companies that no deal-breaker excludes and that have data for a weighted criterion.
struct DrawnField {
  std::vector<std::uint64_t> allowed;  ///< as RankOptions has it; never empty
  std::size_t excluded = 0;
  std::size_t unknown = 0;
};
DrawnField drawn_field(const Model& model, const CompanyPool& pool, const Profile& profile, const Weights& weights,
                       std::size_t threads = 0);

}  // namespace fitrank
