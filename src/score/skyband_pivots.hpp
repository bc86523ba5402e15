// Pivots: strong companies that show most others to be no members of a skyband.
//
// How: an even sample of the rows gives, for each pattern of unknowns that is common, the distinct
// points that dominate the greatest volume. A row that k of them dominate is no member.
// Cost: the sample's reads, and a few dozen comparisons a row, vectorised.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

#include "score/patterns.hpp"
#include "score/points.hpp"
#include "score/score_matrix.hpp"

namespace fitrank {

struct PatternRow {
  Pattern pattern;
  std::uint32_t row;
};

class Pivots {
 public:
  /// `allowed`: a bit per row; empty: all rows. At most 64 criteria.
  Pivots(const ScoreMatrix& scores, std::span<const std::uint64_t> allowed, std::size_t k);

  /// Those of `rows` rows from `begin` on that are allowed, of which something is known, and that
  /// fewer than k pivots are sure to dominate; in row order.
  std::vector<PatternRow> survivors(std::size_t begin, std::size_t rows) const;

 private:
  struct Set {
    std::vector<std::size_t> known;
    Points points;
    Points scores;  ///< of the same pivots, without their coverages
  };

  /// Whether k companies are sure to be ahead of the row.
  bool settles(const Set& set, std::size_t row) const;
  void choose(Pattern pattern, std::span<const std::uint32_t> sample);
  const Set* of(Pattern pattern) const;

  const ScoreMatrix& scores_;
  std::span<const std::uint64_t> allowed_;
  std::size_t k_;
  std::unordered_map<Pattern, Set> sets_;
};

}  // namespace fitrank
