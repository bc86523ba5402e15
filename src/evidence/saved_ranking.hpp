// A ranking as `rank --format json` writes it: what another day's ranking is compared with.
//
// Weights are scaled to sum 1, criterion scores are the very floats that were ranked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "evidence/assess.hpp"
#include "evidence/date.hpp"
#include "score/fit_score.hpp"

namespace fitrank {

struct SavedCompany {
  std::string id;
  std::string name;
  std::size_t rank = 0;         ///< among all that were ranked
  double score = 0;             ///< fit score
  std::vector<float> criteria;  ///< in SavedRanking::criteria's order, NaN = unknown
};

struct SavedRanking {
  std::string source;  ///< the file's name, as shown
  std::string profile;
  std::vector<std::string> criteria;  ///< ids
  std::vector<double> weights;        ///< one per criterion
  MissingPolicy missing = MissingPolicy::renormalize;
  EvidencePolicy evidence = EvidencePolicy::face_value;
  Aggregation method = Aggregation::weighted_sum;
  std::optional<Date> as_of;
  std::vector<SavedCompany> rows;             ///< best first
  std::vector<std::string> unranked;          ///< ids
  std::vector<std::string> excluded;          ///< ids
  std::vector<std::string> too_little_known;  ///< ids
  std::size_t ranked = 0;                     ///< the number of ranked companies

  Scoring scoring() const { return {missing, method}; }

  /// Whether only some of the ranked companies are in `rows`.
  bool cut() const { return ranked > rows.size(); }
};

}  // namespace fitrank
