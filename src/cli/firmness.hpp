// What the commands about a ranking's firmness share: inputs, weights, who is left out, and N.
#pragma once

#include "analysis/rank_report.hpp"
#include "analysis/screen.hpp"
#include "analysis/unknowns.hpp"
#include "cli/inputs.hpp"
#include "output/subject.hpp"

namespace fitrank::cli {

/// N where neither --top nor the profile says.
inline constexpr std::size_t kFirmTop = 5;

struct FirmInputs {
  explicit FirmInputs(const RankingOptions& options)
      : inputs(options),
        weights(used_weights(inputs.profile, inputs.named)),
        screening(screen(inputs.model, inputs.pool, inputs.profile, weights, inputs.threads)),
        top(inputs.profile.top.value_or(kFirmTop)),
        ranked(ranked_count()),
        places(telling_places(top, ranked)) {}

  PoolSubject subject() const {
    return {inputs.model,
            inputs.pool,
            inputs.profile,
            weights,
            {.companies = inputs.pool.size(),
             .ranked = ranked,
             .unranked = inputs.pool.size() - screening.excluded - ranked,
             .excluded = screening.excluded - screening.thin,
             .too_little_known = screening.thin},
            top};
  }
  /// For what counts the first N.
  PoolSubject subject_of_places() const {
    PoolSubject subject = this->subject();
    subject.top = places;
    return subject;
  }

  Inputs inputs;
  Weights weights;
  Screening screening;
  std::size_t top;     ///< how many to list
  std::size_t ranked;  ///< how many companies are ranked
  std::size_t places;  ///< N of the first N

 private:
  std::size_t ranked_count() const {
    const auto unranked =
        unranked_companies(inputs.pool.scores(), inputs.pool, weights, {.top = 0, .allowed = screening.allowed});
    return inputs.pool.size() - screening.excluded - unranked.in_all;
  }
};

}  // namespace fitrank::cli
