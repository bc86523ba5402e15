// The slow, obviously right ranking that every other path is checked against.
//
// How: written from the definition alone, on plain rows of optional scores: one loop per sum, every
// company compared with every other. It shares no code with the library.
// Cost: O(companies^2 x criteria).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "score/fit_score.hpp"

namespace fitrank::test {

using Row = std::vector<std::optional<float>>;

struct OracleFit {
  double score = 0;
  double low = 0;
  double high = 0;
  double coverage = 0;
  bool ranked = false;
};

OracleFit oracle_fit(const Row& row, const std::vector<double>& raw_weights, MissingPolicy missing);

/// What the order compares before the id: of two companies the one with the greater key, entry by
/// entry, comes first.
std::vector<double> oracle_key(const Row& row, const OracleFit& fit);

struct OraclePlace {
  std::size_t company = 0;
  std::size_t rank = 0;
  OracleFit fit;
};

struct OracleRanking {
  std::vector<OraclePlace> ranked;
  std::vector<std::size_t> unranked;
};

OracleRanking oracle_ranking(const std::vector<Row>& rows, const std::vector<std::string>& ids,
                             const std::vector<double>& raw_weights, MissingPolicy missing);

}  // namespace fitrank::test
