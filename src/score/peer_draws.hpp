// Unknown signals drawn as comparable employers score, those of one company jointly.
//
// How: a criterion's score is what is expected of it plus a normal error; the errors of one company's criteria have
// the covariances that its estimates leave (expected_scores.hpp), by the Cholesky factor of each kind. A score
// is cut to its extent, which no signal can leave.
// Cost: a factor for each kind, once; as many normal numbers a cell as there are criteria up to it.
#pragma once

#include <cstddef>
#include <vector>

#include "score/counter_draws.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

class PeerDraws {
 public:
  /// `scores`: with expectations; must outlive this.
  explicit PeerDraws(const ScoreMatrix& scores);

  /// A criterion's score with what is unknown of it drawn; NaN where nothing is expected of the company.
  double operator()(const CounterDraws& draw, std::size_t company, std::size_t criterion) const;

 private:
  const ScoreMatrix& scores_;
  std::vector<std::vector<double>> roots_;  ///< by kind: lower triangle, criteria x criteria
};

}  // namespace fitrank
